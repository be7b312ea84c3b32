"""Imported outlines of one depth, ready for point-in-polygon."""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray

from siger.regions.codes import depth
from siger.regions.plane import Floats, Plane, metres

NONE = -1


class OutlineLayer:
    """Outlines of one depth (1 province … 4 village); they do not overlap, the import saw to it."""

    def __init__(self, depth_: int, outlines: Iterable[tuple[str, shapely.Geometry]], plane: Plane) -> None:
        pairs = sorted(outlines, key=lambda pair: pair[0])
        self.depth = depth_
        self.plane = plane
        self.codes = np.array([code for code, _ in pairs], dtype=object)
        self.known = frozenset(code for code, _ in pairs)
        self.tree = shapely.STRtree([plane.flatten(geometry) for _, geometry in pairs])

    def containing(self, points: Floats) -> NDArray[np.intp]:
        """Index of the outline that a point is in or on, -1 for none. On a shared border the smaller code has it, always the same."""
        found = np.full(len(points), len(self.codes), dtype=np.intp)
        rows, hits = self.tree.query(shapely.points(self.plane.project(points)), predicate="intersects")
        np.minimum.at(found, rows, hits)
        found[found == len(self.codes)] = NONE
        return found

    def nearest(self, points: Floats, *, reach: float) -> tuple[NDArray[np.intp], Floats]:
        """Index of the nearest outline within `reach` (degrees of latitude), -1 for none, and the distance in metres."""
        found, distances = np.full(len(points), NONE, dtype=np.intp), np.full(len(points), np.nan)
        (rows, hits), gaps = self.tree.query_nearest(
            shapely.points(self.plane.project(points)), max_distance=reach, return_distance=True, all_matches=False
        )
        found[rows], distances[rows] = hits, [metres(gap) for gap in gaps]
        return found, distances


def layers_of(outlines: Iterable[tuple[str, shapely.Geometry]], plane: Plane) -> list[OutlineLayer]:
    """One layer per depth, deepest first."""
    by_depth: dict[int, list[tuple[str, shapely.Geometry]]] = {}
    for code, geometry in outlines:
        by_depth.setdefault(depth(code), []).append((code, geometry))
    return [OutlineLayer(level, by_depth[level], plane) for level in sorted(by_depth, reverse=True)]
