"""Opening a stored picture. Who may see it is asked before, by the view."""

from django.core.files import File
from django.utils.translation import gettext as _

from siger.core.errors import NotFound
from siger.core.storage import originals, photos
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.parts import Size

MEDIA_TYPE = "image/webp"


def open_variant(photo: Photo, size: Size) -> "File[bytes]":
    """The stored picture as it is shown, with its cover, opened for reading; the caller closes it. Raises NotFound while the photo or its
    cover waits, when it is broken or gone."""
    if not photo.covered:
        return open_uncovered(photo, size)
    return _opened(photo, {Size.THUMB: photo.covered_thumb_path, Size.VIEW: photo.covered_view_path}[size])


def open_uncovered(photo: Photo, size: Size) -> "File[bytes]":
    """The picture without a cover. Only for what `open_variant` shows anyway, and for a look that was written down."""
    return _opened(photo, {Size.THUMB: photo.thumb_path, Size.VIEW: photo.view_path}[size])


def open_original(photo: Photo) -> "File[bytes]":
    """The file as it was sent, of anything that somebody may have put into it. Only for a look that was written down. Raises NotFound."""
    if photo.state != PhotoState.READY or not photo.original_path:
        raise NotFound(_("Berkas asli foto ini tidak disimpan."))
    try:
        return originals().open(photo.original_path, "rb")
    except FileNotFoundError as error:
        raise NotFound(_("Foto ini tidak ada lagi di penyimpanan.")) from error


def _opened(photo: Photo, name: str) -> "File[bytes]":
    if photo.state != PhotoState.READY or not name:
        raise NotFound(_("Foto ini belum siap atau tidak bisa ditampilkan. Muat ulang halaman beberapa saat lagi."))
    try:
        return photos().open(name, "rb")
    except FileNotFoundError as error:
        raise NotFound(_("Foto ini tidak ada lagi di penyimpanan.")) from error
