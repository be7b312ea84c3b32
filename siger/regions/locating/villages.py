"""Nearest village by its position."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from siger.regions.codes import is_within
from siger.regions.plane import Floats, Plane, ground_distance_m


class VillagePoints:
    """Villages with a recorded position. `points` is (n, 2): latitude, longitude."""

    def __init__(self, codes: Sequence[str], points: Floats, plane: Plane) -> None:
        self.codes = np.array(codes, dtype=object)
        self.points = points.reshape(-1, 2)
        self.plane = plane
        self.tree = shapely.STRtree(shapely.points(plane.project(self.points)))
        self._within: dict[str, NDArray[np.intp]] = {}

    def __len__(self) -> int:
        return len(self.codes)

    def nearest(self, points: Floats) -> tuple[NDArray[np.intp], Floats]:
        """Index of the nearest village and the distance in metres. There must be a village."""
        found = np.asarray(self.tree.nearest(shapely.points(self.plane.project(points))), dtype=np.intp)
        return found, ground_distance_m(points, self.points[found])

    def nearest_within(self, region: str, points: Floats) -> tuple[NDArray[np.intp], Floats] | None:
        """The same among the villages below one region; None when it has none with a position."""
        members = self._members(region)
        if not len(members):
            return None
        flat, sites = self.plane.project(points), self.plane.project(self.points[members])
        gaps = ((flat[:, None, :] - sites[None, :, :]) ** 2).sum(axis=2)
        found = members[gaps.argmin(axis=1)]
        return found, ground_distance_m(points, self.points[found])

    def _members(self, region: str) -> NDArray[np.intp]:
        if region not in self._within:
            self._within[region] = np.array([index for index, code in enumerate(self.codes) if is_within(code, region)], dtype=np.intp)
        return self._within[region]
