"""Degrees on a flat sheet: longitude shrunk by the cosine of one latitude, so that nearest on the sheet is nearest on the ground.

Within 3 degrees of that latitude near the equator the error of a distance is below 0.5 %. Arrays of points are (n, 2): latitude, longitude.
"""

from dataclasses import dataclass
from math import cos, radians
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

METRES_PER_DEGREE: Final = 111_195.0
EARTH_RADIUS_M: Final = 6_371_008.8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plane:
    """x = longitude times `shrink`, y = latitude; both in degrees of latitude."""

    shrink: float

    @classmethod
    def around(cls, lat: float) -> "Plane":
        return cls(shrink=cos(radians(lat)))

    def project(self, points: Floats) -> Floats:
        """(n, 2) latitude, longitude -> (n, 2) x, y."""
        return np.column_stack((points[:, 1] * self.shrink, points[:, 0]))

    def flatten(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """A geometry in longitude, latitude laid on the sheet. Z is dropped."""
        return shapely.transform(geometry, lambda xy: xy * (self.shrink, 1.0))

    def unflatten(self, geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda xy: xy / (self.shrink, 1.0))


def metres(degrees: float) -> float:
    return degrees * METRES_PER_DEGREE


def degrees(metres: float) -> float:
    return metres / METRES_PER_DEGREE


def ground_distance_m(one: Floats, other: Floats) -> Floats:
    """Great-circle distance row by row, in metres."""
    lat1, lng1, lat2, lng2 = np.radians(one[:, 0]), np.radians(one[:, 1]), np.radians(other[:, 0]), np.radians(other[:, 1])
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lng2 - lng1) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(half, 1.0))), dtype=np.float64)
