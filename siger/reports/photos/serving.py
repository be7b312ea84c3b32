"""Opening a stored picture. Who may see it is asked before, by the view."""

from django.core.files import File
from django.utils.translation import gettext as _

from siger.core.errors import NotFound
from siger.core.storage import photos
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.parts import Size

MEDIA_TYPE = "image/webp"


def open_variant(photo: Photo, size: Size) -> "File[bytes]":
    """The stored picture, opened for reading; the caller closes it. Raises NotFound while the photo waits, when it is broken or gone."""
    name = {Size.THUMB: photo.thumb_path, Size.VIEW: photo.view_path}[size]
    if photo.state != PhotoState.READY or not name:
        raise NotFound(_("Foto ini belum siap atau tidak bisa ditampilkan. Muat ulang halaman beberapa saat lagi."))
    try:
        return photos().open(name, "rb")
    except FileNotFoundError as error:
        raise NotFound(_("Foto ini tidak ada lagi di penyimpanan.")) from error
