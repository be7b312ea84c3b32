"""PDF files of a report: added and saved by the office."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from siger.core.errors import Forbidden, Invalid, Refusal
from siger.reports.actions.attach_file import MOST_AT_ONCE, attach_file
from siger.reports.attachments.incoming import FIELD, receive_file
from siger.reports.queries.attachments import file_for
from siger.reports.queries.pages import office_page as office_report
from siger.reports.states import Verb
from siger.web.attached_files import saved_file
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.photo_addresses import require_signed


@office_page(permission=OfficePermission.REPORT)
@require_POST
def attach_view(request: OfficeRequest, number: str) -> HttpResponse:
    """Back to the report, which says what happened. Nothing is stored for whoever may not attach. Raises Forbidden."""
    page = office_report(request.actor, number.upper())
    if Verb.ATTACH not in page.offers:
        raise Forbidden
    try:
        kept = [receive_file(sent, sent.name or "") for sent in request.FILES.getlist(FIELD)[: MOST_AT_ONCE + 1]]
        attach_file(actor=request.actor, report_id=page.report.pk, files=kept, internal=bool(request.POST.get("internal")))
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) and refusal.fields else refusal.message)
    else:
        messages.success(request, _("Berkas tersimpan. Bisa diunduh setelah diperiksa."))
    return HttpResponseRedirect(f"/kantor/laporan/{page.report.number}#lampiran")


@office_page(permission=OfficePermission.REPORT)
@require_safe
def attachment(request: OfficeRequest, public_id: UUID) -> FileResponse:
    """To be saved, at an address that we signed a short while ago. Raises NotFound."""
    require_signed(request)
    return saved_file(file_for(request.actor, public_id))
