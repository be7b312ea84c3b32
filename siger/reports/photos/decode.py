"""From the bytes that somebody sent to an upright sRGB picture and the facts of the camera. Pure: no Django, no storage."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.exif import CameraFacts, read_facts
from siger.reports.photos.kinds import HEAD_BYTES, Kind, recognise
from siger.reports.photos.limits import DEFAULT_LIMITS, Limits
from siger.reports.photos.pixels import fit_within, set_upright, shrink, to_srgb

LONGEST_SIDE: Final = 1280
_FORMATS: Final = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP", Kind.HEIC: "HEIF"}
# Naming the plug-ins keeps Pillow from loading its forty others, and the list of what may be parsed short.
_PLUGINS: Final = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """`image`: RGB, sRGB, upright, longest side at most `LONGEST_SIDE`, without any metadata. `width`, `height`: the upright original."""

    image: Image.Image
    kind: Kind
    width: int
    height: int
    facts: CameraFacts


def decode_photo(source: BinaryIO | Path, limits: Limits = DEFAULT_LIMITS) -> DecodedPhoto:
    """Decode the first picture of a JPEG, PNG, WebP or HEIC file; `source` must be seekable.

    Raises BrokenPhoto and nothing else for whatever the bytes are. Too many pixels are refused from the header, before any is decoded.
    """
    if isinstance(source, Path):
        with source.open("rb") as opened:
            return decode_photo(opened, limits)
    kind = _check_outside(source, limits)
    try:
        prepare(kind)
        return _decode(source, kind, limits)
    except BrokenPhoto:
        raise
    except MemoryError as error:
        raise BrokenPhoto(BrokenReason.TOO_HEAVY) from error
    except Exception as error:  # decoders answer hostile bytes with nearly every kind of exception
        raise BrokenPhoto(_reason(error)) from error


def prepare(kind: Kind) -> None:
    """Load the decoder of `kind`. HEIC's is loaded on demand only: it costs memory and most photos are JPEG."""
    if kind is Kind.HEIC:
        import pillow_heif

        # An embedded thumbnail may show something else than the picture.
        pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def _check_outside(source: BinaryIO, limits: Limits) -> Kind:
    length = source.seek(0, SEEK_END)
    source.seek(0)
    kind = recognise(source.read(HEAD_BYTES))
    if length > limits.max_bytes:
        raise BrokenPhoto(BrokenReason.TOO_MANY_BYTES)
    if kind is Kind.WEBP:
        source.seek(0)
        # Pillow's WebP plug-in allocates the whole canvas when it opens a file, so its header is read here first.
        _check_pixels(webp_canvas(source.read(30)), limits)
    source.seek(0)
    return kind


def webp_canvas(head: bytes) -> tuple[int, int]:
    """Width and height from the first 30 bytes of a WebP file (RFC 9649, sections 2.5 to 2.7). Raises BrokenPhoto."""
    chunk = head[12:16]
    if len(head) < 30:
        raise BrokenPhoto(BrokenReason.TRUNCATED)
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    raise BrokenPhoto(BrokenReason.UNREADABLE)


def _check_pixels(size: tuple[int, int], limits: Limits) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise BrokenPhoto(BrokenReason.UNREADABLE)
    if width * height > limits.max_pixels or max(size) > limits.max_side:
        raise BrokenPhoto(BrokenReason.TOO_MANY_PIXELS)


def _decode(source: BinaryIO, kind: Kind, limits: Limits) -> DecodedPhoto:
    with _opened(source, kind, limits) as image:
        stored_size = image.size
        _check_pixels(stored_size, limits)
        facts = read_facts(image)
        profile = image.info.get("icc_profile")
        target = fit_within(stored_size, (LONGEST_SIDE, LONGEST_SIDE))
        if kind is Kind.JPEG:
            image.draft(None, target)  # the decoder itself halves the picture as often as it can
        image.load()
        _check_pixels(image.size, limits)
        upright = set_upright(to_srgb(shrink(image, target), profile), facts.orientation)
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    width, height = stored_size if facts.orientation < 5 else stored_size[::-1]
    return DecodedPhoto(clean, kind, width, height, facts)


@contextmanager
def _opened(source: BinaryIO, kind: Kind, limits: Limits) -> Iterator[Image.Image]:
    Image.MAX_IMAGE_PIXELS = limits.max_pixels  # a second fence: Pillow itself warns above it and fails above twice that
    with Image.open(source, formats=[_FORMATS[kind]]) as image:
        yield image


def _reason(error: Exception) -> BrokenReason:
    if isinstance(error, Image.DecompressionBombError):
        return BrokenReason.TOO_MANY_PIXELS
    told = str(error).lower()
    cut_short = isinstance(error, EOFError) or "truncated" in told or "end of file" in told or "bytes not processed" in told
    return BrokenReason.TRUNCATED if cut_short else BrokenReason.UNREADABLE
