"""Outlines as the pages draw them, kept in memory in little room: a province's villages take some two megabytes."""

import gzip
import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q

from siger.regions.models import DrawnShapes


@dataclass(frozen=True, slots=True)
class Ring:
    """An outer ring in degrees, not closed: lng, lat, lng, lat …, and its bounds."""

    west: float
    south: float
    east: float
    north: float
    degrees: "array[float]"

    def points(self) -> Iterator[tuple[float, float]]:
        """Longitude and latitude of each."""
        both = iter(self.degrees)
        return zip(both, both, strict=True)


@dataclass(frozen=True, slots=True)
class Outline:
    code: str
    name: str
    rings: Sequence[Ring]


def outlines(depth: int, *, within: str) -> Sequence[Outline]:
    """The regions of a depth inside a region, none when they are not drawn. One statement, two when they are new to this process."""
    return outlines_of((depth, within))[0]


def outlines_of(*asked: tuple[int, str]) -> list[Sequence[Outline]]:
    """As `outlines`, for several (depth, within) at once. One statement, and one more for each that is new to this process."""
    wanted = reduce(or_, (Q(depth=depth, within_id=within) for depth, within in asked))
    etags = {(depth, within): etag for depth, within, etag in DrawnShapes.objects.filter(wanted).values_list("depth", "within_id", "etag")}
    return [_packed(within, depth, etags[depth, within]) if (depth, within) in etags else () for depth, within in asked]


@lru_cache(maxsize=64)
def _packed(within: str, depth: int, etag: str) -> Sequence[Outline]:
    drawn = DrawnShapes.objects.filter(within_id=within, depth=depth).first()
    features = json.loads(gzip.decompress(bytes(drawn.body)))["features"] if drawn else []
    return tuple(Outline(one["id"], one["properties"]["name"], tuple(_rings(one["geometry"]))) for one in features)


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        lngs, lats = zip(*polygon[0], strict=True)
        degrees = array("d", (value for point in polygon[0][:-1] for value in point))
        yield Ring(min(lngs), min(lats), max(lngs), max(lats), degrees)
