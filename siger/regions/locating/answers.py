"""What can be said about where a point lies."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Certainty(StrEnum):
    """INDICATIVE: the nearest village, shown as "sekitar …", which the reporter may correct. OUTLINE: inside that region's own outline."""

    INDICATIVE = "indicative"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Place:
    """`distance_m`: 0 inside an outline, else to the outline's edge, or to the village's position."""

    region_code: str
    certainty: Certainty
    distance_m: float


@dataclass(frozen=True, slots=True)
class TooFar:
    """Nobody here serves this point. `swapped`: with latitude and longitude exchanged it would be served, by `region_code`: offer that.

    Otherwise `region_code` is the nearest region and `distance_km` how far it is; it is None when the numbers are no position on earth.
    """

    region_code: str
    region_name: str
    distance_km: float | None
    swapped: bool


@dataclass(frozen=True, slots=True)
class Placements:
    """Row by row: the code ("" where no region serves the point), whether a village outline decided it, the distance (or NaN)."""

    codes: NDArray[np.object_]
    outlined: NDArray[np.bool_]
    distances_m: NDArray[np.float64]
