"""How strongly somebody signed in."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

from siger.core.addresses import is_loopback


def second_factor_shown(request: HttpRequest) -> bool:
    """Whether this session saw a TOTP code, recovery code or passkey.

    A demonstration account signs in over loopback only, which stands for it.
    """
    if getattr(request.user, "is_demonstration", False):
        return settings.DEMONSTRATION and is_loopback(request.META)
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


@receiver(authenticator_added)
def adding_a_key_shows_it(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Whoever has just set up a TOTP app or passkey proved that they hold it: the session need not end first. Codes on paper do not."""
    if authenticator.type in {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}:
        record_authentication(request, authenticator.user, "mfa", id=authenticator.pk, type=authenticator.type)
