"""A picture that was seen before is found again, whatever was done to it."""

from io import BytesIO

import pytest
from PIL import Image

from siger.proof.models import PhotoCheck
from siger.proof.tests.landscapes import landscape
from siger.reports.photos.tests.pictures import jpeg

pytestmark = pytest.mark.django_db


def mirrored(image):
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def cut(image, left=0.15, upper=0.15):
    """15 % of either side are gone: `left` and `upper` of them at those edges."""
    width, height = image.size
    x, y = round(width * left), round(height * upper)
    return image.crop((x, y, x + round(width * 0.85), y + round(height * 0.85)))


def recompressed(image, quality=30):
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


WAYS = {
    "again": (jpeg, "same"),
    "q30": (recompressed, "same"),
    "mirrored": (lambda image: jpeg(mirrored(image)), "mirrored"),
    "turned": (lambda image: jpeg(image.transpose(Image.Transpose.ROTATE_90)), "turned"),
    "upside down": (lambda image: jpeg(image.transpose(Image.Transpose.ROTATE_180)), "turned"),
    "smaller": (lambda image: jpeg(image.resize((480, 360))), "same"),
    "cut": (lambda image: jpeg(cut(image)), "cropped"),
    "cut in the middle": (lambda image: jpeg(cut(image, 0.075, 0.075)), "cropped"),
    "cut at one side": (lambda image: jpeg(image.crop((0, 0, round(image.width * 0.85), image.height))), "cropped"),
    "cut, mirrored, q30": (lambda image: recompressed(mirrored(cut(image, 0.04, 0.11))), "cropped"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_reused_photo_is_found_out(field, after_of, way):
    """Among the photos of five other reports."""
    image = landscape(11)
    first = field.report(recompressed(image, 90))
    for seed in range(20, 25):
        field.report(jpeg(landscape(seed)))
    change, how = WAYS[way]
    proof = after_of(field.proof(field.report(), field.photo(change(image))))
    check = PhotoCheck.objects.get(photo=proof, kind="reused")
    assert [twin["photo"] for twin in check.measure["twins"]] == [first.photos.get().pk]
    assert (check.verdict, check.measure["twins"][0]["how"]) == ("alarm", how)


def test_other_pictures_are_not_taken_for_reused_ones(field, after_of):
    field.report(*(jpeg(landscape(seed)) for seed in range(4)))
    proof = after_of(field.proof(field.report(), field.photo(jpeg(landscape(40)))))
    assert PhotoCheck.objects.get(photo=proof, kind="reused").verdict == "fine"


def test_a_picture_without_anything_on_it_is_nobody_s_copy(field, after_of):
    field.report(jpeg(Image.new("RGB", (800, 600), (90, 90, 90))))
    proof = after_of(field.proof(field.report(), field.photo(jpeg(Image.new("RGB", (800, 600), (92, 92, 92))))))
    assert PhotoCheck.objects.get(photo=proof, kind="reused").verdict == "fine"
