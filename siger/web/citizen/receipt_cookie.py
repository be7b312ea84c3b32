"""The secret of a new report on its way to the receipt: a signed cookie for that one address, for an hour."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

NAME: Final = "siger_resi"
_SALT: Final = "siger.receipt"
HOUR_S: Final = 3600


def keep_secret_for_receipt(response: HttpResponse, number: str, secret: str) -> None:
    """Readable at the receipt's own address only. The server keeps nothing but the digest."""
    response.set_cookie(
        NAME,
        signing.dumps([number, secret], salt=_SALT),
        max_age=HOUR_S,
        path=f"/laporan/{number}/terima",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def secret_for_receipt(request: HttpRequest, number: str) -> str:
    """The secret, or "" when this browser did not just send the report."""
    try:
        kept_number, secret = signing.loads(request.COOKIES.get(NAME, ""), salt=_SALT, max_age=HOUR_S)
    except (signing.BadSignature, TypeError, ValueError):
        return ""
    return str(secret) if kept_number == number else ""
