"""The true outlines of Lampung, for measuring only: read from outside the repository, never used to build anything."""

import json
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray


def true_villages(folder: Path) -> dict[str, shapely.Geometry]:
    collection = json.loads((folder / "lampung_desa.geojson").read_text(encoding="utf-8"))
    return {one["properties"]["kode"]: shapely.from_geojson(json.dumps(one["geometry"])) for one in collection["features"]}


def points_inside(outlines: dict[str, shapely.Geometry], each: int, seed: int) -> tuple[list[str], NDArray[np.float64]]:
    """The same number of points in every outline, spread evenly over its area, islands included: codes, and latitude, longitude."""
    rng = np.random.default_rng(seed)
    codes, points = [], []
    for code, outline in outlines.items():
        shapely.prepare(outline)
        west, south, east, north = outline.bounds
        inside = np.empty((0, 2))
        while len(inside) < each:
            tried = rng.uniform((west, south), (east, north), (each * 8, 2))
            inside = np.vstack([inside, tried[shapely.contains_xy(outline, tried)]])
        codes += [code] * each
        points.append(inside[:each, ::-1])
    return codes, np.vstack(points)


def shares_right(truth: list[str], found: NDArray[np.object_]) -> tuple[float, float, float]:
    """Per cent of right regencies and cities, districts, villages."""
    return tuple(100 * float(np.mean([a[:length] == b[:length] for a, b in zip(truth, found, strict=True)])) for length in (5, 8, 13))  # type: ignore[return-value]
