"""My reports and my account."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siger.people.signing_in import needs_second_factor, seats_of
from siger.reports.queries.own import own_reports
from siger.web.citizen.links import citizen_actor
from siger.web.citizen.own_rows import own_rows
from siger.web.permission_marks import for_reporters
from siger.web.signing import second_factor_shown


@for_reporters
@never_cache
@require_safe
def my_reports(request: HttpRequest) -> HttpResponse:
    """Reports of the account and of the links that this browser holds. Without either it says how to get here."""
    actor = citizen_actor(request)
    context: dict[str, Any] = {
        "tab": "mine",
        "rows": own_rows(own_reports(actor)),
        "signed_in": actor.user_id is not None,
        "name": actor.name,
        "lacks": lacks_second_factor(request),
        "is_officer": actor.is_officer,
    }
    return render(request, "citizen/mine.html", context)


@for_reporters
@never_cache
@require_safe
@login_required
def protect_account(request: HttpRequest) -> HttpResponse:
    """Where people land whose role asks for a second key: set one up, or show the one they have. Others go to their reports."""
    if not lacks_second_factor(request):
        return redirect("mine")
    context = {"tab": "mine", "back": "/saya", "has_key": is_mfa_enabled(request.user), "next": "/kantor/"}
    return render(request, "citizen/protect_account.html", context)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether somebody signed in whose seats stay closed until a TOTP code, recovery code or passkey was shown in this session."""
    if not request.user.is_authenticated or second_factor_shown(request):
        return False
    return needs_second_factor(seats_of(request.user.pk))
