"""What of django-allauth behaves differently here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from siger.core.addresses import counted_address, is_loopback
from siger.core.errors import Forbidden
from siger.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Demonstration accounts, whose passwords are printed, sign in from this machine only and while demonstration is on."""

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        if user.is_demonstration and not (settings.DEMONSTRATION and is_loopback(request.META)):
            refusal = Forbidden()
            raise ImmediateHttpResponse(render(request, "refusals/refusal.html", {"refusal": refusal}, status=refusal.status))
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def get_client_ip(self, request: HttpRequest) -> str:
        """What allauth counts attempts by: behind the proxy everybody would be one address, and locked out together."""
        return counted_address(request.META)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Without the password that came along: nobody has shown yet that the address is theirs. Otherwise whoever signs an officer's
        address up beforehand would keep a way into the account that its owner opens later. A password is set after signing in.
        """
        super().save_user(request, user, form, commit=False)
        user.set_unusable_password()
        if commit:
            user.save()
        return user

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None) -> EmailMessage:
        """Says in a header which message it is: whoever sends it must know that it holds a code, and the header goes no further."""
        kind = template_prefix.rpartition("/")[2]
        message: EmailMessage = super().render_mail(template_prefix, email, context, {**(headers or {}), "X-Siger-Kind": kind})
        return message

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers to their desk, others to their reports."""
        return "/kantor/" if request.user.is_authenticated and request.user.memberships.exists() else "/saya"
