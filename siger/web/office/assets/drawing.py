"""The map of one thing: its line, spot or area on the regions around it, drawn on the server."""

from dataclasses import dataclass
from typing import Final

import shapely

from siger.regions.shapes.packed import outlines
from siger.web.components.drawn_map import HEIGHT, WIDTH, DrawnMap, Window

LEAST_KM: Final = 2.0
"""Half the height of the smallest picture: a lamp among its villages."""
_KM_PER_DEGREE: Final = 111.2


@dataclass(frozen=True, slots=True)
class ThingMap:
    """`ground` for `<c-map>`; `path` is the thing in its units, "" for a single spot, which stands as the pin."""

    ground: DrawnMap
    path: str


def map_of_thing(region_code: str, geometry: shapely.Geometry) -> ThingMap:
    """Three statements at most, none once the regions are known to this process."""
    west, south, east, north = geometry.bounds
    window = _window(west, south, east, north)
    province, _dot, below = region_code.partition(".")
    regency = below.partition(".")[0]
    own = f"{province}.{regency}" if regency else province
    beside = (outline for outline in outlines(2, within=province) if outline.code != own)
    shown = [
        {"path": path, "name": outline.name, "here": outline.code == region_code}
        for outline in (*beside, *(outlines(4, within=own) if regency else ()))
        if (path := window.path(outline))
    ]
    if geometry.geom_type == "Point":
        x, y = window.xy(geometry.x, geometry.y)
        return ThingMap(DrawnMap(shown, f"{x:.1f}", f"{y:.1f}"), "")
    return ThingMap(DrawnMap(shown), _path(window, geometry))


def _window(west: float, south: float, east: float, north: float) -> Window:
    middle = Window((south + north) / 2, (west + east) / 2, 1.0)
    wide = max((east - west) * middle.across / WIDTH, 1e-9)
    high = max((north - south) / HEIGHT, 1e-9)
    least = 2 * LEAST_KM / _KM_PER_DEGREE / HEIGHT
    return Window(middle.lat, middle.lng, 1 / max(wide / 0.8, high / 0.8, least))


def _path(window: Window, geometry: shapely.Geometry) -> str:
    if hasattr(geometry, "geoms"):
        return "".join(_path(window, part) for part in geometry.geoms)
    if geometry.geom_type == "Polygon":
        return "".join(_line(window, ring) + "z" for ring in (geometry.exterior, *geometry.interiors))
    if geometry.geom_type == "Point":
        x, y = window.xy(geometry.x, geometry.y)
        return f"M{x - 3:.1f} {y:.1f}h6"
    return _line(window, geometry)


def _line(window: Window, line: shapely.Geometry) -> str:
    points = (window.xy(lng, lat) for lng, lat in shapely.get_coordinates(shapely.simplify(line, 0.4 / window.scale)))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
