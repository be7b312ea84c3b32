"""A note of the office is added to a report."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Invalid
from siger.desk.actions.add_note import add_note
from siger.desk.permissions import writing_seat
from siger.desk.queries.callable import callable_people
from siger.desk.replies.occasions import NOTE
from siger.reports.models import Report
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.desk import desk_of
from siger.web.office.note_list import Notes
from siger.web.office.replies.taking import words_taken
from siger.web.office.report import back_of
from siger.web.office.shell import shell
from siger.web.office.since import note_look
from siger.web.office.steps import next_verb, open_step


@office_page(permission=OfficePermission.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def add_note_view(request: OfficeRequest, number: str) -> HttpResponse:
    """GET: the report with colleagues to choose from. POST: back to the report; or again with what is wrong and what was typed."""
    page = office_report(request.actor, number.upper())
    if request.method != "POST":
        writing_seat(request.actor, page.report)
        return _shown(request, page)
    chosen = request.POST.get("call", "")
    call = int(chosen) if chosen.isdecimal() and len(chosen) < 10 else None
    try:
        add_note(actor=request.actor, report_id=page.report.pk, words=request.POST.get("words", ""), call=call)
    except Invalid as refusal:
        return _shown(request, page, refusal)
    messages.success(request, _("Catatan tersimpan. Hanya kantor yang membacanya."))
    return HttpResponseRedirect(f"/kantor/laporan/{page.report.number}#catatan")


def _shown(request: OfficeRequest, page: ReportPage, refusal: Invalid | None = None) -> HttpResponse:
    verb = next_verb(request.actor, page)
    desk = desk_of(request.actor, page, open_step(request.actor, page, verb) if verb else None, back=back_of(request))
    note_look(request.actor, desk)
    if desk.notes is not None:
        desk.notes.people = callable_people(request.actor, page.report)
        _keep_typed(request, page.report, desk.notes, refusal)
    context = {"desk": desk, **shell(request, "worklist")}
    response = render(request, "office/report/page.html", context, status=refusal.status if refusal else 200)
    response["Cache-Control"] = "no-store, private"
    return response


def _keep_typed(request: OfficeRequest, report: Report, notes: Notes, refusal: Invalid | None) -> None:
    notes.typed, notes.call = request.POST.get("words", ""), request.POST.get("call", "")
    if request.method != "POST":
        notes.typed = words_taken(request.actor, report, NOTE, request.GET.get("templat", ""))
    if refusal is not None:
        notes.call_error = refusal.fields.get("call", "")
        notes.error = refusal.fields.get("words", "" if notes.call_error else refusal.message)
