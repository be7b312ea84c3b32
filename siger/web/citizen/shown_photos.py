"""Photos in the form in which the component shows them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from siger.reports.models import Photo, PhotoKind
from siger.web.citizen.dates import short_day
from siger.web.photo_addresses import EVERYONE, signed_address

_ALT = {
    PhotoKind.REPORT: lambda: _("Foto laporan"),
    PhotoKind.BEFORE: lambda: _("Foto sebelum dikerjakan"),
    PhotoKind.AFTER: lambda: _("Foto sesudah dikerjakan"),
    PhotoKind.DISPUTE: lambda: _("Foto dari pelapor: belum beres"),
    PhotoKind.EXTRA: lambda: _("Foto tambahan"),
}


def photo_url(face: object, size: str = "thumb") -> str:
    return signed_address(EVERYONE, face, size)


def shown_photos(photos: Iterable[Photo]) -> list[dict[str, Any]]:
    """Mappings for `<c-photo>`: a small picture that leads to the big one."""
    return [shown_photo(photo) for photo in photos]


def shown_photo(photo: Photo, tag: str = "") -> dict[str, Any]:
    return {
        "state": photo.shown_state,
        "src": photo_url(photo.face),
        "href": photo_url(photo.face, "view"),
        "alt": _ALT[PhotoKind(photo.kind)](),
        "tag": tag,
        "width": 400,
        "height": 300,
    }


def day_tag(photo: Photo, word: str) -> str:
    """ "Sebelum, 18 Mei": by the moment the photo was taken, else by its arrival."""
    return f"{word}, {short_day(photo.taken_at or photo.created_at)}"
