"""A small map drawn here: regions as SVG paths and a pin, without script, tiles or network."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from siger.regions.codes import depth
from siger.regions.shapes.packed import Outline, Ring, outlines, outlines_of

WIDTH: Final = 400
HEIGHT: Final = 300
PIN_WINDOW_KM: Final = 6.0
"""Half the height of what a map around a pin shows."""


@dataclass(frozen=True)
class Window:
    """Degrees around a middle that fill WIDTH x HEIGHT. `scale` is units per degree of latitude."""

    lat: float
    lng: float
    scale: float

    @cached_property
    def across(self) -> float:
        """Units per degree of longitude."""
        return math.cos(math.radians(self.lat)) * self.scale

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Degrees at the edges: west, east, south, north."""
        wide, high = WIDTH / 2 / self.across, HEIGHT / 2 / self.scale
        return self.lng - wide, self.lng + wide, self.lat - high, self.lat + high

    def xy(self, lng: float, lat: float) -> tuple[float, float]:
        return WIDTH / 2 + (lng - self.lng) * self.across, HEIGHT / 2 - (lat - self.lat) * self.scale

    def shows(self, ring: Ring) -> bool:
        """Whether something of it may lie in the picture."""
        west, east, south, north = self.bounds
        return not (ring.west > east or ring.east < west or ring.south > north or ring.north < south)

    def path(self, outline: Outline) -> str:
        """ "" for one that lies wholly outside the picture."""
        return "".join(self._ring(ring) for ring in outline.rings if self.shows(ring))

    def _ring(self, ring: Ring) -> str:
        across, scale, left, top = self.across, self.scale, WIDTH / 2 - self.lng * self.across, HEIGHT / 2 + self.lat * self.scale
        return "M" + "L".join(f"{left + lng * across:.1f} {top - lat * scale:.1f}" for lng, lat in ring.points()) + "z"


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """`outlines` for `<c-map>`; x, y and radius (of the accuracy) in its units, "" without a pin."""

    outlines: Sequence[dict[str, Any]]
    x: str = ""
    y: str = ""
    radius: str = ""


def map_around(region_code: str, lat: float, lng: float, accuracy_m: float | None = None) -> DrawnMap:
    """The villages around a point, its own marked, on the land of the regencies beside theirs. Without outlines only the pin."""
    window = Window(lat, lng, HEIGHT / (2 * PIN_WINDOW_KM / 111.2))
    province, regency = region_code.split(".")[:2]
    own = f"{province}.{regency}"
    regencies, villages = outlines_of((2, province), (4, own))
    beside = (outline for outline in regencies if outline.code != own)
    shown = [
        {"path": path, "name": outline.name, "here": outline.code == region_code}
        for outline in (*beside, *villages)
        if (path := window.path(outline))
    ]
    x, y = window.xy(lng, lat)
    radius = f"{accuracy_m / 111_200 * window.scale:.1f}" if accuracy_m and accuracy_m < PIN_WINDOW_KM * 1000 else ""
    return DrawnMap(shown, f"{x:.1f}", f"{y:.1f}", radius)


def map_of(region_code: str, marked: str = "") -> DrawnMap:
    """The regions one level below `region_code`, filling the picture; `marked` is drawn as the one in question. One statement."""
    drawn = outlines(depth(region_code) + 1, within=region_code)
    rings = [ring for outline in drawn for ring in outline.rings]
    if not rings:
        return DrawnMap(())
    west, east = min(ring.west for ring in rings), max(ring.east for ring in rings)
    south, north = min(ring.south for ring in rings), max(ring.north for ring in rings)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / max((east - west) * squeeze, 1e-6), HEIGHT / max(north - south, 1e-6)) * 0.94
    window = Window((south + north) / 2, (west + east) / 2, scale)
    return DrawnMap([{"path": window.path(outline), "name": outline.name, "here": outline.code == marked} for outline in drawn])
