"""Kinds of things that have an owner, as data: their shapes, and how near is near. Plain Python without Django."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class AssetKind(StrEnum):
    ROAD = "road"
    DRAIN = "drain"
    RIVER = "river"
    LAMP = "lamp"
    SCHOOL = "school"
    MARKET = "market"
    HEALTH_CENTRE = "health_centre"


class RoadClass(StrEnum):
    """By who is responsible (UU 38/2004 on roads, articles 14 to 16 and 45). In order of rank: the first wins a tie."""

    TOLL = "toll"
    NATIONAL = "national"
    PROVINCE = "province"
    REGENCY = "regency"
    VILLAGE = "village"


class Shape(StrEnum):
    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class KindRule:
    """`tolerance_m`: a report no farther than this is about the thing, unless the thing says otherwise. `written`: words of a file."""

    tolerance_m: int
    shapes: frozenset[Shape]
    written: tuple[str, ...]


_LINE: Final = frozenset({Shape.LINE})
_SPOT: Final = frozenset({Shape.POINT, Shape.AREA})
RULES: Final[dict[AssetKind, KindRule]] = {
    AssetKind.ROAD: KindRule(50, _LINE, ("jalan", "ruas jalan")),
    AssetKind.DRAIN: KindRule(30, _LINE, ("selokan", "saluran", "drainase")),
    AssetKind.RIVER: KindRule(75, frozenset({Shape.LINE, Shape.AREA}), ("sungai",)),
    AssetKind.LAMP: KindRule(40, frozenset({Shape.POINT}), ("lampu", "lampu jalan", "pju")),
    AssetKind.SCHOOL: KindRule(150, _SPOT, ("sekolah",)),
    AssetKind.MARKET: KindRule(150, _SPOT, ("pasar",)),
    AssetKind.HEALTH_CENTRE: KindRule(100, _SPOT, ("puskesmas",)),
}
MAX_TOLERANCE_M: Final = 1_000
"""Beyond this a thing says nothing about a place."""

WRITTEN_CLASSES: Final[dict[str, RoadClass]] = {
    "tol": RoadClass.TOLL,
    "nasional": RoadClass.NATIONAL,
    "provinsi": RoadClass.PROVINCE,
    "kabupaten": RoadClass.REGENCY,
    "kota": RoadClass.REGENCY,
    "desa": RoadClass.VILLAGE,
    "lingkungan": RoadClass.VILLAGE,
}
HALF_WIDTH_M: Final[dict[str, float]] = {
    RoadClass.TOLL: 15.0,
    RoadClass.NATIONAL: 7.0,
    RoadClass.PROVINCE: 5.0,
    RoadClass.REGENCY: 3.0,
    RoadClass.VILLAGE: 2.0,
}
"""Files hold the middle of a road; people stand on it or at its edge. Half of a usual carriageway with its shoulder."""

RANKS: Final[dict[str, int]] = {road_class: rank for rank, road_class in enumerate(RoadClass)}


def kind_written(word: str) -> AssetKind | None:
    """The kind that a file means, by its code or its Indonesian word."""
    plain = " ".join(word.lower().split())
    return next((kind for kind, rule in RULES.items() if plain in (kind.value, *rule.written)), None)


def class_written(word: str) -> RoadClass | None:
    """The class that a file means: "nasional", "Jalan Provinsi", "regency"."""
    plain = " ".join(word.lower().split()).removeprefix("jalan ")
    return RoadClass(plain) if plain in set(RoadClass) else WRITTEN_CLASSES.get(plain)
