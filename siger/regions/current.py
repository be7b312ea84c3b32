"""The locator of this process: built from the database on first use, and again when another process loaded or imported."""

import threading
import time
import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.conf import settings

from siger.regions.codes import depth
from siger.regions.locating.answers import Place, Placements, TooFar
from siger.regions.locating.locator import REACH_KM, Locator
from siger.regions.models import PositionBasis, Region, RegionsVersion
from siger.regions.outlines.stored import stored_outlines
from siger.regions.plane import Floats

LOOK_AGAIN_S: Final = 10.0
"""How long a process may answer from regions that another process has just replaced."""


@dataclass(frozen=True)
class _Held:
    locator: Locator
    version: uuid.UUID | None
    looked_at: float


_lock = threading.Lock()
_held: _Held | None = None


def locate(lat: float, lng: float) -> Place | TooFar:
    """See `Locator.locate`. No statement at all, but for one every ten seconds and three when the regions changed."""
    return current_locator().locate(lat, lng)


def locate_many(points: Floats) -> Placements:
    """See `Locator.locate_many`."""
    return current_locator().locate_many(points)


def located_region(place: Place) -> Region:
    """The region of an answer of `locate`, in whole. For reading only: every thread of this process gets the same object."""
    held = _held
    return _region(place.region_code, held.version if held is not None else None)


@lru_cache(maxsize=4_096)
def _region(code: str, version: uuid.UUID | None) -> Region:
    """One statement for a village in this process's life; another version of the regions is another answer."""
    return Region.objects.get(pk=code)


def current_locator() -> Locator:
    held = _held
    if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_S:
        return held.locator
    with _lock:
        return _look_again()


def forget_locator() -> None:
    """The next question builds it anew. Called after a load or import in this process."""
    global _held  # noqa: PLW0603 - one locator per process is the point
    _held = None
    _region.cache_clear()


def _look_again() -> Locator:
    global _held  # noqa: PLW0603 - one locator per process is the point
    version = RegionsVersion.objects.filter(id=1).values_list("value", flat=True).first()
    held = _held
    locator = held.locator if held is not None and held.version == version else _build()
    _held = _Held(locator=locator, version=version, looked_at=time.monotonic())
    return locator


def _build() -> Locator:
    rows = Region.objects.filter(active=True).order_by("code").values_list("code", "full_name", "position_basis", "lat", "lng")
    held = list(rows)
    villages = [
        (code, lat, lng)
        for code, _name, basis, lat, lng in held
        if depth(code) == 4 and basis == PositionBasis.GIVEN and lat is not None and lng is not None
    ]
    return Locator(villages, stored_outlines(), names={row[0]: row[1] for row in held}, reach_km=_reach_km())


def _reach_km() -> float:
    return float(settings.INSTALLATION.raw.get("map", {}).get("reach_km", REACH_KM))
