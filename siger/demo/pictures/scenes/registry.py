"""Which scene belongs to which report."""

import random
from collections.abc import Mapping
from typing import Final, Protocol

from siger.demo.pictures.canvas import Canvas
from siger.demo.pictures.scenes import buildings, night, roads, street, water


class Scene(Protocol):
    def __call__(self, canvas: Canvas, rng: random.Random, fault: random.Random, *, repaired: bool) -> None: ...


SCENES: Final[Mapping[str, Scene]] = {
    "pothole": roads.pothole,
    "bridge": roads.bridge,
    "landslide": roads.landslide,
    "street_lamp": night.street_lamp,
    "flood": water.flood,
    "pipe": water.pipe,
    "river": water.river,
    "field": water.field,
    "waste": street.waste,
    "cables": street.cables,
    "tree": street.tree,
    "parking": street.parking,
    "school": buildings.school,
    "office": buildings.office,
}

# Not to be mirrored: letters, or a flag on its pole.
WITH_WRITING: Final = frozenset({"office", "school"})

_BY_CATEGORY: Final[Mapping[str, str]] = {
    "roads": "pothole",
    "street_lighting": "street_lamp",
    "drainage_flood": "flood",
    "waste": "waste",
    "water": "pipe",
    "electricity": "cables",
    "telecom": "cables",
    "transport": "parking",
    "trees_parks": "tree",
    "housing": "school",
    "education": "school",
    "agriculture_prices": "field",
    "environment_mining": "river",
    "fire_disaster": "landslide",
    "security_order": "parking",
}
_BY_SERVICE: Final[Mapping[str, str]] = {
    "bridge_damaged": "bridge",
    "road_shoulder": "landslide",
    "irrigation": "field",
    "river_bank": "river",
    "drain_broken": "pothole",
    "waste_river": "river",
    "water_village": "field",
    "alley_road": "pothole",
    "overload": "pothole",
    "rail_crossing": "pothole",
    "mining_illegal": "landslide",
    "storm_damage": "tree",
    "animal_rescue": "tree",
    "disaster_aid": "flood",
    "sanitation": "pipe",
    "building_illegal": "waste",
    "market_facility": "waste",
    "power_new": "street_lamp",
}


def scene_for(category: str, service: str | None = None) -> str:
    """The scene that fits best; an office front for whatever cannot be photographed."""
    return _BY_SERVICE.get(service or "", _BY_CATEGORY.get(category, "office"))
