"""Rectangles as a form sends and shows them: percents with one decimal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from django.http import QueryDict

from siger.reports.photos.boxes import Box

EDGES: Final = ("left", "top", "width", "height")
_FINENESS: Final = Decimal(10)


@dataclass(frozen=True, slots=True)
class ShownBox:
    """`left`, `top`, `width`, `height` as numbers of a field; the others in the units of the drawing, 1000 wide."""

    left: str
    top: str
    width: str
    height: str
    x: str
    y: str
    across: str
    down: str


def shown_boxes(boxes: Iterable[Box], drawing_height: int) -> list[ShownBox]:
    return [_shown(box, drawing_height) for box in boxes]


def _shown(box: Box, drawing_height: int) -> ShownBox:
    left, top, width, height = (str(Decimal(edge) / _FINENESS) for edge in box)
    y, down = (f"{edge * drawing_height / 1000:.1f}" for edge in (box[1], box[3]))
    return ShownBox(left, top, width, height, str(box[0]), y, str(box[2]), down)


def boxes_in(sent: QueryDict) -> Sequence[Sequence[int]]:
    """What a form sent, row by row. A row without width or height is none; what is no number becomes a box that no photo has."""
    rows = zip(*(sent.getlist(edge) for edge in EDGES), strict=False)
    return [[_thousandths(edge) for edge in row] for row in rows if row[2].strip() and row[3].strip()]


def _thousandths(text: str) -> int:
    try:
        number = Decimal(text.strip().replace(",", ".")) if len(text) < 12 else Decimal(-1)
    except InvalidOperation:
        return -1
    return round(number * _FINENESS) if number.is_finite() and abs(number) < 1000 else -1
