"""Django's way of putting an upload into a temporary file, made safe for a full disk and for files without end.

Django parses a form when the CSRF check first asks for a field, far outside the view: an error raised there would become a bare page. So a
file that cannot be taken is emptied, the rest of it is read to nowhere, and the refusal waits at the upload until the view asks for it.
"""

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from siger.core.errors import Refusal, StorageFull, TooLarge
from siger.core.storage import storage_full_refused
from siger.reports.photos.broken import BrokenReason
from siger.reports.photos.limits import DEFAULT_LIMITS
from siger.reports.photos.words import broken_words

if TYPE_CHECKING:
    AnyUpload = UploadedFile[Any]
else:
    AnyUpload = UploadedFile


class RefusedUpload(AnyUpload):
    """Stands for a file that was not kept: the size that was sent, but no content, so that nothing can store it by mistake."""

    def __init__(self, name: str | None, size: int, refusal: Refusal) -> None:
        super().__init__(file=BytesIO(), name=name, size=size)
        self.refusal = refusal


def refused_upload(file: object) -> Refusal | None:
    """Why an upload was not kept; None for every other file."""
    return file.refusal if isinstance(file, RefusedUpload) else None


class GuardedUploadHandler(TemporaryFileUploadHandler):
    """Belongs behind MemoryFileUploadHandler in FILE_UPLOAD_HANDLERS, which takes small forms. Never raises for what is sent."""

    refusal: Refusal | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.refusal = None
        try:
            with storage_full_refused():
                super().new_file(*args, **kwargs)
        except StorageFull as full:
            self.refusal = full

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.refusal is not None:
            return
        if start + len(raw_data) > DEFAULT_LIMITS.max_bytes:
            self._refuse(TooLarge(broken_words(BrokenReason.TOO_MANY_BYTES)))
            return
        try:
            with storage_full_refused():
                super().receive_data_chunk(raw_data, start)
        except StorageFull as full:
            self._refuse(full)

    def file_complete(self, file_size: int) -> AnyUpload | None:
        if self.refusal is None:
            try:
                with storage_full_refused():
                    return super().file_complete(file_size)
            except StorageFull as full:  # the last bytes wait in a buffer until now
                self._refuse(full)
        return RefusedUpload(self.file_name, file_size, self.refusal) if self.refusal is not None else None

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal = refusal
        with suppress(OSError):  # closing writes the buffer, for which there is no room either
            self.file.close()
