"""A small drawn map around a report: the villages of its kecamatan, its point, and how exact that is. No script, no network."""

import math
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import number_format

from siger.core.errors import NotFound
from siger.regions.shapes.drawn import outline_geojson
from siger.reports.models import Report

WIDTH: Final = 400
HEIGHT: Final = 240
KM_ACROSS: Final = 6.0
METRES_A_DEGREE: Final = 111_195.0


@dataclass(frozen=True, slots=True)
class SmallMap:
    """`outlines` in the units of `box`; `radius` of the accuracy, empty when it is unknown or smaller than the pin."""

    outlines: list[dict[str, Any]]
    radius: str
    box: str = f"0 0 {WIDTH} {HEIGHT}"
    x: int = WIDTH // 2
    y: int = HEIGHT // 2


def small_map(report: Report) -> SmallMap:
    """One statement. Without drawn shapes it is the pin alone."""
    district = ".".join(report.region_id.split(".")[:3])
    try:
        features = outline_geojson(4, within=district)["features"]
    except NotFound:
        features = []
    scale = WIDTH / (KM_ACROSS * 1000)
    drawing = _Drawing(report.lat, report.lng, scale)
    outlines = [
        {"path": drawing.path(one["geometry"]), "name": one["properties"]["name"], "here": one["id"] == report.region_id}
        for one in features
    ]
    radius = (report.accuracy_m or 0) * scale
    return SmallMap(outlines, f"{min(radius, HEIGHT / 2):.1f}" if radius > 6 else "")


class _Drawing:
    """Degrees to units of the picture, the report in its middle."""

    def __init__(self, lat: float, lng: float, scale: float) -> None:
        self.lat, self.lng = lat, lng
        self.down = METRES_A_DEGREE * scale
        self.right = self.down * math.cos(math.radians(lat))

    def path(self, geometry: dict[str, Any]) -> str:
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def _ring(self, ring: list[list[float]]) -> str:
        points = (f"{WIDTH / 2 + (lng - self.lng) * self.right:.0f} {HEIGHT / 2 - (lat - self.lat) * self.down:.0f}" for lng, lat in ring)
        return "M" + "L".join(points) + "z"


def metres_between(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Distance of two near points on a sphere; exact to a metre within a few kilometres."""
    north = (other_lat - lat) * METRES_A_DEGREE
    east = (other_lng - lng) * METRES_A_DEGREE * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(north, east)


def distance_words(metres: float) -> str:
    """ "14 m", "412 m", "3,2 km" (in English "3.2 km")."""
    return f"{metres:.0f} m" if metres < 1000 else f"{number_format(metres / 1000, 1)} km"
