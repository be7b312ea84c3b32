"""Second factors, passwords and addresses of an account that has a second factor are changed only by whoever has shown it.

Without this a password alone would do: in a session from before the first factor was set up, libraries let it stand for both.
"""

from collections.abc import Callable
from typing import Any, Final

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from siger.web.signing import second_factor_shown

_GUARDED: Final = frozenset(
    {
        "account_change_password",
        "account_email",
        "account_set_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_list_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
    }
)


class SecondFactorFirstMiddleware:
    """Leads to the page that asks for the second factor, and back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.url_name not in _GUARDED or not request.user.is_authenticated:
            return None
        if second_factor_shown(request) or not is_mfa_enabled(request.user):
            return None
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")
