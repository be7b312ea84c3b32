"""Taking the list in view out, as CSV or XLSX: at once when it is short, else written by the worker and fetched within a day."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siger.core.errors import Invalid, NotFound
from siger.core.storage import exports
from siger.desk.actions.export_reports import cancel_export, export_reports
from siger.desk.exporting.files import MEDIA, chunks_of
from siger.desk.exporting.rows import rows_of
from siger.desk.models import ExportState, Form
from siger.desk.queries.exports import exports_of, file_of
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.bulk.selection import filter_of
from siger.web.office.report import back_of
from siger.web.office.shell import shell

PAGE = "/kantor/ekspor/"


@office_page(permission=OfficePermission.WORKLIST)
@require_http_methods(["GET", "HEAD", "POST"])
def exports_page(request: OfficeRequest) -> HttpResponseBase:
    """GET: what I asked for. POST: the list that the filter `saringan` finds, in the form `bentuk`."""
    if request.method != "POST":
        return render(request, "office/export/list.html", {**_mine(request), **shell(request, "worklist")})
    form = request.POST.get("bentuk", "")
    if form not in set(Form):
        raise NotFound
    wanted = filter_of(request.actor, request.POST.get("saringan", ""))
    try:
        export = export_reports(actor=request.actor, wanted=wanted, form=form)
    except Invalid as refusal:
        messages.warning(request, refusal.message)
        return HttpResponseRedirect(back_of(request) or "/kantor/")
    if export.state != ExportState.STREAMED:
        messages.success(request, _("Berkas sedang ditulis. Halaman ini memberi tahu kalau sudah siap."))
        return HttpResponseRedirect(PAGE)
    return StreamingHttpResponse(
        chunks_of(form, rows_of(request.actor, wanted)), content_type=MEDIA[form], headers={"Content-Disposition": _attached(form)}
    )


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def exports_part(request: OfficeRequest) -> HttpResponse:
    """How far they came, asked for every second while one is being written."""
    return render(request, "office/export/_exports.html", _mine(request))


@office_page(permission=OfficePermission.WORKLIST)
@require_POST
def cancel_view(request: OfficeRequest, public_id: UUID) -> HttpResponse:
    cancel_export(actor=request.actor, public_id=public_id)
    return HttpResponseRedirect(PAGE)


@office_page(permission=OfficePermission.WORKLIST)
@require_safe
def export_file(request: OfficeRequest, public_id: UUID) -> FileResponse:
    """Whoever asked for it, within a day. Raises NotFound for everybody else."""
    export = file_of(request.actor, public_id)
    try:
        opened = exports().open(export.path, "rb")
    except FileNotFoundError:
        raise NotFound(_("Berkas ini sudah dihapus. Unduh lagi dari daftar kerja.")) from None
    return FileResponse(opened, content_type=MEDIA[export.form], headers={"Content-Disposition": _attached(export.form)})


def _mine(request: OfficeRequest) -> dict[str, object]:
    exports = exports_of(request.actor)
    return {"exports": exports, "busy": any(one.state in {ExportState.WAITING, ExportState.RUNNING} for one in exports)}


def _attached(form: str) -> str:
    return f'attachment; filename="laporan-{timezone.localdate():%Y-%m-%d}.{form}"'
