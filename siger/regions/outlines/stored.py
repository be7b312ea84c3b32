"""Outlines as they lie in the table."""

from typing import Any

import shapely

from siger.regions.models import RegionOutline


def stored_outlines(province: str = "") -> list[tuple[str, Any]]:
    """Code and geometry (longitude, latitude) of every imported outline of an active region, in one statement."""
    rows = RegionOutline.objects.filter(region__active=True, region__code__startswith=province).order_by("region_id")
    return [(code, shapely.from_wkb(bytes(geometry))) for code, geometry in rows.values_list("region_id", "geometry")]
