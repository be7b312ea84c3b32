"""What is made of a decoded photo: two pictures to show (WebP, sRGB, upright, no metadata) and pixels for the perceptual hash."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

from siger.reports.photos.parts import DETAIL_SIDE, HASH_SIDE, SKETCH_SIDES, Size, sketch_part, sketch_size
from siger.reports.photos.pixels import fit_within, shrink


@dataclass(frozen=True, slots=True)
class Recipe:
    """`box`: the picture fits into it, in pixels. `effort`: libwebp's method; 2 halves the time of 4 for 5 % more bytes (measured)."""

    box: tuple[int, int]
    quality: int
    effort: int


# A list shows thumbnails 320 pixels wide; a tall picture keeps its width, but not endlessly.
RECIPES: Final = {Size.THUMB: Recipe((320, 640), 70, 4), Size.VIEW: Recipe((1280, 1280), 76, 2)}


def make_variant(image: Image.Image, size: Size) -> bytes:
    """The WebP bytes of `image` in one size. Never enlarges."""
    recipe = RECIPES[size]
    smaller = shrink(image, fit_within(image.size, recipe.box))
    written = BytesIO()
    smaller.save(written, "WEBP", quality=recipe.quality, method=recipe.effort, exif=b"", xmp=b"", icc_profile=b"")
    return written.getvalue()


def pixels_for_hash(image: Image.Image) -> bytes:
    """HASH_SIDE x HASH_SIDE pixels of three bytes, row by row. PDQ looks at 64 x 64 means, so that the shape may be squeezed."""
    return image.resize((HASH_SIDE, HASH_SIDE), Image.Resampling.BOX).tobytes()


def sketches(image: Image.Image) -> dict[str, bytes]:
    """Grey pixels, row by row, in the shape of the picture: what `marks` finds it again by. A picture that is smaller is enlarged."""
    grey = image.convert("L")
    made = {}
    for side in SKETCH_SIDES:
        size = sketch_size(*image.size, side)
        way = Image.Resampling.BOX if side < max(image.size) else Image.Resampling.BILINEAR
        made[sketch_part(side)] = grey.resize(size, way).tobytes()
    return made


def detail(image: Image.Image) -> bytes:
    """DETAIL_SIDE x DETAIL_SIDE grey pixels of the middle, or none."""
    left, upper = (image.width - DETAIL_SIDE) // 2, (image.height - DETAIL_SIDE) // 2
    if left < 0 or upper < 0:
        return b""
    return image.crop((left, upper, left + DETAIL_SIDE, upper + DETAIL_SIDE)).convert("L").tobytes()
