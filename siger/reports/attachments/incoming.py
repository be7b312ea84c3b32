"""A file on its way in: from the web request into private storage, without being opened."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from siger.core.errors import Invalid, TooLarge
from siger.core.storage import originals, random_name, write_whole
from siger.reports.photos.incoming import CountedReading, Readable
from siger.reports.photos.upload_handler import refused_upload

FIELD: Final = "files"
MOST_BYTES: Final = 10 * 1024 * 1024
LONGEST_NAME: Final = 80
_HEAD: Final = b"%PDF-"
_END: Final = b"%%EOF"
_TAIL_BYTES: Final = 1024
# Letters, digits and marks of any script, and a few signs; neither ways through folders nor what turns the direction of writing.
_SIGNS: Final = frozenset(" -_.,()+&")


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """What was stored: `path` in the storage `originals`, SHA-256 of 32 bytes, number of bytes, and its name as it may be shown."""

    path: str
    sha256: bytes
    bytes: int
    name: str


def receive_file(file: Readable, name: str) -> IncomingFile:
    """Store a PDF file as it was sent, a chunk at a time.

    Nothing is left in the storage when it raises: TooLarge (more than 10 MB), Invalid (empty, cut short, or no PDF) or StorageFull.
    """
    refusal = refused_upload(file)
    if refusal is not None:
        raise _too_large() if isinstance(refusal, TooLarge) else refusal
    head = file.read(64)
    if not head:
        raise Invalid({FIELD: _("Berkasnya kosong. Pilih berkasnya sekali lagi.")})
    if not head.startswith(_HEAD):
        raise Invalid({FIELD: _("Hanya berkas PDF yang bisa dilampirkan. Untuk gambar, kirim sebagai foto.")})
    path, reading = random_name(), _Ending(file, head)
    write_whole(originals(), path, reading.chunks())
    return IncomingFile(path, reading.digest.digest(), reading.length, clean_name(name))


class _Ending(CountedReading):
    """Refuses at the last chunk what has no end: it was cut short, or is no PDF."""

    def __init__(self, file: Readable, head: bytes) -> None:
        super().__init__(file, head, MOST_BYTES)
        self._tail = b""

    def take(self, chunk: bytes) -> None:
        self._tail = (self._tail + chunk)[-_TAIL_BYTES:]

    def finish(self) -> None:
        if _END not in self._tail:
            raise Invalid({FIELD: _("Berkas PDF ini terpotong. Kirim sekali lagi berkasnya.")})

    def too_large(self) -> TooLarge:
        return _too_large()


def _too_large() -> TooLarge:
    return TooLarge(_("Berkas lebih dari 10 MB. Kirim berkas yang lebih kecil."))


def clean_name(name: str) -> str:
    """The name as it may be shown and saved: without folders, signs that steer, and other endings than ours. Never empty."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign in _SIGNS or unicodedata.category(sign)[0] in "LNM")
    nameless = _("lampiran")
    stem = plain[:-4] if plain.lower().endswith(".pdf") else plain
    short = " ".join(stem.split()).strip(" .")[:LONGEST_NAME].strip(" .")
    return f"{short or nameless}.pdf"
