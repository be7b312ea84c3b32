"""Around a point: ranges of H3 cells that hold every point within a distance, for a B-tree.

Cells of one parent are one range of integers (decision 4). The parent is chosen so that few ranges do.
"""

from dataclasses import dataclass
from typing import Final

import h3

STORED: Final = 12
COARSEST: Final = 5
MOST_STEPS: Final = 2
_RESOLUTION_AT: Final = 52
_DIGIT_BITS: Final = 3
_DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Span:
    """Cells from `low` to `high`, both included."""

    low: int
    high: int


def spans_around(lat: float, lng: float, radius_m: float) -> list[Span]:
    """At most 19 ranges, neighbours joined; they hold more than the circle, never less."""
    resolution, steps = _grid(radius_m)
    middle = h3.latlng_to_cell(lat, lng, resolution)
    spans = sorted((_span(int(cell, 16), resolution) for cell in h3.grid_disk(middle, steps)), key=lambda span: span.low)
    parent = _DIGIT_BITS * (_DIGITS - resolution)
    joined = spans[:1]
    for span in spans[1:]:
        if (span.low >> parent) - (joined[-1].high >> parent) == 1:
            joined[-1] = Span(joined[-1].low, span.high)
        else:
            joined.append(span)
    return joined


def _grid(radius_m: float) -> tuple[int, int]:
    """The finest resolution at which one or two steps of cells reach far enough. Each step reaches an edge's length at least; edges differ
    by place, hence the allowance."""
    for resolution in range(STORED - 1, COARSEST, -1):
        edge = h3.average_hexagon_edge_length(resolution, unit="m") * 0.75
        for steps in range(1, MOST_STEPS + 1):
            if edge * (1.5 * steps - 0.5) >= radius_m:
                return resolution, steps
    return COARSEST, 1


def _span(cell: int, resolution: int) -> Span:
    """All cells of resolution 12 below `cell`: its unused digits run from 0 to 6."""
    base = cell & ~(0xF << _RESOLUTION_AT) | (STORED << _RESOLUTION_AT)
    low = high = base
    for digit in range(resolution + 1, STORED + 1):
        at = _DIGIT_BITS * (_DIGITS - digit)
        low &= ~(0b111 << at)
        high = high & ~(0b111 << at) | (0b110 << at)
    return Span(low, high)
