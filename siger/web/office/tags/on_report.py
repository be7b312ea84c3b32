"""Tags are put on a report and taken off it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Invalid
from siger.desk.actions.tag_report import tag_report
from siger.desk.permissions import writing_seat
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.desk import desk_of
from siger.web.office.numbers import numbers_of
from siger.web.office.report import back_of
from siger.web.office.shell import shell
from siger.web.office.since import note_look
from siger.web.office.tags.choosing import open_choices


@office_page(permission=OfficePermission.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def tag_view(request: OfficeRequest, number: str) -> HttpResponse:
    """GET: the report with tags to tick. POST: what was ticked and was not there goes on, what was there and is not ticked comes off;
    `lepas` takes one off. What others put on meanwhile stays.
    """
    page = office_report(request.actor, number.upper())
    writing_seat(request.actor, page.report)
    if request.method != "POST":
        return _shown(request, page)
    add, remove = _wanted(request)
    try:
        tag_report(actor=request.actor, report_id=page.report.pk, add=add, remove=remove)
    except Invalid as refusal:
        return _shown(request, page, refusal, set(numbers_of(request.POST.getlist("tag"))))
    messages.success(request, _("Tag tersimpan. Hanya rekan seinstansi yang melihatnya."))
    back = back_of(request)
    return HttpResponseRedirect(f"{back}#{page.report.number}" if back else f"/kantor/laporan/{page.report.number}")


def _wanted(request: OfficeRequest) -> tuple[set[int], set[int]]:
    one = set(numbers_of(request.POST.getlist("lepas")))
    if one:
        return set(), one
    ticked, shown = set(numbers_of(request.POST.getlist("tag"))), set(numbers_of(request.POST.getlist("tampak")))
    return ticked - shown, shown - ticked


def _shown(request: OfficeRequest, page: ReportPage, refusal: Invalid | None = None, ticked: set[int] | None = None) -> HttpResponse:
    desk = desk_of(request.actor, page, None, back=back_of(request))
    note_look(request.actor, desk)
    open_choices(request.actor, page.report, desk.tags, ticked)
    if refusal is not None:
        desk.tags.error = refusal.fields.get("tags", refusal.message)
    status = refusal.status if refusal else 200
    if request.headers.get("HX-Request") and request.method == "GET":
        return render(request, "office/report/_desk.html", {"desk": desk, "in_pane": True}, status=status)
    response = render(request, "office/report/page.html", {"desk": desk, **shell(request, "worklist")}, status=status)
    response["Cache-Control"] = "no-store, private"
    return response
