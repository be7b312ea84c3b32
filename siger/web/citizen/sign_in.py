"""Signing in: one page that leads to a code by e-mail, a password or a passkey; on a demonstration also the accounts to try."""

from dataclasses import replace
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import logout as allauth_logout
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from siger.core.addresses import is_loopback
from siger.core.errors import Forbidden, NotFound
from siger.people.demonstration import demonstration_account, demonstration_accounts
from siger.people.roles import Role
from siger.web.office.shell import ROLE_WORDS
from siger.web.permission_marks import OPEN, mark, open_to_all

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@open_to_all
@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Somebody who is signed in already is led on."""
    target = _local_target(request, request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(target or get_adapter(request).get_login_redirect_url(request))
    context: dict[str, Any] = {"tab": "mine", "back": "/", "next": target, "accounts": ()}
    if _may_try(request):
        context["accounts"] = [
            replace(account, role=str(ROLE_WORDS[Role(account.role)])) if account.role else account for account in demonstration_accounts()
        ]
    return render(request, "citizen/sign_in.html", context)


@open_to_all
@never_cache
@require_POST
def demonstration_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a demonstration account, from this machine alone. Raises Forbidden elsewhere, NotFound for any other account."""
    if not _may_try(request):
        raise Forbidden
    user = demonstration_account(request.POST.get("akun", ""))
    if user is None:
        raise NotFound
    login(request, user, backend=_BACKEND)
    return redirect(_local_target(request, request.POST.get("next", "")) or get_adapter(request).get_login_redirect_url(request))


def _may_try(request: HttpRequest) -> bool:
    return bool(settings.DEMONSTRATION) and is_loopback(request.META)


def _local_target(request: HttpRequest, target: str) -> str:
    """Where to go afterwards; "" for an address that leaves this site."""
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return target if target and safe else ""


sign_out = mark(allauth_logout, OPEN)
