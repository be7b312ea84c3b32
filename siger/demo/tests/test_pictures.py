"""The drawn placeholder photos."""

from datetime import datetime
from functools import cache
from io import BytesIO
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PIL import Image

from siger.demo.pictures import SCENES, Taken, draw_picture, scene_for
from siger.demo.texts.parts import category_codes, parts_of
from siger.reports.photos.pdq import pdq

draw = cache(draw_picture)
SAME_PHOTO = 31  # bits of 256: what the check for reused photos takes for one and the same


def fingerprint(photo: bytes) -> np.ndarray:
    bits, _quality = pdq(np.asarray(Image.open(BytesIO(photo))))
    return bits


@pytest.mark.parametrize("scene", SCENES)
def test_a_picture_is_a_small_jpeg_and_its_place_is_seen_again_after_the_repair(scene: str) -> None:
    before, after = draw(scene, 3), draw(scene, 3, repaired=True)
    for photo in (before, after):
        image = Image.open(BytesIO(photo))
        assert (image.format, image.size) == ("JPEG", (1200, 900))
        assert len(photo) < 120_000
    skies = [np.asarray(Image.open(BytesIO(photo)).resize((40, 30)), dtype=float)[:6] for photo in (before, after)]
    assert np.abs(skies[0] - skies[1]).mean() < 22


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_no_two_reports_seem_to_share_a_photo(scene: str) -> None:
    prints = [fingerprint(draw(scene, 3)), fingerprint(draw(scene, 4)), fingerprint(draw(scene, 5, repaired=True))]
    for at, one in enumerate(prints):
        for two in prints[at + 1 :]:
            assert (one != two).sum() > SAME_PHOTO


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert draw_picture("waste", 5) == draw_picture("waste", 5)
    assert draw_picture("waste", 5) != draw_picture("waste", 6)


def test_the_camera_writes_where_and_when_if_asked() -> None:
    at = datetime(2026, 5, 19, 7, 12, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
    exif = Image.open(BytesIO(draw_picture("pothole", 1, taken=Taken(at, -5.36, 105.25)))).getexif()
    assert exif.get_ifd(0x8769)[0x9003] == "2026:05:19 07:12:05"
    assert exif.get_ifd(0x8769)[0x9011] == "+07:00"
    place = exif.get_ifd(0x8825)
    degrees, minutes, seconds = (float(part) for part in place[2])
    assert place[1] == "S"
    assert degrees + minutes / 60 + seconds / 3600 == pytest.approx(5.36, abs=1e-5)


def test_a_picture_says_nothing_of_itself_unless_asked() -> None:
    assert not dict(Image.open(BytesIO(draw_picture("pothole", 1))).getexif())


def test_every_service_has_a_scene() -> None:
    for category in category_codes():
        for service in parts_of(category).services:
            assert scene_for(category, service.code) in SCENES
    assert scene_for("roads", "pothole") == "pothole"
    assert scene_for("licensing") == "office"
