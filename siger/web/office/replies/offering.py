"""What a template says here: lists to take one from, filled for one report, or with its fields for many."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siger.core.errors import NotFound
from siger.desk.bulk.verbs import BULK_VERBS
from siger.desk.models import RunState
from siger.desk.queries.bulk import run_of
from siger.desk.queries.templates import offers_for, unfilled_for
from siger.desk.replies.occasions import NOTE, OCCASIONS
from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.pages import office_page as office_report
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.report import back_of
from siger.web.office.shell import shell


@office_page(permission=OfficePermission.REPORT)
@require_safe
def report_templates(request: OfficeRequest, number: str) -> HttpResponse:
    """`?langkah=` is the verb or the note that the words are for. Raises NotFound for another, Forbidden for whoever only reads."""
    page, occasion, back = office_report(request.actor, number.upper()), request.GET.get("langkah", ""), back_of(request)
    if occasion not in OCCASIONS:
        raise NotFound
    way = "catatan" if occasion == NOTE else occasion
    rows = _offers(request.actor, page.report, occasion, way, back)
    return _shown(request, rows, page.report.number, f"/kantor/laporan/{page.report.number}/{way}")


def _offers(actor: Actor, report: Report, occasion: str, way: str, back: str) -> list[dict[str, Any]]:
    to, place = f"/kantor/laporan/{report.number}/{way}", "catatan" if occasion == NOTE else "langkah"
    kept = {"kembali": back} if back else {}
    return [
        {
            "name": one.name,
            "text": one.text,
            "left": one.left,
            "agency": "" if one.own else one.agency,
            "url": f"{to}?{urlencode({'templat': one.id, **kept})}#{place}",
        }
        for one in offers_for(actor, report, occasion)
    ]


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def run_templates(request: OfficeRequest, public_id: UUID) -> HttpResponse:
    """For a run that is not asked for yet: its reports are filled one by one when it comes to it. Raises NotFound for another's."""
    run, to = run_of(request.actor, public_id), f"/kantor/massal/{public_id}"
    if run.state != RunState.DRAFT or BULK_VERBS[run.verb].wants != "words":
        raise NotFound
    rows = [
        {"name": one.word, "text": one.text, "left": [], "agency": one.agency.short_name, "url": f"{to}?templat={one.pk}"}
        for one in unfilled_for(request.actor, run.verb)
    ]
    return _shown(request, rows, "", to)


def _shown(request: OfficeRequest, rows: list[dict[str, Any]], number: str, to: str) -> HttpResponse:
    context = {"offers": rows, "number": number, "to": to}
    if request.headers.get("HX-Request"):
        return render(request, "office/replies/_offers.html", context)
    return render(request, "office/replies/offers.html", {**context, **shell(request, "worklist")})
