"""From a scene and a seed to the bytes of a photo."""

import random
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont, ImageOps

from siger.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from siger.demo.pictures.scenes import SCENES, WITH_WRITING

WATERMARK: Final = "Gambar peragaan"
MOST_BYTES: Final = 120_000
_MIRRORED: Final = 0.5
_MARGIN: Final = 0.035  # of the drawing is cut off, so that a second photo can be taken from a step aside


@dataclass(frozen=True, slots=True)
class Taken:
    """When and where the camera says that it was: an aware moment, degrees."""

    at: datetime
    lat: float
    lng: float


def draw_picture(scene: str, seed: int, *, repaired: bool = False, taken: Taken | None = None) -> bytes:
    """A 1200 × 900 JPEG below 120 kB; the same arguments give the same bytes.

    `repaired` draws the same place from a step aside with the fault gone. Raises KeyError for an unknown scene.
    """
    canvas = Canvas()
    SCENES[scene](canvas, _drawn_from(scene, "place", seed), _drawn_from(scene, "fault", seed), repaired=repaired)
    mirrored = _drawn_from(scene, "side", seed).random() < _MIRRORED and scene not in WITH_WRITING
    drawn = ImageOps.mirror(canvas.image) if mirrored else canvas.image
    image = _mark(_framed(drawn, _drawn_from(scene, "after" if repaired else "before", seed)))
    return _encoded(image, taken)


def _drawn_from(scene: str, what: str, seed: int) -> random.Random:
    return random.Random(f"{scene} {what} {seed}")  # noqa: S311 - a drawing, no secret


def _framed(image: Image.Image, hand: random.Random) -> Image.Image:
    wide, high = image.size
    left, top = (side * _MARGIN * hand.uniform(0.1, 1.9) for side in (wide, high))
    zoom = 1 - 2 * _MARGIN * hand.uniform(0.9, 1.0)
    return image.resize(
        (WIDTH, HEIGHT), Image.Resampling.HAMMING, box=(left, top, min(wide, left + wide * zoom), min(high, top + high * zoom))
    )


def _mark(image: Image.Image) -> Image.Image:
    pen = ImageDraw.Draw(image, "RGBA")
    font = ImageFont.load_default(22)
    left, top, right, bottom = pen.textbbox((0, 0), WATERMARK, font=font)
    x, y = WIDTH - (right - left) - 34, HEIGHT - (bottom - top) - 32
    pen.rounded_rectangle([x - 14, y - 9, WIDTH - 20, HEIGHT - 14], 15, fill=(20, 33, 61, 150))
    pen.text((x - left, y - top), WATERMARK, font=font, fill=(255, 255, 255, 225))
    return image


def _encoded(image: Image.Image, taken: Taken | None) -> bytes:
    exif = _exif(taken) if taken else Image.Exif()
    for quality in (80, 72, 62, 50):
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True, exif=exif)
        if out.tell() < MOST_BYTES:
            break
    return out.getvalue()


def _exif(taken: Taken) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Siger", WATERMARK
    offset = taken.at.strftime("%z")
    exif.get_ifd(0x8769).update({0x9003: taken.at.strftime("%Y:%m:%d %H:%M:%S"), 0x9011: f"{offset[:3]}:{offset[3:]}"})
    exif.get_ifd(0x8825).update(
        {1: "N" if taken.lat >= 0 else "S", 2: _degrees(taken.lat), 3: "E" if taken.lng >= 0 else "W", 4: _degrees(taken.lng)}
    )
    return exif


def _degrees(value: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(value), 1)
    minutes, rest = divmod(rest * 60, 1)
    return whole, minutes, round(rest * 60, 4)
