"""GeoJSON geometries taken apart by hand: nothing in a file from outside is trusted to have the type or the depth that it should."""

from typing import Any, Final

import shapely
from django.utils.translation import gettext as _

MAX_POINTS: Final = 2_000_000
"""Of one outline. The most detailed known province outline has a hundred thousand."""


class NotAPolygon(Exception):
    """With the reason, in the reader's language."""


def polygon_from(geometry: Any) -> shapely.Geometry:
    """A polygon or multipolygon in two dimensions (heights are dropped). Raises NotAPolygon."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    parts = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        shape = _polygon(parts)
    elif kind == "MultiPolygon":
        shape = shapely.MultiPolygon([_polygon(part) for part in _filled_list(parts)])
    else:
        raise NotAPolygon(_("geometri harus Polygon atau MultiPolygon"))
    if shapely.get_num_coordinates(shape) > MAX_POINTS:
        raise NotAPolygon(_("titiknya terlalu banyak"))
    if not shapely.is_valid(shape):
        raise NotAPolygon(_("poligon tidak sah: %(reason)s") % {"reason": shapely.is_valid_reason(shape)})
    if shape.area == 0:
        raise NotAPolygon(_("luasnya nol"))
    return shape


def _polygon(rings: Any) -> shapely.Polygon:
    shell, *holes = [_ring(ring) for ring in _filled_list(rings)]
    return shapely.Polygon(shell, holes)


def _ring(ring: Any) -> list[tuple[float, float]]:
    points = [_point(point) for point in _filled_list(ring)]
    if len(points) < 4 or points[0] != points[-1]:
        raise NotAPolygon(_("cincin harus tertutup dan berisi paling sedikit empat titik"))
    return points


def _point(point: Any) -> tuple[float, float]:
    if not isinstance(point, list) or len(point) < 2:
        raise NotAPolygon(_("titik harus berupa daftar dua angka"))
    lng, lat = point[0], point[1]
    # `type`, not isinstance: true is an int to Python. NaN fails both comparisons; so does a number too large for a float.
    if type(lng) not in (int, float) or type(lat) not in (int, float):
        raise NotAPolygon(_("koordinat harus berupa angka"))
    if not (-180 <= lng <= 180 and -180 <= lat <= 180):
        raise NotAPolygon(_("koordinat bukan derajat bujur dan lintang (EPSG:4326)"))
    return float(lng), float(lat)


def _filled_list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise NotAPolygon(_("susunan koordinat salah atau kosong"))
    return value
