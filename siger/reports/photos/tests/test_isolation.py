"""The child process: real processes with real limits, no pretending."""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread

import psutil
import pytest
from PIL import Image

from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.decode_process import HASH_PART, NOBODY
from siger.reports.photos.isolate import decode_apart
from siger.reports.photos.limits import DEFAULT_LIMITS
from siger.reports.photos.parts import Size
from siger.reports.photos.tests import pictures
from siger.reports.photos.tests.pictures import BLUE, GREEN, RED, WHITE, corners, jpeg, near, quarters, written

ROOT = Path(__file__).resolve().parents[4]


def apart(data: bytes, **limits):
    with tempfile.TemporaryFile() as source:
        source.write(data)
        return decode_apart(source, replace(DEFAULT_LIMITS, **limits))


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_of_each_kind_comes_back_with_its_pictures(format_name):
    ready = apart(written(quarters(2000, 1500), format_name, exif=pictures.exif_of(taken="2026:03:14 07:08:09", gps=pictures.LAMPUNG_GPS)))
    assert (ready.width, ready.height) == (2000, 1500)
    assert ready.position == pytest.approx(pictures.LAMPUNG, abs=1e-5)
    assert ready.taken_at is not None
    assert len(ready.fingerprint.digest) == 32
    view = Image.open(BytesIO(ready.pictures[Size.VIEW]))
    assert (view.format, view.size) == ("WEBP", (1280, 960))
    assert Image.open(BytesIO(ready.pictures[Size.THUMB])).size == (320, 240)
    assert all(near(found, wanted, 25) for found, wanted in zip(corners(view.convert("RGB")), [RED, GREEN, BLUE, WHITE], strict=True))


def test_the_stored_pictures_are_small():
    ready = apart(jpeg(pictures.scene(2400, 1800)))
    assert 2_000 < len(ready.pictures[Size.THUMB]) < 15_000
    assert 20_000 < len(ready.pictures[Size.VIEW]) < 90_000


def test_the_stored_pictures_hold_nothing_that_the_camera_wrote():
    exif = pictures.exif_of(taken="2026:03:14 07:08:09", gps=pictures.LAMPUNG_GPS)
    ready = apart(jpeg(exif=exif, comment=b"catatan rahasia", icc_profile=pictures.profile_named("sRGB")))
    for picture in ready.pictures.values():
        assert not any(trace in picture for trace in (b"EXIF", b"Exif", b"XMP ", b"ICCP", b"Rahasia", b"rahasia", b"2026:03:14"))


def test_a_rotated_photo_with_exif_is_read_by_a_process_that_is_nobody():
    """Everything a decoder may want to import was loaded before the privileges were given up."""
    ready = apart(jpeg(quarters().transpose(Image.Transpose.ROTATE_90), exif=pictures.exif_of(orientation=6, gps=pictures.LAMPUNG_GPS)))
    assert (ready.width, ready.height) == (400, 300)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pictures.bomb_png(), BrokenReason.TOO_MANY_PIXELS),
        (pictures.bomb_webp(), BrokenReason.TOO_MANY_PIXELS),  # by its header: merely opening it takes 2 GB
        (b"bukan foto", BrokenReason.NOT_A_PICTURE),
        (b"", BrokenReason.EMPTY),
        (jpeg(pictures.scene())[:5000], BrokenReason.TRUNCATED),
    ],
    ids=["bomb", "WebP bomb", "text", "empty", "truncated"],
)
def test_a_broken_photo_is_told_with_its_reason(data, reason):
    with pytest.raises(BrokenPhoto) as caught:
        apart(data)
    assert caught.value.reason is reason


def test_a_photo_that_needs_too_much_memory_is_broken_and_the_worker_lives():
    with pytest.raises(BrokenPhoto) as caught:
        apart(written(Image.new("RGBA", (6000, 6000), RED), "PNG"), memory_bytes=150 * 1024 * 1024)
    assert caught.value.reason is BrokenReason.TOO_HEAVY


def test_a_photo_that_takes_too_long_is_stopped():
    heavy = written(quarters(7000, 7000), "WEBP", method=0)
    start = time.monotonic()
    with pytest.raises(BrokenPhoto) as caught:
        apart(heavy, wall_seconds=0.3)
    assert caught.value.reason is BrokenReason.TOO_HEAVY
    assert time.monotonic() - start < 5


def test_a_photo_that_takes_too_much_processor_time_is_stopped():
    noise = Image.effect_noise((5000, 5000), 80).convert("RGB")
    with pytest.raises(BrokenPhoto) as caught:
        apart(written(noise, "WEBP", quality=40, method=0), cpu_seconds=1, max_bytes=1 << 30)
    assert caught.value.reason is BrokenReason.TOO_HEAVY


def test_more_output_than_allowed_is_cut_off():
    with pytest.raises(BrokenPhoto) as caught:
        apart(jpeg(), output_bytes=100_000)
    assert caught.value.reason is BrokenReason.UNREADABLE


def test_the_child_process_loads_neither_django_nor_numpy():
    code = "import sys, siger.reports.photos.decode_process; print({'django', 'numpy', 'pillow_heif'} & sys.modules.keys())"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_the_worker_side_does_not_load_pillow():
    code = "import sys, siger.reports.photos.isolate; print('PIL' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


# What `main` does, telling which modules were loaded after the process had become nobody, who may not be able to read any.
LATE_MODULES = """
import sys
from io import BytesIO
from siger.reports.photos import decode_process as child
data = sys.stdin.buffer.read()
child.prepare(child.recognise(data))
child.give_up_privileges()
before = set(sys.modules)
decoded = child.decode_photo(BytesIO(data), child.Limits())
[child.make_variant(decoded.image, size) for size in child.Size]
child.pixels_for_hash(decoded.image), child.describe(decoded)
print(sorted(sys.modules.keys() - before))
"""


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "HEIF", "MPO"])
def test_nothing_is_loaded_after_the_privileges_were_given_up(format_name):
    exif = pictures.exif_of(orientation=6, taken="2026:03:14 07:08:09", offset="+07:00", gps=pictures.LAMPUNG_GPS)
    double = {"save_all": True, "append_images": [quarters()]} if format_name == "MPO" else {}
    data = written(quarters(), format_name, exif=exif, icc_profile=pictures.profile_named("sRGB"), **double)
    told = subprocess.run([sys.executable, "-c", LATE_MODULES], cwd=ROOT, input=data, capture_output=True, check=True)
    assert told.stdout.decode().strip() == "[]"


def test_the_child_process_is_nobody_and_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SIGER_SECRET_KEY", "jangan dibaca")
    heavy = written(quarters(7000, 7000), "WEBP", method=0)
    working = Thread(target=apart, args=(heavy,))
    working.start()
    environments, owners = [], set()
    while working.is_alive():
        for child in psutil.Process().children():
            with suppress(psutil.Error):
                owners.add(child.uids().effective)
                if "siger.reports.photos.decode_process" in child.cmdline():
                    environments.append(child.environ())
        time.sleep(0.01)
    assert environments
    assert not any("SIGER_SECRET_KEY" in environment or "DATABASE_URL" in environment for environment in environments)
    assert NOBODY in owners or os.geteuid() != 0


def test_the_hash_part_is_no_size_of_a_picture():
    assert HASH_PART not in set(Size)


@pytest.mark.slow
@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP"])
def test_fifty_megapixels_fit_into_the_limits(format_name):
    huge = pictures.scene(1024, 768).convert("RGBA" if format_name != "JPEG" else "RGB").resize((8192, 6144), Image.Resampling.NEAREST)
    ready = apart(written(huge, format_name, **({"method": 0} if format_name == "WEBP" else {})))
    assert (ready.width, ready.height) == (8192, 6144)
