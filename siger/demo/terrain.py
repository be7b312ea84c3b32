"""Where demonstration reports happen: more where more people live, scattered around each village, in the region that is really nearest."""

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from django.conf import settings

from siger.demo.shapes import population
from siger.demo.texts.place import PlaceWords
from siger.people.models import Agency
from siger.regions.current import locate_many
from siger.regions.models import Level, Region

# A kelurahan has several times the people of a desa; without figures of each village this is our own estimate.
_TOWN_WEIGHT: Final = 4.0
_SCATTER_M: Final = 500.0
_METRES_PER_DEGREE: Final = 111_320.0


@dataclass(frozen=True, slots=True)
class Spot:
    lat: float
    lng: float
    region: Region
    words: PlaceWords


class Terrain:
    """Draws spots. Reads regions and village offices once."""

    def __init__(self) -> None:
        below = Region.objects.filter(code__startswith=f"{settings.INSTALLATION.code}.", active=True)
        self._regions = {region.code: region for region in below}
        self._villages = [region for region in self._regions.values() if region.depth == 4 and region.lat is not None]
        offices = Agency.objects.filter(region__in=self._villages, kind="village_office")
        self._office_names = dict(offices.values_list("region_id", "short_name"))
        self._weights = self._weigh()

    def _weigh(self) -> list[float]:
        people = population(settings.INSTALLATION.folder)
        own = {region.code: _TOWN_WEIGHT if region.level == Level.URBAN_VILLAGE else 1.0 for region in self._villages}
        total: dict[str, float] = defaultdict(float)
        for code, weight in own.items():
            total[code[:5]] += weight
        return [own[region.code] / total[region.code[:5]] * people.get(region.code[:5], 100_000) for region in self._villages]

    def spots(self, rng: random.Random, count: int) -> list[Spot]:
        """`count` spots; the same rng gives the same ones."""
        villages = rng.choices(self._villages, weights=self._weights, k=count)
        points = [_scatter(rng, village) for village in villages]
        codes: Sequence[str] = list(locate_many(np.array(points)).codes) if points else []
        return [
            Spot(lat, lng, self._regions[code or village.code], self._words(code or village.code))
            for (lat, lng), code, village in zip(points, codes, villages, strict=True)
        ]

    def _words(self, code: str) -> PlaceWords:
        village, district, regency = (self._regions[part] for part in (code, code[:8], code[:5]))
        word = self._office_names.get(code, "Desa ").split(" ", 1)[0]
        return PlaceWords(village.name, district.name, regency.name, word)


def _scatter(rng: random.Random, village: Region) -> tuple[float, float]:
    """Around the village's position, normally distributed, rounded to a metre as phones report it."""
    lat, lng = village.lat or 0.0, village.lng or 0.0
    north, east = rng.gauss(0, _SCATTER_M), rng.gauss(0, _SCATTER_M)
    return (
        round(lat + north / _METRES_PER_DEGREE, 5),
        round(lng + east / (_METRES_PER_DEGREE * math.cos(math.radians(lat))), 5),
    )
