"""An attachment on its way out: to be saved, never shown. Nobody knows what else is in a file that somebody sent."""

from typing import Final

from django.http import FileResponse
from django.utils.translation import gettext as _

from siger.core.errors import NotFound
from siger.core.storage import originals
from siger.reports.models import Attachment

HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


def saved_file(attachment: Attachment) -> FileResponse:
    """The caller asked for the right. Raises NotFound when the file is gone."""
    try:
        stored = originals().open(attachment.path, "rb")
    except FileNotFoundError as error:
        raise NotFound(_("Berkas ini tidak ada lagi di penyimpanan.")) from error
    return FileResponse(stored, as_attachment=True, filename=attachment.name, content_type="application/octet-stream", headers=HEADERS)
