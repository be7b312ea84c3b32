"""The page on which parts of a photo are covered: the tool, its history, and who looked beneath."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from siger.core.errors import Invalid, NotFound, Refusal, Stale, VerbNotAllowed
from siger.reports.actions.cover_photo import cover_photo
from siger.reports.actions.look_at_original import look_at_original
from siger.reports.models import OriginalLook, Photo, PhotoState
from siger.reports.photos.boxes import Box, WrongBoxes, checked_boxes
from siger.reports.photos.parts import Size
from siger.reports.queries.covers import CoverVersion, covers_of, looks_at, open_look
from siger.reports.queries.office_photos import photo_of_report
from siger.reports.queries.pages import ReportPage
from siger.reports.queries.pages import office_page as office_report
from siger.reports.states import Verb
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.covering.boxes import boxes_in, shown_boxes
from siger.web.office.pictures import picture_url, tag_of
from siger.web.office.shell import shell


@dataclass(slots=True)
class Sent:
    """What was posted and could not be done."""

    message: str
    boxes: list[Box] | None = None
    reason: str = ""
    reason_error: str = ""
    status: int = 422


@office_page(permission=OfficePermission.REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def cover_page(request: OfficeRequest, number: str, public_id: UUID) -> HttpResponse:
    """GET: the photo with its cover. POST does a `deed`: `tutup` covers what is sent, `kembalikan` repeats a version, `lihat` looks
    beneath."""
    page = office_report(request.actor, number.upper())
    photo = photo_of_report(page.report, public_id)
    if request.method != "POST":
        return _show(request, page, photo)
    deed = {"tutup": _cover, "kembalikan": _take_back, "lihat": _look}.get(request.POST.get("deed", ""))
    if deed is None:
        raise NotFound
    try:
        deed(request, page, photo)
    except (Invalid, Stale, VerbNotAllowed) as refusal:
        return _refused(request, page, photo, refusal)
    return HttpResponseRedirect(f"/kantor/laporan/{page.report.number}/foto/{public_id}")


def _cover(request: OfficeRequest, page: ReportPage, photo: Photo) -> None:
    boxes, seen = boxes_in(request.POST), _number(request.POST.get("seen"))
    cover_photo(actor=request.actor, report_id=page.report.pk, seen=seen, photo=str(photo.public_id), boxes=boxes)
    said = _("Tersimpan. Umum hanya melihat foto dengan penutup ini.") if boxes else _("Penutup dilepas. Umum melihat foto seluruhnya.")
    messages.success(request, said)


def _take_back(request: OfficeRequest, page: ReportPage, photo: Photo) -> None:
    version, seen = _number(request.POST.get("versi"), wrong=-1), _number(request.POST.get("seen"))
    cover_photo(actor=request.actor, report_id=page.report.pk, seen=seen, photo=str(photo.public_id), back_to=version)
    messages.success(request, _("Versi %(version)d dipakai lagi.") % {"version": version})


def _look(request: OfficeRequest, page: ReportPage, photo: Photo) -> None:
    reason = request.POST.get("reason", "")
    look_at_original(actor=request.actor, report_id=page.report.pk, photo=str(photo.public_id), reason=reason)
    messages.success(request, _("Tercatat. Foto tanpa penutup terbuka untuk Anda selama 10 menit."))


def _refused(request: OfficeRequest, page: ReportPage, photo: Photo, refusal: Refusal) -> HttpResponse:
    """The page as it is now, with what was drawn or written."""
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    reason_error = fields.get("reason", "")
    message = "" if reason_error else next(iter(fields.values()), refusal.message)
    sent = Sent(message, reason=request.POST.get("reason", ""), reason_error=reason_error, status=refusal.status)
    if request.POST.get("deed") == "tutup":
        sent.boxes = _drawn(request)
    fresh = office_report(request.actor, page.report.number)
    return _show(request, fresh, photo_of_report(fresh.report, photo.public_id), sent)


def _drawn(request: OfficeRequest) -> list[Box]:
    """What of the rectangles can be drawn again."""
    kept: list[Box] = []
    for box in boxes_in(request.POST)[:40]:
        try:
            kept += checked_boxes([box])
        except WrongBoxes:
            continue
    return kept


def _show(request: OfficeRequest, page: ReportPage, photo: Photo, sent: Sent | None = None) -> HttpResponse:
    covers, look = covers_of(photo), open_look(request.actor, photo)
    tall = round(1000 * (photo.height or 3) / (photo.width or 4))
    current = covers[0].boxes if covers else []
    drawn = sent.boxes if sent is not None and sent.boxes is not None else current
    context = {
        "report": page.report,
        "photo": photo,
        "tag": tag_of(photo),
        "tall": str(tall),
        "boxes": shown_boxes(drawn, tall),
        "picture": _picture(photo, look),
        "waits": photo.shown_state != PhotoState.READY,
        "versions": _versions(covers),
        "may_cover": Verb.COVER_PHOTO in page.offers,
        "may_look": Verb.LOOK_AT_ORIGINAL in page.offers,
        "look": look,
        "looks": looks_at(photo),
        "sent": sent,
        **shell(request, "worklist"),
    }
    response = render(request, "office/cover/page.html", context, status=sent.status if sent else 200)
    response["Cache-Control"] = "no-store, private"
    return response


def _picture(photo: Photo, look: OriginalLook | None) -> str:
    """Without its cover for whoever just said why."""
    if look is not None:
        return f"/kantor/foto/{photo.public_id}/asli/{look.pk}.webp"
    return picture_url(photo, Size.VIEW) if photo.shown_state == PhotoState.READY else ""


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """`current`: it is what is shown now."""

    version: CoverVersion
    number: str
    count: int
    current: bool


def _versions(covers: list[CoverVersion]) -> list[ShownVersion]:
    return [ShownVersion(one, str(one.version), len(one.boxes), place == 0) for place, one in enumerate(covers)]


def _number(text: str | None, wrong: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else wrong
