"""A photo on its way in: from the web request into private storage."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from siger.core.errors import Invalid, TooLarge
from siger.core.storage import originals, random_name, write_whole
from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.kinds import HEAD_BYTES, Kind, recognise
from siger.reports.photos.limits import DEFAULT_LIMITS, Limits
from siger.reports.photos.upload_handler import refused_upload
from siger.reports.photos.words import broken_words

CHUNK_BYTES: Final = 64 * 1024
FIELD: Final = "photos"


class Readable(Protocol):
    """Anything with bytes to read: an upload of Django, an opened file, BytesIO."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class IncomingPhoto:
    """What was stored: `path` in the storage `originals`, SHA-256 of 32 bytes, number of bytes, kind by the first bytes."""

    path: str
    sha256: bytes
    bytes: int
    kind: Kind


def receive_upload(file: Readable, *, limits: Limits = DEFAULT_LIMITS) -> IncomingPhoto:
    """Store a photo as it was sent, without ever holding more than a chunk of it in memory. Only its first bytes are looked at.

    Nothing is left in the storage when it raises: TooLarge (more than `limits.max_bytes`), Invalid (empty, or by its first bytes
    no photo that is accepted) or StorageFull. A damaged photo is noticed later, in the worker, so that its report is accepted.
    """
    refusal = refused_upload(file)
    if refusal is not None:
        raise refusal
    head = file.read(HEAD_BYTES)
    try:
        kind = recognise(head)
    except BrokenPhoto as broken:
        words = broken_words(broken.reason)
        raise Invalid({FIELD: words}) from broken
    path, counted = random_name(), CountedReading(file, head, limits.max_bytes)
    write_whole(originals(), path, counted.chunks())
    return IncomingPhoto(path, counted.digest.digest(), counted.length, kind)


class CountedReading:
    """Reads a file in chunks, counting and hashing them, and raises TooLarge as soon as there are more bytes than allowed.

    Whoever wants to see the bytes pass overrides `take` and `finish`, which may raise: nothing is stored then.
    """

    def __init__(self, file: Readable, head: bytes, max_bytes: int) -> None:
        self.digest = hashlib.sha256()
        self.length = 0
        self._file, self._head, self._max_bytes = file, head, max_bytes

    def chunks(self) -> Iterator[bytes]:
        chunk = self._head
        while chunk:
            self.length += len(chunk)
            if self.length > self._max_bytes:
                raise self.too_large()
            self.digest.update(chunk)
            self.take(chunk)
            yield chunk
            chunk = self._file.read(CHUNK_BYTES)
        self.finish()

    def take(self, chunk: bytes) -> None:
        """Each chunk before it is stored."""

    def finish(self) -> None:
        """After the last one."""

    def too_large(self) -> TooLarge:
        return TooLarge(broken_words(BrokenReason.TOO_MANY_BYTES))
