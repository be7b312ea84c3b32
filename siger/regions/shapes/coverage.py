"""The shapes of a province's regions at every depth, before they are simplified for a map."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from typing import Final

import numpy as np
import shapely

from siger.regions.codes import at_depth, depth, is_within
from siger.regions.plane import Plane
from siger.regions.shapes.cells import GRID, village_cells

Shapes = Mapping[str, shapely.Geometry]
Site = tuple[str, float, float]
"""Code, latitude, longitude."""

DEPTHS: Final = (4, 3, 2, 1)


class Coverage:
    """Shapes by code for each depth, on a `Plane`.

    Outlines of a depth are used as they are; a depth without is dissolved from the next deeper one; villages without outlines become cells.
    So borders nest, unless somebody imported outlines that do not.
    """

    def __init__(self, villages: Sequence[Site], outlines: Sequence[tuple[str, shapely.Geometry]], plane: Plane) -> None:
        self.plane = plane
        self.by_depth: dict[int, Shapes] = {}
        self._sorted: dict[int, list[str]] = {}
        imported: dict[int, dict[str, shapely.Geometry]] = defaultdict(dict)
        for code, geometry in outlines:
            imported[depth(code)][code] = shapely.set_precision(plane.flatten(geometry), GRID)
        deepest = max(imported, default=None)
        for level in DEPTHS:
            if level in imported:
                self.by_depth[level] = imported[level]
            elif level < DEPTHS[0]:
                self.by_depth[level] = dissolve(self.by_depth[level + 1], level)
            elif deepest is None:
                self.by_depth[level] = _cells(villages, plane)
            else:
                # Cells that cross the outlines of a larger depth would contradict them at every border.
                self.by_depth[level] = _cells_inside(villages, imported[deepest], deepest, plane)

    def within(self, region: str, level: int) -> dict[str, shapely.Geometry]:
        """Shapes of one depth inside a region, in order of code."""
        shapes, codes = self.by_depth[level], self._sorted_codes(level)
        start = bisect_left(codes, region)
        inside = takewhile(lambda code: is_within(code, region), islice(codes, start, None))
        return {code: shapes[code] for code in inside}

    def _sorted_codes(self, level: int) -> list[str]:
        if level not in self._sorted:
            self._sorted[level] = sorted(self.by_depth[level])
        return self._sorted[level]


def dissolve(shapes: Shapes, level: int) -> dict[str, shapely.Geometry]:
    """Join shapes to the regions of a higher level that they belong to."""
    groups: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for code, shape in shapes.items():
        groups[at_depth(code, level)].append(shape)
    return {code: shapely.union_all(those, grid_size=GRID) for code, those in groups.items()}


def _cells(villages: Sequence[Site], plane: Plane) -> dict[str, shapely.Geometry]:
    sites = plane.project(np.array([(lat, lng) for _code, lat, lng in villages], dtype=np.float64).reshape(-1, 2))
    cells = village_cells(sites)
    return {code: cell for (code, _lat, _lng), cell in zip(villages, cells, strict=True) if not shapely.is_empty(cell)}


def _cells_inside(villages: Sequence[Site], outlines: Shapes, level: int, plane: Plane) -> dict[str, shapely.Geometry]:
    """Villages' cells, each cut to the outline of the region that it belongs to, where there is one."""
    cut = {}
    for code, cell in _cells(villages, plane).items():
        outline = outlines.get(at_depth(code, level))
        shape = cell if outline is None else shapely.intersection(cell, outline, grid_size=GRID)
        if not shapely.is_empty(shape):
            cut[code] = shape
    return cut
