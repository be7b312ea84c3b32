"""The locator: built once, asked often. A batch costs well under 100 microseconds a point."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import shapely
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from siger.core.errors import Invalid
from siger.regions.codes import at_depth
from siger.regions.locating.answers import Certainty, Place, Placements, TooFar
from siger.regions.locating.outline_layers import NONE, OutlineLayer, layers_of
from siger.regions.locating.villages import VillagePoints
from siger.regions.plane import Floats, Plane, degrees

REACH_KM: Final = 25.0
SHORE_KM: Final = 2.0
NOWHERE: Final = 0.01
"""Degrees around (0, 0): a phone without a fix says that it is there."""


class Locator:
    """Villages by position, and outlines of any depth, as deep as they were imported.

    A point inside a village's outline is in that village. Inside a larger outline only, it goes to the nearest village below that region.
    Outside all outlines but within 2 km of one (jetty, reef, boat), to the nearest one. Otherwise to the nearest village within `reach_km`.
    """

    def __init__(
        self,
        villages: Sequence[tuple[str, float, float]],
        outlines: Sequence[tuple[str, shapely.Geometry]] = (),
        *,
        names: Mapping[str, str] | None = None,
        reach_km: float = REACH_KM,
    ) -> None:
        points = np.array([(lat, lng) for _code, lat, lng in villages], dtype=np.float64).reshape(-1, 2)
        plane = Plane.around(_middle_latitude(points, outlines))
        self.villages = VillagePoints([code for code, _lat, _lng in villages], points, plane)
        self.layers = layers_of(outlines, plane)
        self.names = names or {}
        self.reach_km = reach_km

    def locate(self, lat: float, lng: float) -> Place | TooFar:
        """Where a point lies.

        Raises Invalid (field `position`) for NaN, (0, 0), numbers that are no position on earth, or when no regions are loaded.
        """
        point = self._checked(lat, lng)
        place = self._place(point)
        if place is not None:
            return place
        if (swapped := self._place(point[:, ::-1])) is not None:
            return self._too_far(swapped.region_code, None if _off_globe(point)[0] else self._nearest(point)[1], swapped=True)
        if _off_globe(point)[0]:
            raise Invalid({"position": _("Angka posisi ini tidak ada di bumi. Periksa lintang dan bujurnya, atau pilih desa dari daftar.")})
        return self._too_far(*self._nearest(point), swapped=False)

    def locate_many(self, points: Floats) -> Placements:
        """The same for (n, 2) latitude, longitude at once; never raises for a bad row, it only has no code."""
        points = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        answer = Placements(np.full(len(points), "", dtype=object), np.zeros(len(points), dtype=bool), np.full(len(points), np.nan))
        usable = np.isfinite(points).all(axis=1) & ~_off_globe(points) & (np.abs(points) >= NOWHERE).any(axis=1)
        waiting = np.flatnonzero(usable)
        for layer in self.layers:
            waiting = self._settle(answer, points, waiting, layer, *_inside(layer, points[waiting]), inside=True)
        near = self._nearest_village(points)
        for layer in self.layers:
            found, gaps = layer.nearest(points[waiting], reach=degrees(SHORE_KM * 1000))
            found[~self._speaks_for(layer, near[waiting])] = NONE
            waiting = self._settle(answer, points, waiting, layer, found, gaps, inside=False)
        self._settle_by_village(answer, points, waiting)
        return answer

    def _settle(
        self,
        answer: Placements,
        points: Floats,
        waiting: NDArray[np.intp],
        layer: OutlineLayer,
        found: NDArray[np.intp],
        gaps: Floats,
        *,
        inside: bool,
    ) -> NDArray[np.intp]:
        """Write down what a layer decided; returns the rows that still wait."""
        decided = found != NONE
        rows, regions = waiting[decided], layer.codes[found[decided]]
        answer.codes[rows], answer.distances_m[rows] = regions, gaps[decided]
        answer.outlined[rows] = inside and layer.depth == 4
        if layer.depth < 4:
            for region in sorted(set(regions)):
                self._refine(answer, points, rows[regions == region], region)
        still: NDArray[np.intp] = waiting[~decided]
        return still

    def _refine(self, answer: Placements, points: Floats, rows: NDArray[np.intp], region: str) -> None:
        nearest = self.villages.nearest_within(region, points[rows])
        if nearest is not None:
            answer.codes[rows], answer.distances_m[rows] = self.villages.codes[nearest[0]], nearest[1]

    def _settle_by_village(self, answer: Placements, points: Floats, waiting: NDArray[np.intp]) -> None:
        if len(self.villages) and len(waiting):
            found, gaps = self.villages.nearest(points[waiting])
            near = gaps <= self.reach_km * 1000
            answer.codes[waiting[near]], answer.distances_m[waiting[near]] = self.villages.codes[found[near]], gaps[near]

    def _nearest_village(self, points: Floats) -> NDArray[np.object_]:
        codes = np.full(len(points), "", dtype=object)
        finite = np.isfinite(points).all(axis=1)
        if self.layers and len(self.villages) and finite.any():
            codes[finite] = self.villages.codes[self.villages.nearest(points[finite])[0]]
        return codes

    def _speaks_for(self, layer: OutlineLayer, nearest_villages: NDArray[np.object_]) -> NDArray[np.bool_]:
        """Off an outline is at sea only where outlines exist: the land of a region that was not imported is no water."""
        return np.array([not code or at_depth(code, layer.depth) in layer.known for code in nearest_villages], dtype=bool)

    def _place(self, point: Floats) -> Place | None:
        found = self.locate_many(point)
        if not found.codes[0]:
            return None
        certainty = Certainty.OUTLINE if found.outlined[0] else Certainty.INDICATIVE
        return Place(region_code=found.codes[0], certainty=certainty, distance_m=float(found.distances_m[0]))

    def _nearest(self, point: Floats) -> tuple[str, float]:
        """The nearest village, or outline where there are only outlines, and the distance in kilometres."""
        if len(self.villages):
            found, gaps = self.villages.nearest(point)
            return self.villages.codes[found[0]], float(gaps[0]) / 1000
        found, gaps = self.layers[0].nearest(point, reach=np.inf)
        return self.layers[0].codes[found[0]], float(gaps[0]) / 1000

    def _too_far(self, code: str, distance_km: float | None, *, swapped: bool) -> TooFar:
        return TooFar(region_code=code, region_name=self.names.get(code, code), distance_km=distance_km, swapped=swapped)

    def _checked(self, lat: float, lng: float) -> Floats:
        if not len(self.villages) and not self.layers:
            raise Invalid({"position": _("Data wilayah belum dimuat, jadi titik tidak bisa dicocokkan. Pilih desa dari daftar.")})
        try:
            point = np.array([[lat, lng]], dtype=np.float64)
        except (TypeError, ValueError, OverflowError) as error:
            raise Invalid({"position": _("Posisi harus berupa dua angka: lintang dan bujur.")}) from error
        if point.shape != (1, 2) or not np.isfinite(point).all():
            raise Invalid({"position": _("Posisi harus berupa dua angka: lintang dan bujur.")})
        if (np.abs(point) < NOWHERE).all():
            raise Invalid({"position": _("Ponsel belum menemukan posisinya (0, 0). Tunggu sebentar, atau pilih desa dari daftar.")})
        return point


def _inside(layer: OutlineLayer, points: Floats) -> tuple[NDArray[np.intp], Floats]:
    return layer.containing(points), np.zeros(len(points))


def _off_globe(points: Floats) -> NDArray[np.bool_]:
    return np.asarray((np.abs(points[:, 0]) > 90) | (np.abs(points[:, 1]) > 180), dtype=bool)


def _middle_latitude(points: Floats, outlines: Sequence[tuple[str, shapely.Geometry]]) -> float:
    if len(points):
        return float(points[:, 0].mean())
    bounds = [geometry.bounds for _code, geometry in outlines]
    return float(np.mean([(south + north) / 2 for _west, south, _east, north in bounds])) if bounds else 0.0
