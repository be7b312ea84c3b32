"""Parts of a picture that are covered: rectangles in thousandths of its width and height. Plain Python, for the child process too."""

from collections.abc import Sequence
from typing import Final

Box = tuple[int, int, int, int]
"""Left, top, width, height."""

WHOLE: Final = 1000
SMALLEST: Final = 4
MOST: Final = 40


class WrongBoxes(ValueError):
    """Too many, too small, or not within the picture."""


def checked_boxes(given: object) -> list[Box]:
    """`given` as rectangles that lie within the picture, without repetitions. Raises WrongBoxes for everything else."""
    if not isinstance(given, Sequence) or isinstance(given, str | bytes) or len(given) > MOST:
        raise WrongBoxes
    return list(dict.fromkeys(_checked(one) for one in given))


def _checked(given: object) -> Box:
    if not isinstance(given, Sequence) or isinstance(given, str | bytes) or len(given) != 4:
        raise WrongBoxes
    if not all(type(number) is int for number in given):
        raise WrongBoxes
    left, top, width, height = given
    if min(left, top) < 0 or min(width, height) < SMALLEST or left + width > WHOLE or top + height > WHOLE:
        raise WrongBoxes
    return left, top, width, height


def in_pixels(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the pixels that `box` touches; the last two are outside it. Rounded outwards: nothing peeps out."""
    left, top, across, down = box
    right, bottom = -(-(left + across) * width // WHOLE), -(-(top + down) * height // WHOLE)
    return left * width // WHOLE, top * height // WHOLE, min(width, right), min(height, bottom)
