"""Who may open an office page: signed in, with a seat that the page is for, and with a second factor where the seats ask for one."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from siger.core.errors import Forbidden
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.people.signing_in import needs_second_factor, seats_of


class OfficePermission(StrEnum):
    """What a page of the office is for. Which reports are seen on it, the queries decide."""

    WORKLIST = "office: worklist"
    REPORT = "office: one report"
    MENTIONS = "office: mentions"
    TAGS = "office: tags of an agency"
    TEMPLATES = "office: reply templates of an agency"
    CREWS = "office: crews of an agency"
    SHIFT = "office: hand-over of a shift"
    VALIDATION = "office: validation"
    DISPUTES = "office: disputes of approved work"
    PROOF_FIGURES = "office: figures of finished work"
    FIELD = "office: field"
    FAILED_JOBS = "office: failed jobs"
    QUARANTINE = "office: files in quarantine"
    ASSETS = "office: things with owners"
    RULES = "office: rules"
    DEADLINES = "office: calendar and due dates"
    WANDERING = "office: reports that wander"
    CLOSED_AGENCIES = "office: closed agencies"


# None: any seat opens the page.
SEATS_FOR: Final[dict[OfficePermission, frozenset[Role] | None]] = {
    OfficePermission.WORKLIST: None,
    OfficePermission.REPORT: None,
    OfficePermission.MENTIONS: None,
    OfficePermission.TAGS: frozenset({Role.DISPATCHER, Role.SUPERVISOR}),
    OfficePermission.TEMPLATES: frozenset({Role.DISPATCHER, Role.SUPERVISOR}),
    OfficePermission.CREWS: frozenset({Role.SUPERVISOR}),
    OfficePermission.SHIFT: frozenset({Role.DISPATCHER, Role.OFFICER, Role.SUPERVISOR}),
    OfficePermission.VALIDATION: frozenset({Role.VALIDATOR}),
    # Above a validator: superiors find, leaders read.
    OfficePermission.DISPUTES: frozenset({Role.SUPERVISOR, Role.LEADER}),
    OfficePermission.PROOF_FIGURES: frozenset({Role.SUPERVISOR, Role.LEADER, Role.AUDITOR}),
    OfficePermission.FIELD: frozenset({Role.OFFICER, Role.SUPERVISOR}),
    OfficePermission.QUARANTINE: frozenset({Role.ADMINISTRATOR}),
    OfficePermission.FAILED_JOBS: frozenset({Role.ADMINISTRATOR}),
    OfficePermission.DEADLINES: frozenset({Role.ADMINISTRATOR}),
    OfficePermission.CLOSED_AGENCIES: frozenset({Role.ADMINISTRATOR}),
    OfficePermission.ASSETS: frozenset({Role.DISPATCHER, Role.ADMINISTRATOR}),
    # Read by all who assign, oversee or check; who may change which list, the rules' own package says.
    OfficePermission.RULES: frozenset({Role.DISPATCHER, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.LEADER, Role.AUDITOR}),
    OfficePermission.WANDERING: frozenset({Role.DISPATCHER, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.LEADER, Role.AUDITOR}),
}


class OfficeRequest(HttpRequest):
    """What an office view gets: a request whose actor has at least one seat."""

    actor: Actor


OfficeView = Callable[..., HttpResponseBase]


def office_page(*, permission: OfficePermission) -> Callable[[OfficeView], OfficeView]:
    """Marks a view with its permission and opens it only for seats of that kind. Never cached: the next person at this browser is another.

    Not signed in: to the sign-in page and back. Second factor missing: to set one up, or to show it. Otherwise raises Forbidden.
    """

    def decorate(view: OfficeView) -> OfficeView:
        @never_cache
        @wraps(view)
        def guarded(request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return _turned_away(request, permission) or view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def _turned_away(request: OfficeRequest, permission: OfficePermission) -> HttpResponse | None:
    user = request.user
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    if not request.actor.seats:
        if needs_second_factor(seats_of(user.pk)):
            return _to_second_factor(request)
        raise Forbidden(_("Akun Anda belum punya peran di kantor. Minta admin instansi Anda menambahkannya."))
    wanted = SEATS_FOR[permission]
    if wanted is not None and not request.actor.seats_as(*wanted):
        raise Forbidden(_("Halaman ini bukan untuk peran Anda."))
    return None


def _to_second_factor(request: OfficeRequest) -> HttpResponse:
    """An account that has one only shows it again; the others set one up first."""
    address = "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_index"
    return HttpResponseRedirect(f"{reverse(address)}?{urlencode({'next': request.get_full_path()})}")
