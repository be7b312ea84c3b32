"""What is not a photo, or not a whole one, is refused by name and never by a crash."""

import tracemalloc
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.decode import decode_photo, webp_canvas
from siger.reports.photos.kinds import Kind, recognise
from siger.reports.photos.limits import Limits
from siger.reports.photos.tests import pictures
from siger.reports.photos.tests.pictures import jpeg, quarters, written

pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning", "ignore::UserWarning")


def reason_for(data: bytes, limits: Limits | None = None) -> BrokenReason:
    with pytest.raises(BrokenPhoto) as caught:
        decode_photo(BytesIO(data), limits or Limits())
    return caught.value.reason


NOT_PHOTOS = {
    "nothing": (b"", BrokenReason.EMPTY),
    "a GIF": (written(quarters().quantize(8), "GIF"), BrokenReason.GIF),
    "a PDF": (written(quarters(), "PDF"), BrokenReason.PDF),
    "a TIFF": (written(quarters(), "TIFF"), BrokenReason.OTHER_PICTURE),
    "a BMP": (written(quarters(), "BMP"), BrokenReason.OTHER_PICTURE),
    "an AVIF": (written(quarters(), "AVIF"), BrokenReason.OTHER_PICTURE),
    "an SVG": (b'\xef\xbb\xbf<svg xmlns="http://www.w3.org/2000/svg"/>', BrokenReason.OTHER_PICTURE),
    "an MP4": (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(100), BrokenReason.VIDEO),
    "a film of an iPhone": (b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  " + bytes(100), BrokenReason.VIDEO),
    "an AVI": (b"RIFF\x00\x00\x00\x00AVI LIST" + bytes(100), BrokenReason.VIDEO),
    "a WAV": (b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(100), BrokenReason.NOT_A_PICTURE),
    "a text": (b"Jalan di depan rumah saya rusak.", BrokenReason.NOT_A_PICTURE),
    "a web page": (b"<!doctype html><script>alert(1)</script>", BrokenReason.NOT_A_PICTURE),
    "an archive": (b"PK\x03\x04" + bytes(100), BrokenReason.NOT_A_PICTURE),
    "zeros": (bytes(1000), BrokenReason.NOT_A_PICTURE),
}


@pytest.mark.parametrize(("data", "reason"), NOT_PHOTOS.values(), ids=NOT_PHOTOS.keys())
def test_what_is_not_a_photo_is_called_by_its_name(data, reason):
    assert reason_for(data) is reason


def test_a_pdf_inside_a_jpeg_comment_is_still_only_its_picture():
    photo = decode_photo(BytesIO(jpeg(comment=b"%PDF-1.7 <script>") + b"PK\x03\x04 appended archive"))
    assert photo.image.info == {}


def test_thirty_megabytes_are_refused_before_decoding():
    assert reason_for(jpeg() + bytes(30 * 1024 * 1024)) is BrokenReason.TOO_MANY_BYTES


@pytest.mark.parametrize(
    "data", [pictures.bomb_png(), pictures.bomb_webp(), pictures.bomb_png(60_000, 8)], ids=["PNG", "WebP", "a long thin PNG"]
)
def test_a_decompression_bomb_is_refused_from_its_header(data):
    assert len(data) < 1_000_000
    tracemalloc.start()
    assert reason_for(data) is BrokenReason.TOO_MANY_PIXELS
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_too_many_pixels_are_refused_from_the_header_before_the_rest_is_looked_at(format_name):
    whole = written(pictures.scene(300, 300), format_name)
    only_the_beginning = whole[: 2_000 if format_name == "HEIF" else 1_000]
    assert reason_for(only_the_beginning, Limits(max_pixels=89_999)) is BrokenReason.TOO_MANY_PIXELS
    assert reason_for(only_the_beginning, Limits(max_pixels=90_000)) is not BrokenReason.TOO_MANY_PIXELS


def test_a_jpeg_that_was_cut_off_is_called_truncated():
    whole = jpeg(pictures.scene())
    assert reason_for(whole[: len(whole) // 2]) is BrokenReason.TRUNCATED


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_cut_photo_of_any_kind_is_broken_but_nothing_worse(format_name, share):
    whole = written(pictures.scene(300, 200), format_name)
    assert reason_for(whole[: int(len(whole) * share)]) in {BrokenReason.TRUNCATED, BrokenReason.UNREADABLE}


def test_a_huge_exif_does_not_matter():
    segment = b"\xff\xe1\xff\xff" + b"Exif\x00\x00" + b"\xee" * 65527
    whole = jpeg()
    assert decode_photo(BytesIO(whole[:2] + segment * 200 + whole[2:])).width == 400


def test_the_canvas_of_each_kind_of_webp_is_read_from_its_header():
    image = quarters(333, 77)
    lossy, lossless, animated = (
        written(image, "WEBP"),
        written(image, "WEBP", lossless=True),
        written(image, "WEBP", save_all=True, append_images=[quarters(333, 77).transpose(Image.Transpose.ROTATE_180)]),
    )
    assert {data[12:16] for data in (lossy, lossless, animated)} == {b"VP8 ", b"VP8L", b"VP8X"}
    assert {webp_canvas(data[:30]) for data in (lossy, lossless, animated)} == {(333, 77)}


EXIF = pictures.exif_of(orientation=6, gps=pictures.LAMPUNG_GPS)
SEEDS = [written(pictures.scene(64, 48), name, exif=EXIF) for name in ("JPEG", "PNG", "WEBP")]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=12))
def test_whatever_is_changed_in_a_photo_it_decodes_or_is_broken(seed, changes):
    damaged = bytearray(seed)
    for at, value in changes:
        damaged[at % len(damaged)] = value
    try:
        photo = decode_photo(BytesIO(bytes(damaged)))
    except BrokenPhoto:
        return
    assert photo.image.mode == "RGB"


@settings(deadline=None)
@given(st.binary(max_size=64))
def test_any_first_bytes_are_recognised_or_refused(head):
    with suppress(BrokenPhoto):
        assert recognise(head) in Kind
