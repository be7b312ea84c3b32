"""A small map drawn here: regions as SVG paths and a pin, without script, tiles or network."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from siger.core.errors import NotFound
from siger.regions.codes import depth
from siger.regions.shapes.drawn import outline_geojson

WIDTH: Final = 400
HEIGHT: Final = 300
PIN_WINDOW_KM: Final = 6.0
"""Half the height of what a map around a pin shows."""


@dataclass(frozen=True, slots=True)
class Window:
    """Degrees around a middle that fill WIDTH x HEIGHT. `scale` is units per degree of latitude."""

    lat: float
    lng: float
    scale: float

    def xy(self, lng: float, lat: float) -> tuple[float, float]:
        squeeze = math.cos(math.radians(self.lat))
        return WIDTH / 2 + (lng - self.lng) * squeeze * self.scale, HEIGHT / 2 - (lat - self.lat) * self.scale


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """`outlines` for `<c-map>`; x, y and radius (of the accuracy) in its units, "" without a pin."""

    outlines: Sequence[dict[str, Any]]
    x: str = ""
    y: str = ""
    radius: str = ""


def map_around(region_code: str, lat: float, lng: float, accuracy_m: float | None = None) -> DrawnMap:
    """The villages around a point, its own marked. Without outlines only the pin. One statement."""
    window = Window(lat, lng, HEIGHT / (2 * PIN_WINDOW_KM / 111.2))
    codes = region_code.split(".")
    shapes = _shapes(4, ".".join(codes[:2]))
    outlines = [
        {"path": path, "name": shape["properties"]["name"], "here": shape["id"] == region_code}
        for shape in shapes
        if (path := _path(shape, window))
    ]
    x, y = window.xy(lng, lat)
    radius = f"{accuracy_m / 111_200 * window.scale:.1f}" if accuracy_m and accuracy_m < PIN_WINDOW_KM * 1000 else ""
    return DrawnMap(outlines, f"{x:.1f}", f"{y:.1f}", radius)


def map_of(region_code: str, marked: str = "") -> DrawnMap:
    """The regions one level below `region_code`, filling the picture; `marked` is drawn as the one in question. One statement."""
    shapes = _shapes(depth(region_code) + 1, region_code)
    points = [point for shape in shapes for ring in _rings(shape) for point in ring]
    if not points:
        return DrawnMap(())
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / max((east - west) * squeeze, 1e-6), HEIGHT / max(north - south, 1e-6)) * 0.94
    window = Window((south + north) / 2, (west + east) / 2, scale)
    return DrawnMap(
        [{"path": _path(shape, window), "name": shape["properties"]["name"], "here": shape["id"] == marked} for shape in shapes]
    )


def _shapes(level: int, within: str) -> list[dict[str, Any]]:
    try:
        features: list[dict[str, Any]] = outline_geojson(level, within=within)["features"]
    except NotFound:
        return []
    return features


def _rings(shape: dict[str, Any]) -> Iterator[list[list[float]]]:
    geometry = shape["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        yield polygon[0]


def _path(shape: dict[str, Any], window: Window) -> str:
    """ "" for a shape that lies wholly outside the picture."""
    parts = []
    for ring in _rings(shape):
        points = [window.xy(lng, lat) for lng, lat in ring]
        if _outside(points):
            continue
        parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points[:-1]) + "z")
    return "".join(parts)


def _outside(points: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT
