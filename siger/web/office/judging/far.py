"""Report and photo on one small drawn map, with the line between them and how far it is."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from siger.proof.checking.distance import MOST_INEXACT_M, NEAR_M, metres_apart
from siger.proof.words import metres_words
from siger.regions.shapes.packed import outlines_of
from siger.reports.models import Photo, Report
from siger.web.components.drawn_map import HEIGHT, WIDTH, Window

METRES_A_DEGREE: Final = 111_200.0
LEAST_M: Final = 260.0
"""What the picture shows from top to bottom at least: the circle of what is near fills half of it."""
MARGIN: Final = 1.7
MOST_M: Final = 300_000.0
"""Farther away no map of ours helps; the words say it."""
_BARS: Final = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class Spot:
    """In the units of the map, written; `left`: its words stand on its left, so that they stay in the picture."""

    x: str
    y: str
    left: bool


@dataclass(frozen=True, slots=True)
class FarMap:
    """`near` is the radius of the circle within which a photo counts as taken there; `bar` and `bar_words` the scale."""

    outlines: Sequence[dict[str, Any]]
    report: Spot
    photo: Spot
    near: str
    metres: str
    too_far: bool
    bar: str
    bar_words: str


def far_map(report: Report, photos: Sequence[Photo]) -> FarMap | None:
    """Of the photo that was taken farthest away. None when no photo says where it was taken."""
    placed = [(metres_apart(report.lat, report.lng, lat, lng), lat, lng) for lat, lng in _places(photos)]
    if not placed:
        return None
    metres, lat, lng = max(placed)
    if metres > MOST_M:
        return None
    most = NEAR_M + min(report.accuracy_m or 0.0, MOST_INEXACT_M)
    window = _window(report, lat, lng, most)
    here, there = window.xy(report.lng, report.lat), window.xy(lng, lat)
    bar = _bar(window)
    return FarMap(
        outlines=_ground(report.region_id, window),
        report=_spot(here, there),
        photo=_spot(there, here),
        near=f"{most / METRES_A_DEGREE * window.scale:.1f}",
        metres=metres_words(metres),
        too_far=metres > most,
        bar=f"{bar / METRES_A_DEGREE * window.scale:.1f}",
        bar_words=metres_words(bar) if bar < 1000 else f"{bar // 1000} km",
    )


def _places(photos: Sequence[Photo]) -> Iterator[tuple[float, float]]:
    for photo in photos:
        if photo.lat is not None and photo.lng is not None:
            yield photo.lat, photo.lng


def _window(report: Report, lat: float, lng: float, most: float) -> Window:
    """Around both points and the circle."""
    middle = (report.lat + lat) / 2
    high = abs(report.lat - lat) * METRES_A_DEGREE
    wide = abs(report.lng - lng) * METRES_A_DEGREE * math.cos(math.radians(middle)) * HEIGHT / WIDTH
    metres = max(LEAST_M, high * MARGIN, wide * MARGIN, most * 3)
    return Window(middle, (report.lng + lng) / 2, HEIGHT * METRES_A_DEGREE / metres)


def _spot(at: tuple[float, float], other: tuple[float, float]) -> Spot:
    return Spot(f"{at[0]:.1f}", f"{at[1]:.1f}", left=at[0] < other[0] and at[0] > WIDTH * 0.2)


def _bar(window: Window) -> int:
    """The longest round length that takes at most a quarter of the width."""
    fits = WIDTH / 4 / window.scale * METRES_A_DEGREE
    return max((bar for bar in _BARS if bar <= fits), default=_BARS[0])


def _ground(region: str, window: Window) -> list[dict[str, Any]]:
    """The villages of the report's kabupaten on the land of the others. No statement once the regions are known to this process."""
    province, _dot, below = region.partition(".")
    own = f"{province}.{below.partition('.')[0]}"
    regencies, villages = outlines_of((2, province), (4, own))
    beside = (outline for outline in regencies if outline.code != own)
    return [{"path": path, "here": outline.code == region} for outline in (*beside, *villages) if (path := window.path(outline))]
