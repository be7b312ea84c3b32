"""The things with owners in this process's memory: read on first use, and again when another process changed them."""

import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import Avg, QuerySet

from siger.people.models import Agency
from siger.triage.assets.fitting import fit_for
from siger.triage.assets.index import AssetIndex, IndexedAsset
from siger.triage.assets.owner import AssetOwner, decide
from siger.triage.models import Asset, AssetsVersion

LOOK_AGAIN_S: Final = 10.0
"""How long a process may answer from things, or owners, that another process has just changed."""


@dataclass(frozen=True)
class _Held:
    """`owners` are the short names of the active agencies that own something."""

    index: AssetIndex
    owners: Mapping[int, str]
    version: uuid.UUID | None
    looked_at: float


_lock = threading.Lock()
_held: _Held | None = None


def owner_by_asset(lat: float, lng: float, category: str, service_code: str, accuracy_m: float | None = None) -> AssetOwner | None:
    """Who owns what a report at this place (degrees WGS 84, accuracy in metres) is about; None when nothing fitting lies near enough.

    Closed agencies own nothing. No statement, but for two small ones every ten seconds, and one more when things changed.
    """
    fit = fit_for(settings.INSTALLATION.folder, category, service_code)
    if not fit.kinds:
        return None
    held = _current()
    return decide(held.index.near(lat, lng, fit), held.owners, accuracy_m)


def forget_assets() -> None:
    """The next question reads them anew. Called after a change in this process."""
    global _held  # noqa: PLW0603 - one index per process is the point
    _held = None


def _current() -> _Held:
    """While one thread reads what changed, the others answer from what they have."""
    held = _held
    if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_S:
        return held
    if held is not None and not _lock.acquire(blocking=False):
        return held
    if held is None:
        _lock.acquire()
    try:
        return _look_again()
    finally:
        _lock.release()


def _look_again() -> _Held:
    global _held  # noqa: PLW0603 - one index per process is the point
    held = _held
    if held is not None and time.monotonic() - held.looked_at < LOOK_AGAIN_S:
        return held  # another thread was faster
    version = AssetsVersion.objects.filter(id=1).values_list("value", flat=True).first()
    index = held.index if held is not None and held.version == version else _read()
    owners = dict(Agency.objects.filter(pk__in=index.agency_ids, active=True).values_list("pk", "short_name"))
    _held = _Held(index, owners, version, time.monotonic())
    return _held


def _read() -> AssetIndex:
    return AssetIndex(_rows(), lat=_deciding().aggregate(lat=Avg("lat"))["lat"] or 0.0)


def _deciding() -> QuerySet[Asset]:
    """What was invented for a demonstration decides nothing once real people report."""
    active = Asset.objects.filter(retired_at=None)
    return active if settings.DEMONSTRATION else active.filter(demonstration=False)


def _rows() -> Iterator[tuple[IndexedAsset, bytes]]:
    columns = ("id", "kind", "road_class", "name", "agency_id", "tolerance_m", "demonstration", "geometry")
    for *plain, geometry in _deciding().order_by("id").values_list(*columns).iterator(chunk_size=2_000):
        yield IndexedAsset(*plain), bytes(geometry)
