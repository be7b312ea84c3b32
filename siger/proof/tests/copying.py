"""What is done to a picture that is used once more; and pictures stored with their traces, as the worker leaves them, without files."""

import random
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw, ImageEnhance

from siger.reports.models import Photo, PhotoMark, PhotoTrace, Report
from siger.reports.photos.marks import Sketch, keys_of, marks_of, read_marks
from siger.reports.photos.parts import SKETCH_SIDES, sketch_part, sketch_size
from siger.reports.photos.shades import shades_of
from siger.reports.photos.variants import sketches

MOST_CUT = 0.15
_TURNS = (None, None, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)


def altered(image: Image.Image, seed: int) -> Image.Image:
    """Cut by up to 15 % of each side, mirrored or turned, made smaller, brightened, stamped with a time, and recompressed down to 30."""
    dice = random.Random(f"altered {seed}")
    made = _cut(image, dice) if dice.random() < 0.75 else image
    turn = dice.choice(_TURNS)
    made = made.transpose(turn) if turn is not None else made
    if dice.random() < 0.4:
        share = dice.uniform(0.5, 1)
        made = made.resize((round(made.width * share), round(made.height * share)))
    if dice.random() < 0.2:
        made = ImageEnhance.Brightness(made).enhance(dice.uniform(0.85, 1.15))
    if dice.random() < 0.2:
        made = made.copy()
        ImageDraw.Draw(made).rectangle((0, made.height * 0.9, made.width * 0.4, made.height), fill="black")
    return recompressed(made, dice.choice([30, 30, 50, 75, 90]))


def _cut(image: Image.Image, dice: random.Random) -> Image.Image:
    lost = dice.uniform(0, MOST_CUT)
    left, upper = dice.uniform(0, lost) * image.width, dice.uniform(0, lost) * image.height
    return image.crop((round(left), round(upper), round(left + image.width * (1 - lost)), round(upper + image.height * (1 - lost))))


def recompressed(image: Image.Image, quality: int) -> Image.Image:
    written = BytesIO()
    image.save(written, "JPEG", quality=quality)
    return Image.open(written).convert("RGB")


def stored(report: Report, image: Image.Image) -> int:
    """The id of a photo of work with its trace."""
    parts = sketches(image)
    drawn = [Sketch(*sketch_size(*image.size, side), parts[sketch_part(side)]) for side in SKETCH_SIDES]
    photo = Photo.objects.create(report=report, kind="after", state="ready", bytes=1, sha256=bytes(32), created_at=timezone.now())
    first, marks = drawn[0], marks_of(drawn)
    PhotoTrace.objects.create(photo=photo, width=first.width, height=first.height, marks=marks, shades=shades_of(first))
    keys = keys_of(read_marks(marks_of([first])))
    PhotoMark.objects.bulk_create(PhotoMark(key=key, photo_id=photo.pk) for key in keys)
    return photo.pk
