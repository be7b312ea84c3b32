"""The land under today's jobs, drawn here: a phone keeps it with the page."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from siger.regions.shapes.packed import outlines
from siger.web.components.drawn_map import HEIGHT, WIDTH, Window

KM_A_DEGREE: Final = 111.2
LEAST_KM: Final = 3.0
"""What a picture of a single job shows from top to bottom."""
VILLAGES_UNTIL_KM: Final = 60.0
MARGIN: Final = 1.35


@dataclass(frozen=True, slots=True)
class Place:
    region: str
    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Area:
    """`outlines` for `<c-map>`; `points` are the places in its units, in their order."""

    outlines: Sequence[dict[str, Any]]
    points: Sequence[tuple[float, float]]


def area_of(places: Sequence[Place]) -> Area:
    """Villages where the jobs lie close together, else kabupaten and kota. Without outlines only the points."""
    if not places:
        return Area((), ())
    window, high = _window(places)
    provinces = sorted({place.region.split(".")[0] for place in places})
    regencies = sorted({".".join(place.region.split(".")[:2]) for place in places})
    wide = [outline for code in provinces for outline in outlines(2, within=code)]
    near = [outline for code in regencies for outline in outlines(4, within=code)] if high <= VILLAGES_UNTIL_KM else []
    shown = [outline for outline in wide if not near or outline.code not in regencies] + near
    drawn = [{"path": path, "name": outline.name, "here": False} for outline in shown if (path := window.path(outline))]
    return Area(drawn, [window.xy(place.lng, place.lat) for place in places])


def _window(places: Sequence[Place]) -> tuple[Window, float]:
    """A window around all places and its height in kilometres."""
    south, north = min(place.lat for place in places), max(place.lat for place in places)
    west, east = min(place.lng for place in places), max(place.lng for place in places)
    lat, lng = (south + north) / 2, (west + east) / 2
    across = (east - west) * math.cos(math.radians(lat)) * HEIGHT / WIDTH
    degrees = max((north - south) * MARGIN, across * MARGIN, LEAST_KM / KM_A_DEGREE)
    return Window(lat, lng, HEIGHT / degrees), degrees * KM_A_DEGREE
