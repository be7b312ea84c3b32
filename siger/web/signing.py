"""How strongly somebody signed in."""

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from siger.core.addresses import is_loopback


def second_factor_shown(request: HttpRequest) -> bool:
    """Whether this session saw a TOTP code, recovery code or passkey.

    A demonstration account signs in over loopback only, which stands for it.
    """
    if getattr(request.user, "is_demonstration", False):
        return settings.DEMONSTRATION and is_loopback(request.META)
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))
