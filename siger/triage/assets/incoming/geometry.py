"""Geometries of a file taken apart by hand: nothing from outside is trusted to have the type, the depth or the unit that it should."""

from collections.abc import Sequence
from typing import Any, Final

import shapely
from django.utils.translation import gettext as _

from siger.triage.assets.kinds import Shape

MAX_POINTS: Final = 50_000
"""Of one thing."""

Position = tuple[float, float]


class BadGeometry(Exception):
    """With the reason, in the reader's language."""


class NotDegrees(BadGeometry):
    """The numbers are of another projection."""


def geometry_from(value: Any, shapes: frozenset[Shape]) -> shapely.Geometry:
    """The geometry in two dimensions, longitude first; heights are dropped. Raises BadGeometry."""
    if not isinstance(value, dict) or value.get("type") not in _MAKERS:
        raise BadGeometry(_("tidak punya geometri titik, garis, atau bidang"))
    shape, make = _MAKERS[value["type"]]
    if shape not in shapes:
        raise BadGeometry(_("bentuknya %(type)s; jenis ini memakai %(right)s") % {"type": value["type"], "right": _shape_words(shapes)})
    made = make(value.get("coordinates"))
    if shapely.get_num_coordinates(made) > MAX_POINTS:
        raise BadGeometry(_("titiknya lebih dari %(n)d; potong menjadi beberapa ruas") % {"n": MAX_POINTS})
    if shape is Shape.LINE and made.length == 0:
        raise BadGeometry(_("garisnya tidak punya panjang"))
    if shape is Shape.AREA and not made.is_valid:
        raise BadGeometry(_("bidang tidak sah: %(reason)s") % {"reason": shapely.is_valid_reason(made)})
    return made


def _shape_words(shapes: frozenset[Shape]) -> str:
    words = {Shape.POINT: _("titik"), Shape.LINE: _("garis"), Shape.AREA: _("bidang")}
    return " / ".join(word for shape, word in words.items() if shape in shapes)


def _point(value: Any) -> shapely.Geometry:
    return shapely.Point(_position(value))


def _line(value: Any) -> shapely.Geometry:
    positions = _positions(value)
    if len(positions) < 2:
        raise BadGeometry(_("garis butuh paling sedikit dua titik"))
    return shapely.LineString(positions)


def _area(value: Any) -> shapely.Geometry:
    shell, *holes = [_ring(ring) for ring in _filled(value)]
    return shapely.Polygon(shell, holes)


def _ring(value: Any) -> list[Position]:
    ring = _positions(value)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise BadGeometry(_("tepi bidang harus tertutup dan berisi paling sedikit empat titik"))
    return ring


_MAKERS: Final = {
    "Point": (Shape.POINT, _point),
    "MultiPoint": (Shape.POINT, lambda value: shapely.MultiPoint(_positions(value))),
    "LineString": (Shape.LINE, _line),
    "MultiLineString": (Shape.LINE, lambda value: shapely.MultiLineString([_line(part) for part in _filled(value)])),
    "Polygon": (Shape.AREA, _area),
    "MultiPolygon": (Shape.AREA, lambda value: shapely.MultiPolygon([_area(part) for part in _filled(value)])),
}


def _positions(value: Any) -> list[Position]:
    return [_position(one) for one in _filled(value)]


def _filled(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise BadGeometry(_("susunan koordinatnya salah atau kosong"))
    if len(value) > MAX_POINTS:
        raise BadGeometry(_("titiknya lebih dari %(n)d; potong menjadi beberapa ruas") % {"n": MAX_POINTS})
    return value


def _position(value: Any) -> Position:
    if not isinstance(value, list) or len(value) < 2:
        raise BadGeometry(_("titik harus berupa daftar dua angka: bujur, lintang"))
    lng, lat = value[0], value[1]
    # `type`, not isinstance: true is an int to Python. NaN fails both comparisons; so does a number too large for a float.
    if type(lng) not in (int, float) or type(lat) not in (int, float):
        raise BadGeometry(_("koordinat harus berupa angka"))
    if not (-180 <= lng <= 180 and -90 <= lat <= 90):
        raise _not_degrees(value)
    return float(lng), float(lat)


_WEB_MERCATOR_EDGE: Final = 20_037_509
_UTM_EASTING: Final = (100_000, 900_000)
_UTM_NORTHING_EDGE: Final = 10_000_000


def _not_degrees(value: Sequence[Any]) -> BadGeometry:
    """Which projection it looks like, and what to do."""
    x, y = value[0], value[1]
    if -90 <= x <= 90 and -180 <= y <= 180:
        return BadGeometry(_("lintang dan bujurnya tertukar; GeoJSON menulis bujur dahulu, misalnya [105.26, -5.39]"))
    if _UTM_EASTING[0] <= x <= _UTM_EASTING[1] and 0 <= y <= _UTM_NORTHING_EDGE:
        return NotDegrees(_("koordinatnya dalam meter (tampaknya UTM), bukan derajat. Ubah ke WGS 84 (EPSG:4326)"))
    if abs(x) <= _WEB_MERCATOR_EDGE and abs(y) <= _WEB_MERCATOR_EDGE:
        return NotDegrees(_("koordinatnya dalam meter (tampaknya Web Mercator, EPSG:3857), bukan derajat. Ubah ke WGS 84 (EPSG:4326)"))
    return NotDegrees(_("koordinatnya bukan derajat bujur dan lintang (EPSG:4326)"))
