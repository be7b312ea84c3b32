"""From exact shapes to a small file for a map: simplified together, so that neighbours keep one common border, and written as GeoJSON."""

import gzip
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np
import shapely

from siger.regions.plane import Plane, degrees

DECIMALS: Final = 4
"""About 11 m; a map at the scale of a district shows no less."""

FIRST_TOLERANCE_M: Final = 60.0
LAST_TOLERANCE_M: Final = 10_000.0
STEP: Final = 1.35
ISLAND_KM2: Final = 0.5
KM2_PER_SQUARE_DEGREE: Final = 111.195**2


def simplified(shapes: Mapping[str, shapely.Geometry], tolerance_m: float) -> dict[str, shapely.Geometry]:
    """The same regions with fewer points, borders still common. Small islands go, but no region loses its largest part."""
    kept = np.array([_without_islets(shape, tolerance_m) for shape in shapes.values()], dtype=object)
    return dict(zip(shapes, shapely.coverage_simplify(kept, degrees(tolerance_m)), strict=True))


def label_point(shape: shapely.Geometry) -> shapely.Point:
    """Where a name is written: about the middle of the widest circle inside the largest part."""
    largest = max(shapely.get_parts(shape), key=lambda part: float(part.area))
    circle = shapely.maximum_inscribed_circle(largest, tolerance=max(float(np.sqrt(largest.area)) / 40, 1e-5))
    return shapely.Point(circle.coords[0])


def small_file(shapes: Mapping[str, shapely.Geometry], names: Mapping[str, str], plane: Plane, *, limit: int) -> bytes:
    """Gzipped GeoJSON of at most `limit` bytes, if at all possible: the tolerance grows until it fits. The same shapes give the same bytes.

    Longitude before latitude (RFC 7946). Each feature has `code`, `name` and `label`, the point where its name goes.
    """
    properties = {code: _properties(code, names.get(code, code), shape, plane) for code, shape in shapes.items()}
    tolerance = FIRST_TOLERANCE_M
    while True:
        text = json.dumps(_collection(simplified(shapes, tolerance), properties, plane), ensure_ascii=False, separators=(",", ":"))
        body = gzip.compress(text.encode(), 9, mtime=0)
        if len(body) <= limit or tolerance > LAST_TOLERANCE_M:
            return body
        tolerance *= STEP if len(body) < 2 * limit else STEP**3


def _properties(code: str, name: str, shape: shapely.Geometry, plane: Plane) -> dict[str, Any]:
    label = plane.unflatten(label_point(shape))
    return {"code": code, "name": name, "label": [round(label.x, DECIMALS), round(label.y, DECIMALS)]}


def _collection(shapes: Mapping[str, shapely.Geometry], properties: Mapping[str, Any], plane: Plane) -> dict[str, Any]:
    features = []
    for code, shape in shapes.items():
        geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(plane.unflatten(shape))))
        geometry["coordinates"] = _polygons(geometry)
        features.append({"type": "Feature", "id": code, "properties": properties[code], "geometry": geometry})
    return {"type": "FeatureCollection", "features": features}


def _without_islets(shape: shapely.Geometry, tolerance_m: float) -> shapely.Geometry:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -float(part.area))
    least = max(ISLAND_KM2, (tolerance_m / 1000) ** 2 * 4) / KM2_PER_SQUARE_DEGREE
    kept = [part for index, part in enumerate(parts) if part.geom_type == "Polygon" and (index == 0 or part.area >= least)]
    return kept[0] if len(kept) == 1 else shapely.multipolygons(kept)


def _polygons(geometry: dict[str, Any]) -> Any:
    if geometry["type"] == "Polygon":
        return [_ring(ring) for ring in geometry["coordinates"]]
    return [[_ring(ring) for ring in polygon] for polygon in geometry["coordinates"]]


def _ring(ring: list[list[float]]) -> list[list[float]]:
    """Rounded, without the points that fell together. A ring keeps at least the four points that GeoJSON asks for."""
    rounded = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring]
    kept = rounded[:1] + [point for before, point in pairwise(rounded) if point != before]
    return kept if len(kept) >= 4 else rounded
