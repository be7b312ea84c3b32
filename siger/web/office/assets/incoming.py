"""Import of a small file: tried out, then stored; and the log of every import."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siger.core.errors import Forbidden, Invalid, TooLarge
from siger.reports.photos.upload_handler import refused_upload
from siger.triage.assets.incoming.report import AssetReport
from siger.triage.assets.kinds import RULES
from siger.triage.assets.queries import imports_log
from siger.triage.assets.uploading import MAX_BYTES, store_tried, too_large_words, try_out
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.shell import shell

ADDRESS: Final = "/kantor/aset/impor"


@office_page(permission=OfficePermission.ASSETS)
@require_http_methods(["GET", "HEAD", "POST"])
def import_view(request: OfficeRequest) -> HttpResponse:
    """The form with the log below it; a POST tries the file out and shows what would happen."""
    if request.method != "POST":
        return _show(request)
    source, replace = request.POST.get("source", ""), bool(request.POST.get("replace"))
    typed: dict[str, Any] = {"source": source, "replace": replace}
    try:
        name, content = _sent(request)
        report, waiting = try_out(actor=request.actor, file_name=name, content=content, source=source, replace=replace)
    except (Invalid, TooLarge, Forbidden) as refusal:
        errors = refusal.fields if isinstance(refusal, Invalid) else {"file": refusal.message}
        return _show(request, status=refusal.status, errors=errors, **typed)
    return _show(request, status=200 if report.ok else 422, report=report, waiting=waiting, **typed)


@office_page(permission=OfficePermission.ASSETS)
@require_POST
def store_view(request: OfficeRequest, upload_id: UUID) -> HttpResponse:
    report = store_tried(actor=request.actor, upload_id=upload_id)
    if not report.ok:
        return _show(request, status=422, report=report, source=report.source)
    messages.success(request, " ".join(report.lines()))
    return HttpResponseRedirect(ADDRESS)


def _sent(request: OfficeRequest) -> tuple[str, bytes]:
    """The file's name and content. Raises Invalid without one, TooLarge."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise Invalid({"file": _("Pilih berkas GeoJSON-nya.")})
    if (file.size or 0) > MAX_BYTES:
        raise TooLarge(too_large_words())
    if refusal := refused_upload(file):
        raise refusal
    return (file.name or "aset.geojson")[:200], file.read()


def _show(request: OfficeRequest, *, status: int = 200, report: AssetReport | None = None, **more: Any) -> HttpResponse:
    context: dict[str, Any] = {
        "report": report,
        "lines": report.lines() if report else [],
        "log": imports_log(request.actor),
        "kinds": ", ".join(rule.written[0] for rule in RULES.values()),
        "errors": {},
        **more,
        **shell(request, "assets"),
    }
    return render(request, "office/assets/import.html", context, status=status)
