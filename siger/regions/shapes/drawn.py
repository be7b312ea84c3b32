"""The finished files: made once by a load or an import, fetched by maps with one look-up."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.utils.translation import gettext as _

from siger.core.errors import NotFound
from siger.regions.codes import depth
from siger.regions.models import DrawnShapes, PositionBasis, Region
from siger.regions.outlines.stored import stored_outlines
from siger.regions.plane import Plane
from siger.regions.shapes.coverage import Coverage, Site
from siger.regions.shapes.drawing import small_file

EDITION: Final = 1
"""Goes up when the drawing changes, so that the next load draws anew."""

LIMITS: Final = {(1, 1): 15_000, (1, 2): 14_000, (1, 3): 60_000, (2, 3): 20_000, (2, 4): 60_000, (3, 4): 20_000}
"""Bytes after gzip, by (depth of the region, depth of what is drawn in it). A phone on 3G loads the first map in a moment."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """`body` is gzipped GeoJSON, to be sent with `Content-Encoding: gzip`."""

    body: bytes
    etag: str


def map_file(within: str, depth: int) -> MapFile:
    """The regions of a depth (1 province … 4 village) inside a region. One statement. Raises NotFound when that is not drawn."""
    drawn = DrawnShapes.objects.filter(within_id=within, depth=depth).first()
    if drawn is None:
        raise NotFound(_("Peta wilayah ini belum ada."))
    return MapFile(body=bytes(drawn.body), etag=drawn.etag)


def outline_geojson(depth: int, *, within: str) -> dict[str, Any]:
    """The same, unpacked, for code that wants to look into it."""
    collection: dict[str, Any] = json.loads(gzip.decompress(map_file(within, depth).body))
    return collection


def label_points(depth: int, *, within: str) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of each region's name on a map, by code."""
    features = outline_geojson(depth, within=within)["features"]
    return {one["id"]: (one["properties"]["label"][1], one["properties"]["label"][0]) for one in features}


def draw_all_shapes(province: str) -> int:
    """Draw every file of a province; returns how many. A constant number of statements, inside the transaction that changed the regions."""
    rows = list(Region.objects.filter(code__startswith=province, active=True).order_by("code"))
    outlines = stored_outlines(province)
    villages = _sites(rows)
    DrawnShapes.objects.filter(within__code__startswith=province).delete()
    if not villages and not outlines:
        return 0
    lats = [lat for _code, lat, _lng in villages] or [shape.centroid.y for _code, shape in outlines]
    coverage = Coverage(villages, outlines, Plane.around(float(np.mean(lats))))
    names = {row.code: row.name for row in rows}
    drawn = [_drawn(coverage, names, row.code, level) for row in rows for level in (1, 2, 3, 4) if (row.depth, level) in LIMITS]
    return len(DrawnShapes.objects.bulk_create([one for one in drawn if one is not None]))


def _sites(rows: list[Region]) -> list[Site]:
    """Villages with a recorded position; of two at the same spot, the first."""
    sites: dict[tuple[float, float], Site] = {}
    for row in rows:
        if row.depth == 4 and row.position_basis == PositionBasis.GIVEN and row.lat is not None and row.lng is not None:
            sites.setdefault((row.lat, row.lng), (row.code, row.lat, row.lng))
    return list(sites.values())


def _drawn(coverage: Coverage, names: dict[str, str], region: str, level: int) -> DrawnShapes | None:
    shapes = coverage.within(region, level)
    if not shapes:
        return None
    body = small_file(shapes, names, coverage.plane, limit=LIMITS[depth(region), level])
    return DrawnShapes(within_id=region, depth=level, body=body, etag=hashlib.sha256(body).hexdigest()[:32])
