"""Photos in the form in which pages show them, with the addresses at which the office sees them."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siger.reports.models import Photo, PhotoKind, PhotoState
from siger.reports.photos.parts import Size
from siger.web.office.moments import SHORT_MONTHS
from siger.web.photo_addresses import OFFICE, signed_address

ALT: Final = {
    PhotoKind.REPORT: gettext_lazy("Foto laporan"),
    PhotoKind.BEFORE: gettext_lazy("Foto sebelum dikerjakan"),
    PhotoKind.AFTER: gettext_lazy("Foto sesudah dikerjakan"),
    PhotoKind.DISPUTE: gettext_lazy("Foto sanggahan pelapor"),
    PhotoKind.EXTRA: gettext_lazy("Foto tambahan"),
}
TAGS: Final = {
    PhotoKind.REPORT: gettext_lazy("Pelapor"),
    PhotoKind.BEFORE: gettext_lazy("Sebelum"),
    PhotoKind.AFTER: gettext_lazy("Sesudah"),
    PhotoKind.DISPUTE: gettext_lazy("Sanggahan"),
    PhotoKind.EXTRA: gettext_lazy("Tambahan"),
}


def picture_url(photo: Photo, size: Size) -> str:
    return signed_address(OFFICE, photo.face, size.value)


def picture(photo: Photo) -> dict[str, Any]:
    """A mapping for `<c-photo>`: a small picture that leads to the big one."""
    return {
        "state": photo.shown_state,
        "src": picture_url(photo, Size.THUMB),
        "href": picture_url(photo, Size.VIEW),
        "alt": ALT[PhotoKind(photo.kind)],
        "tag": _short_tag(photo),
        "width": 400,
        "height": 300,
        "hidden": photo.hidden,
        "covered": photo.covered,
        "coverable": photo.state == PhotoState.READY,
        "id": str(photo.public_id),
    }


def pictures(photos: Iterable[Photo]) -> list[dict[str, Any]]:
    return [picture(photo) for photo in photos]


def _short_tag(photo: Photo) -> str:
    """ "Sesudah 2 Jun": as much as fits on a small picture."""
    at = localtime(photo.taken_at or photo.created_at)
    said = f"{TAGS[PhotoKind(photo.kind)]} {at.day} {SHORT_MONTHS[at.month - 1]}"
    if photo.hidden:
        return _("%(said)s, tertutup") % {"said": said}
    return _("%(said)s, sebagian ditutup") % {"said": said} if photo.covered else said


def tag_of(photo: Photo) -> str:
    """ "Sesudah, 2 Jun 14.05": by the moment it was taken, else by its arrival."""
    at = localtime(photo.taken_at or photo.created_at)
    return f"{TAGS[PhotoKind(photo.kind)]}, {at.day} {SHORT_MONTHS[at.month - 1]} {at.hour:02}.{at.minute:02}"
