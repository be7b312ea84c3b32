"""What lies near a point: trees by kind and reach, in memory, in metres on a local plane. Plain Python without Django."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import isfinite
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from siger.regions.plane import Plane, degrees, metres
from siger.triage.assets.fitting import Fit
from siger.triage.assets.kinds import HALF_WIDTH_M, RANKS, RULES, AssetKind

POINTS_OF_A_PIECE: Final = 48
"""Longer lines are cut: the box of a road across a province holds everything, and is looked through at every question."""
SIMPLIFIED_M: Final = 1.0
BATCH: Final = 2_000
"""Rows whose geometries are held twice while they are laid on the plane."""


@dataclass(frozen=True, slots=True)
class IndexedAsset:
    """A thing as it is looked for; no geometry."""

    id: int
    kind: str
    road_class: str
    name: str
    agency_id: int
    tolerance_m: int | None
    demonstration: bool

    @property
    def reach_m(self) -> int:
        return self.tolerance_m or RULES[AssetKind(self.kind)].tolerance_m


@dataclass(frozen=True, slots=True)
class Near:
    """`distance_m` is to the thing as drawn, a road's middle; `edge_m` to the edge of the carriageway, 0 on it."""

    asset: IndexedAsset
    distance_m: float
    edge_m: float

    @property
    def rank(self) -> tuple[int, int, int]:
        """The nearer edge first, to the metre; then the higher class of road; then the older row, so that every process says the same."""
        return round(self.edge_m), RANKS.get(self.asset.road_class, len(RANKS)), self.asset.id


class AssetIndex:
    """Built once, then only read, by any number of threads."""

    def __init__(self, rows: Iterable[tuple[IndexedAsset, bytes]], *, lat: float = 0.0) -> None:
        """`rows` are things with their WKB (longitude, latitude), of which damaged ones are passed over; `lat` is the middle of all."""
        plane = Plane.around(lat)
        drawn: dict[tuple[str, int], _Drawn] = defaultdict(_Drawn)
        remaining = iter(rows)
        while batch := list(islice(remaining, BATCH)):
            flat = _flattened([wkb for _asset, wkb in batch], plane)
            for (asset, _wkb), geometry in zip(batch, flat, strict=True):
                if geometry is not None:
                    drawn[asset.kind, asset.reach_m.bit_length()].add(asset, geometry)
        self.size = sum(len(one.assets) for one in drawn.values())
        self.agency_ids = frozenset(asset.agency_id for one in drawn.values() for asset in one.assets)
        self._plane = plane
        self._layers: dict[str, list[_Layer]] = {kind: [] for kind in AssetKind}
        for (kind, _reach), one in drawn.items():
            self._layers[kind].append(_Layer(one))

    def near(self, lat: float, lng: float, fit: Fit) -> list[Near]:
        """Fitting things within their own tolerance, best first; [] for a position that is none."""
        if not (isfinite(lat) and isfinite(lng)):
            return []
        point = shapely.Point(lng * self._plane.shrink, lat)
        found = [near for kind in fit.kinds for layer in self._layers[kind] for near in layer.near(point)]
        open_ones = [near for near in found if not near.asset.road_class or near.asset.road_class in fit.classes]
        return sorted(open_ones, key=lambda near: near.rank)


@dataclass(slots=True)
class _Drawn:
    """Things with their geometries on the plane, while they are being read."""

    assets: list[IndexedAsset] = field(default_factory=list)
    pieces: list[shapely.Geometry] = field(default_factory=list)
    owners: "array[int]" = field(default_factory=lambda: array("l"))

    def add(self, asset: IndexedAsset, geometry: shapely.Geometry) -> None:
        pieces = _pieces(geometry)
        self.pieces.extend(pieces)
        self.owners.extend([len(self.assets)] * len(pieces))
        self.assets.append(asset)


class _Layer:
    """Things of one kind that reach about as far, to be asked: one that reaches a kilometre must not make all others be looked at."""

    def __init__(self, drawn: _Drawn) -> None:
        self._assets = drawn.assets
        self._owners = np.array(drawn.owners, dtype=np.intp)
        self._reach = degrees(max(asset.reach_m for asset in drawn.assets))
        self._tree = shapely.STRtree(drawn.pieces)

    def near(self, point: shapely.Point) -> list[Near]:
        found = self._tree.query(point, predicate="dwithin", distance=self._reach)
        if not len(found):
            return []
        gaps = shapely.distance(self._tree.geometries[found], point)
        nearest: dict[int, float] = {}
        for owner, gap in zip(self._owners[found].tolist(), gaps.tolist(), strict=True):
            nearest[owner] = min(gap, nearest.get(owner, gap))
        return [near for owner, gap in nearest.items() if (near := _near(self._assets[owner], metres(gap)))]


def _near(asset: IndexedAsset, distance_m: float) -> Near | None:
    if distance_m > asset.reach_m:
        return None
    return Near(asset, distance_m, max(0.0, distance_m - HALF_WIDTH_M.get(asset.road_class, 0.0)))


def _flattened(written: Sequence[bytes], plane: Plane) -> NDArray[np.object_]:
    geometries = shapely.from_wkb(np.array(written, dtype=object), on_invalid="ignore")
    flat = shapely.transform(geometries, lambda xy: xy * (plane.shrink, 1.0))
    return np.asarray(shapely.simplify(flat, degrees(SIMPLIFIED_M)), dtype=object)


def _pieces(geometry: shapely.Geometry) -> list[shapely.Geometry]:
    """Single parts; long lines in pieces that share their ends."""
    if geometry.geom_type.startswith("Multi"):
        return [piece for part in geometry.geoms for piece in _pieces(part)]
    if geometry.geom_type != "LineString" or shapely.get_num_coordinates(geometry) <= POINTS_OF_A_PIECE:
        return [geometry]
    xy = shapely.get_coordinates(geometry)
    return [shapely.LineString(xy[start : start + POINTS_OF_A_PIECE]) for start in range(0, len(xy) - 1, POINTS_OF_A_PIECE - 1)]
