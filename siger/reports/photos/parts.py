"""What the child process hands back besides its line of JSON. Apart from Pillow, so that web and worker need not load it."""

from enum import StrEnum
from typing import Final


class Size(StrEnum):
    """Sizes of a stored picture; the value is part of its name in the storage."""

    THUMB = "thumb"
    VIEW = "view"


HASH_PART: Final = "hash"
HASH_SIDE: Final = 256
HASH_PIXELS_BYTES: Final = HASH_SIDE * HASH_SIDE * 3
SKETCH_SIDES: Final = (160, 147, 136, 125, 114)
"""Longest sides of the grey sketches. The first is the photo itself; the others are what it measures in a picture that it was cut from."""
DETAIL_PART: Final = "detail"
DETAIL_SIDE: Final = 256
"""A grey square from the middle, not made smaller again: fine patterns would be gone. Empty when the picture is smaller."""


def sketch_part(side: int) -> str:
    return f"sketch-{side}"


def sketch_size(width: int, height: int, side: int) -> tuple[int, int]:
    """Width and height of the sketch whose longest side is `side`, at least one pixel each."""
    scale = side / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))
