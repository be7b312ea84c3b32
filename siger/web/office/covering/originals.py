"""A photo without its cover, and the file as it was sent: for whoever wrote down why, for a few minutes."""

from typing import Final
from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_safe

from siger.reports.photos.parts import Size
from siger.reports.photos.serving import MEDIA_TYPE, open_original, open_uncovered
from siger.reports.queries.covers import require_look
from siger.reports.queries.office_photos import photo_for_office
from siger.web.office.access import OfficePermission, OfficeRequest, office_page

_ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"}
# Nobody knows what else is in a file that somebody sent: no browser shall open it as a page of ours.
AS_FILE: Final = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@office_page(permission=OfficePermission.REPORT)
@require_safe
def uncovered(request: OfficeRequest, public_id: UUID, look_id: int) -> FileResponse:
    """The big picture without its cover. Raises NotFound without the reader's own open look."""
    photo = photo_for_office(request.actor, public_id)
    require_look(request.actor, photo, look_id)
    response = FileResponse(open_uncovered(photo, Size.VIEW), content_type=MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


@office_page(permission=OfficePermission.REPORT)
@require_safe
def original(request: OfficeRequest, public_id: UUID, look_id: int) -> FileResponse:
    """The file as it was sent, to be saved and never shown by us. Raises NotFound likewise, also when it was not kept."""
    photo = photo_for_office(request.actor, public_id)
    require_look(request.actor, photo, look_id)
    name = f"{photo.report.number}-asli.{_ENDINGS.get(photo.media_type, 'bin')}"
    stored = open_original(photo)
    return FileResponse(stored, as_attachment=True, filename=name, content_type="application/octet-stream", headers=AS_FILE)
