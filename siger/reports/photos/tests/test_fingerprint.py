from io import BytesIO

import pytest
from PIL import Image, ImageEnhance

from siger.reports.photos.fingerprint import SAME_DISTANCE, TRUSTED_QUALITY, Fingerprint, distance, fingerprint
from siger.reports.photos.tests.pictures import jpeg, scene
from siger.reports.photos.variants import pixels_for_hash


def print_of(image: Image.Image) -> Fingerprint:
    return fingerprint(pixels_for_hash(image.convert("RGB")))


def test_a_fingerprint_is_thirty_two_bytes_with_a_quality():
    found = print_of(scene())
    assert len(found.digest) == 32
    assert TRUSTED_QUALITY <= found.quality <= 100


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.resize((200, 150)),
        lambda image: Image.open(BytesIO(jpeg(image.resize((640, 480))))),
        lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    ],
    ids=["shrunk", "recompressed", "brightened"],
)
def test_a_photo_used_again_is_found_again(change):
    assert distance(print_of(scene()).digest, print_of(change(scene())).digest) <= SAME_DISTANCE


def test_another_photo_is_another():
    assert distance(print_of(scene()).digest, print_of(scene(shift=5)).digest) > 80


def test_an_even_picture_has_a_hash_that_says_nothing():
    assert print_of(Image.new("RGB", (400, 300), (40, 40, 40))).quality < TRUSTED_QUALITY


def test_a_fingerprint_needs_exactly_its_pixels():
    with pytest.raises(ValueError, match="reshape"):
        fingerprint(b"\x00" * 100)
