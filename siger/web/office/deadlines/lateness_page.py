"""Who is told when a clock runs out, in words; and the log of what ran out."""

from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from siger.core.clock import now
from siger.deadlines.models import ClockKind
from siger.deadlines.queries.breaches import BreachFilter, BreachState, breaches_of
from siger.reports.queries.paging import parse_cursor
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.agencies import asked_agency
from siger.web.office.deadlines.lateness import KIND_WORDS, chains, told_rows
from siger.web.office.deadlines.place import place_of
from siger.web.office.shell import shell

_STATES: Final[tuple[tuple[str, Promise], ...]] = (
    ("", gettext_lazy("Semua")),
    (BreachState.RUNNING, gettext_lazy("Masih terlambat")),
    (BreachState.OVER, gettext_lazy("Sudah lewat dari meja itu")),
)


@office_page(permission=OfficePermission.DEADLINES)
@require_safe
def lateness_page(request: OfficeRequest) -> HttpResponse:
    """Ten statements for any number of rows: session, account, seats, governments, two offices, the log with its right, counts; one more
    with an agency.
    """
    place = place_of(request, request.GET.get("wilayah"))
    after = parse_cursor(request.GET.get("sesudah"))
    wanted, agency_name = _wanted(request.GET)
    page = breaches_of(request.actor, place.here.code, wanted, after=after)
    context = {
        "place": place,
        "chains": chains(place.here.code),
        "rows": told_rows(page.rows, now()),
        "next": page.next,
        "paged": after is not None,
        "wanted": wanted,
        "agency_name": agency_name,
        "filtered": wanted != BreachFilter(),
        "states": _STATES,
        "kinds": [("", gettext_lazy("Semua")), *KIND_WORDS.items()],
    }
    return render(request, "office/deadlines/lateness.html", {**context, **shell(request, "policies")})


def _wanted(query: QueryDict) -> tuple[BreachFilter, str]:
    """Anything unknown means "any"."""
    agency_id, name = asked_agency(query.get("instansi", ""), query.get("instansi_text", ""))
    state, kind = query.get("keadaan", ""), query.get("batas", "")
    known_state, known_kind = state if state in set(BreachState) else "", kind if kind in ClockKind.values else ""
    return BreachFilter(agency_id, known_state, known_kind), name
