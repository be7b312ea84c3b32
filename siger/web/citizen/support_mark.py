"""The random mark by which a browser is counted once as a supporter: a signed cookie that says nothing of anybody.

It is made at the first tap. The server keeps only keyed hashes of it, another one for each report.
"""

from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from siger.core.ids import new_secret

NAME: Final = "siger_dukung"
_SALT: Final = "siger.support"
_YEAR: Final = 365 * 24 * 3600


def mark_of(request: HttpRequest) -> str:
    """This browser's mark, or "" when it has none or brings a forged one."""
    try:
        return signing.Signer(salt=_SALT).unsign(request.COOKIES.get(NAME, ""))
    except signing.BadSignature:
        return ""


def fresh_mark() -> str:
    return new_secret()


def keep_mark(response: HttpResponse, mark: str) -> None:
    response.set_cookie(
        NAME,
        signing.Signer(salt=_SALT).sign(mark),
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
