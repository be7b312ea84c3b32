"""Outlines against the list of regions and against each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from django.utils.translation import gettext as _

from siger.regions.codes import depth
from siger.regions.outlines.reading import Outline
from siger.regions.outlines.report import Kind, Problem
from siger.regions.plane import Plane, metres

MARGIN_DEGREES: Final = 1.0
INDONESIA: Final = (94.0, -12.0, 142.0, 7.0)
ASTRAY_KM: Final = 25.0
"""So far may an outline lie from the recorded position of its region: farther, the codes are mixed up."""

OVERLAP_SHARE: Final = 0.01
OVERLAP_KM2: Final = 0.05
"""Two neighbours may overlap by less than this, or by less than the share of the smaller one: linework of villages is never exact."""

SQUARE_KM: Final = 111.195**2


@dataclass(frozen=True, slots=True)
class KnownRegion:
    """What the table knows. The position is one that was recorded, or the mean of recorded ones; else None."""

    name: str
    lat: float | None
    lng: float | None


def check_outlines(outlines: Sequence[Outline], known: Mapping[str, KnownRegion]) -> list[Problem]:
    """Everything that is wrong; empty when all may be stored."""
    problems = [*_unknown(outlines, known), *_duplicates(outlines)]
    usable = list({one.code: one for one in outlines if one.code in known}.values())
    misplaced = list(_misplaced(usable, known))
    problems.extend(misplaced)
    if not misplaced:
        problems.extend(_overlaps(usable, known))
    return problems


def _unknown(outlines: Sequence[Outline], known: Mapping[str, KnownRegion]) -> Iterator[Problem]:
    for one in outlines:
        if one.code not in known:
            yield Problem(Kind.CODE, one.where, _("kode %(code)s tidak ada dalam daftar wilayah") % {"code": one.code}, one.code)


def _duplicates(outlines: Sequence[Outline]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for one in outlines:
        if one.code in first:
            message = _("kode %(code)s sudah ada di %(where)s") % {"code": one.code, "where": first[one.code]}
            yield Problem(Kind.DUPLICATE, one.where, message, one.code)
        first.setdefault(one.code, one.where)


def _misplaced(outlines: Sequence[Outline], known: Mapping[str, KnownRegion]) -> Iterator[Problem]:
    west, south, east, north = _province_bounds(known)
    for one in outlines:
        x0, y0, x1, y1 = one.geometry.bounds
        region = known[one.code]
        if not (west <= x0 and x1 <= east and south <= y0 and y1 <= north):
            swapped = west <= y0 and y1 <= east and south <= x0 and x1 <= north
            message = _("lintang dan bujur tertukar; GeoJSON menulis bujur dulu") if swapped else _("di luar provinsi ini")
            yield Problem(Kind.PLACE, one.where, f"{one.code} {region.name}: {message}", one.code)
        elif (km := _astray_km(one.geometry, region)) > ASTRAY_KM:
            message = _("%(km)d km dari posisi %(name)s yang tercatat; kodenya mungkin tertukar") % {"km": round(km), "name": region.name}
            yield Problem(Kind.PLACE, one.where, f"{one.code}: {message}", one.code)


def _province_bounds(known: Mapping[str, KnownRegion]) -> tuple[float, float, float, float]:
    places = np.array([(one.lng, one.lat) for one in known.values() if one.lat is not None], dtype=np.float64)
    if not len(places):
        return INDONESIA
    (west, south), (east, north) = places.min(axis=0) - MARGIN_DEGREES, places.max(axis=0) + MARGIN_DEGREES
    return float(west), float(south), float(east), float(north)


def _astray_km(geometry: shapely.Geometry, region: KnownRegion) -> float:
    if region.lat is None or region.lng is None:
        return 0.0
    plane = Plane.around(region.lat)
    return metres(plane.flatten(geometry).distance(plane.flatten(shapely.Point(region.lng, region.lat)))) / 1000


def _overlaps(outlines: Sequence[Outline], known: Mapping[str, KnownRegion]) -> Iterator[Problem]:
    by_depth: dict[int, list[Outline]] = defaultdict(list)
    for one in outlines:
        by_depth[depth(one.code)].append(one)
    for layer in by_depth.values():
        yield from _overlaps_of_layer(layer, known)


def _overlaps_of_layer(layer: Sequence[Outline], known: Mapping[str, KnownRegion]) -> Iterator[Problem]:
    plane = Plane.around(float(np.mean([one.geometry.centroid.y for one in layer])))
    shapes = np.array([plane.flatten(one.geometry) for one in layer], dtype=object)
    lefts, rights = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = lefts < rights
    lefts, rights = lefts[pairs], rights[pairs]
    shared = shapely.area(shapely.intersection(shapes[lefts], shapes[rights])) * SQUARE_KM
    smaller = np.minimum(shapely.area(shapes[lefts]), shapely.area(shapes[rights])) * SQUARE_KM
    for index in np.flatnonzero((shared > OVERLAP_KM2) & (shared > smaller * OVERLAP_SHARE)):
        left, right = layer[lefts[index]], layer[rights[index]]
        message = _("%(left)s %(left_name)s dan %(right)s %(right_name)s bertumpang tindih %(km2).2f km²") % {
            "left": left.code,
            "left_name": known[left.code].name,
            "right": right.code,
            "right_name": known[right.code].name,
            "km2": shared[index],
        }
        yield Problem(Kind.OVERLAP, left.where, message, left.code)
