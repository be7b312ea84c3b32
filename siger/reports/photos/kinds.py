"""What a file is, by its first bytes. Its name and the media type that the browser claims are never believed."""

from enum import StrEnum
from typing import Final

from siger.reports.photos.broken import BrokenPhoto, BrokenReason

HEAD_BYTES: Final = 64


class Kind(StrEnum):
    """Kinds of picture that are accepted; the value is the media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"


# Major or compatible brands of ISO 14496-12 containers whose picture is coded with HEVC (ISO 23008-12).
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_STILL_BRANDS: Final = _HEIC_BRANDS | {b"mif1", b"msf1"}

_REFUSED: Final = (
    (b"GIF87a", BrokenReason.GIF),
    (b"GIF89a", BrokenReason.GIF),
    (b"%PDF-", BrokenReason.PDF),
    (b"\x1aE\xdf\xa3", BrokenReason.VIDEO),
    (b"\x00\x00\x01\xba", BrokenReason.VIDEO),
    (b"II*\x00", BrokenReason.OTHER_PICTURE),
    (b"MM\x00*", BrokenReason.OTHER_PICTURE),
    (b"BM", BrokenReason.OTHER_PICTURE),
    (b"\x00\x00\x00\x0cjP  ", BrokenReason.OTHER_PICTURE),
    (b"\xff\x0a", BrokenReason.OTHER_PICTURE),
    (b"8BPS", BrokenReason.OTHER_PICTURE),
)


def recognise(head: bytes) -> Kind:
    """The kind of photo that begins with `head` (`HEAD_BYTES` bytes are enough). Raises BrokenPhoto, which says what it is instead."""
    if not head:
        raise BrokenPhoto(BrokenReason.EMPTY)
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"RIFF"):
        return _inside_riff(head)
    if head[4:8] == b"ftyp":
        return _inside_iso_media(head)
    raise BrokenPhoto(_what_else(head))


def _inside_riff(head: bytes) -> Kind:
    if head[8:12] == b"WEBP":
        return Kind.WEBP
    raise BrokenPhoto(BrokenReason.VIDEO if head[8:12] == b"AVI " else BrokenReason.NOT_A_PICTURE)


def _inside_iso_media(head: bytes) -> Kind:
    """HEIC, AVIF and MP4 share one container; the brands tell them apart."""
    box_end = min(max(int.from_bytes(head[:4], "big"), 16), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, box_end - 3, 4))}
    if b"avif" in brands or b"avis" in brands:
        raise BrokenPhoto(BrokenReason.OTHER_PICTURE)
    if head[8:12] in _STILL_BRANDS and brands & _HEIC_BRANDS:
        return Kind.HEIC
    raise BrokenPhoto(BrokenReason.VIDEO)


def _what_else(head: bytes) -> BrokenReason:
    for prefix, reason in _REFUSED:
        if head.startswith(prefix):
            return reason
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return BrokenReason.OTHER_PICTURE if text.startswith((b"<svg", b"<!DOCTYPE svg")) else BrokenReason.NOT_A_PICTURE
