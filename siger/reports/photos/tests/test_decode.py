from io import BytesIO

import pytest
from PIL import Image

from siger.reports.photos.decode import LONGEST_SIDE, decode_photo
from siger.reports.photos.kinds import Kind
from siger.reports.photos.tests import pictures
from siger.reports.photos.tests.pictures import BLUE, GREEN, RED, WHITE, corners, jpeg, near, quarters, written

QUARTERS = [RED, GREEN, BLUE, WHITE]


def decoded(data: bytes):
    return decode_photo(BytesIO(data))


def looks_like_quarters(image: Image.Image, tolerance: int = 12) -> bool:
    return all(near(found, wanted, tolerance) for found, wanted in zip(corners(image), QUARTERS, strict=True))


@pytest.mark.parametrize(
    ("format_name", "kind"),
    [("JPEG", Kind.JPEG), ("PNG", Kind.PNG), ("WEBP", Kind.WEBP), ("HEIF", Kind.HEIC)],
    ids=str,
)
def test_each_accepted_kind_is_recognised_by_its_content_and_decoded(format_name, kind):
    photo = decoded(written(quarters(), format_name))
    assert (photo.kind, photo.width, photo.height) == (kind, 400, 300)
    assert photo.image.mode == "RGB"
    assert looks_like_quarters(photo.image, tolerance=25)


def test_a_photo_is_read_from_a_path_too(tmp_path):
    path = tmp_path / "laporan.txt"  # the name does not matter
    path.write_bytes(jpeg())
    assert decode_photo(path).kind is Kind.JPEG


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP"])
def test_all_eight_orientations_end_upright(format_name, orientation):
    lying = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = quarters() if lying is None else quarters().transpose(lying)
    photo = decoded(written(stored, format_name, exif=pictures.exif_of(orientation=orientation)))
    assert (photo.width, photo.height) == photo.image.size == (400, 300)
    assert looks_like_quarters(photo.image)


def test_a_heic_turned_by_its_container_and_by_exif_is_turned_once():
    lying = quarters().transpose(Image.Transpose.ROTATE_90)
    lying.info["exif"] = pictures.exif_of(orientation=6).tobytes()
    data = written(lying, "HEIF")
    assert b"irot" in data
    photo = decoded(data)
    assert (photo.width, photo.height) == (400, 300)
    assert looks_like_quarters(photo.image, tolerance=25)


def test_a_large_photo_is_shrunk_and_its_own_size_remembered():
    photo = decoded(jpeg(quarters(4000, 3000)))
    assert (photo.width, photo.height) == (4000, 3000)
    assert photo.image.size == (LONGEST_SIDE, 960)


def test_a_small_photo_is_not_enlarged():
    assert decoded(jpeg(quarters(40, 30))).image.size == (40, 30)


def test_a_picture_of_one_pixel_is_a_picture():
    assert decoded(written(Image.new("RGB", (1, 1), RED), "PNG")).image.size == (1, 1)


def test_cmyk_becomes_rgb():
    assert looks_like_quarters(decoded(jpeg(quarters().convert("CMYK"))).image, tolerance=20)


def test_sixteen_bit_grey_keeps_its_brightness():
    grey = Image.frombytes("I;16", (64, 64), (200 * 257).to_bytes(2, "little") * 64 * 64)
    assert near(decoded(written(grey, "PNG")).image.getpixel((30, 30)), (200, 200, 200), 1)


def test_sixteen_bit_colour_keeps_its_colour():
    assert near(decoded(pictures.rgb16_png(RED)).image.getpixel((30, 30)), RED, 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_mode_of_png_becomes_rgb(mode):
    image = decoded(written(quarters().convert(mode), "PNG")).image
    assert image.mode == "RGB"
    assert near(image.getpixel((300, 220)), WHITE, 30)


def test_transparent_parts_become_white():
    glass = Image.new("RGBA", (64, 64), (*BLUE, 0))
    assert decoded(written(glass, "PNG")).image.getpixel((10, 10)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_becomes_white():
    image = quarters().quantize(8)
    assert near(decoded(written(image, "PNG", transparency=image.getpixel((10, 10)))).image.getpixel((10, 10)), (255, 255, 255), 1)


def test_an_embedded_profile_is_applied():
    image = decoded(jpeg(Image.new("RGB", (64, 64), RED), icc_profile=pictures.swapped_profile())).image
    assert near(image.getpixel((30, 30)), (RED[2], RED[1], RED[0]), 40)


@pytest.mark.parametrize(
    "profile", [b"not a profile", b"\x00" * 400, pictures.profile_named("LAB")], ids=["text", "zeros", "of another space"]
)
def test_a_damaged_profile_leaves_the_colours_as_they_are(profile):
    assert looks_like_quarters(decoded(jpeg(icc_profile=profile)).image)


def test_of_an_animated_picture_the_first_frame_is_taken():
    frames = [Image.new("RGB", (64, 64), BLUE), Image.new("RGB", (64, 64), RED)]
    for format_name in ("PNG", "WEBP"):
        image = decoded(written(frames[0], format_name, save_all=True, append_images=frames[1:], duration=100)).image
        assert near(image.getpixel((30, 30)), BLUE, 20)


def test_a_double_photo_of_a_telephone_counts_as_its_first():
    photo = decoded(written(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300), BLUE)]))
    assert photo.kind is Kind.JPEG
    assert looks_like_quarters(photo.image)


def test_nothing_of_the_camera_stays_with_the_picture():
    data = jpeg(exif=pictures.exif_of(gps=pictures.LAMPUNG_GPS), comment=b"catatan", icc_profile=pictures.profile_named("sRGB"))
    image = decoded(data).image
    assert image.info == {}
    assert not dict(image.getexif())
