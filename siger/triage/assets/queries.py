"""Reads of things with owners. They are reference data: every keeper sees all, and changes those in reach."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q, QuerySet

from siger.core.errors import Invalid, NotFound
from siger.people.actors import Actor
from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency
from siger.reports.queries.paging import Page
from siger.triage.assets.permissions import below, may_keep, require_keeper, within_reach
from siger.triage.models import Asset, AssetChange, AssetImport

PAGE: Final = 50
IMPORTS_SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class AssetFilter:
    """Parsed once at the edge. Empty means "any"; `state` is active, retired, or ownerless: of an agency that is closed."""

    kind: str = ""
    state: str = ""
    region: str = ""
    agency_id: int | None = None
    source: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class AssetRow:
    id: int
    kind: str
    road_class: str
    name: str
    key: str
    source: str
    agency_name: str
    agency_active: bool
    region_name: str
    retired_at: datetime | None
    demonstration: bool


_COLUMNS: Final = (
    "id", "kind", "road_class", "name", "key", "source", "agency__short_name", "agency__active", "region__full_name", "retired_at",
    "demonstration",
)  # fmt: skip


def list_assets(actor: Actor, wanted: AssetFilter, *, after: str = "", limit: int = PAGE) -> Page[AssetRow]:
    """The oldest first, one statement; keyset paging on the id. Raises Forbidden, and Invalid for a cursor that was tampered with."""
    require_keeper(actor)
    found = _matching(wanted)
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 19):
            raise Invalid({"after": "cursor"})
        found = found.filter(id__gt=int(after))
    rows = [AssetRow(*row) for row in found.order_by("id").values_list(*_COLUMNS)[: limit + 1]]
    return Page(tuple(rows[:limit]), str(rows[limit - 1].id) if len(rows) > limit else None)


def _matching(wanted: AssetFilter) -> QuerySet[Asset]:
    chosen = Q()
    for field, value in (("kind", wanted.kind), ("agency_id", wanted.agency_id), ("source", wanted.source)):
        if value:
            chosen &= Q(**{field: value})
    if wanted.region:
        chosen &= below("region_id", wanted.region)
    if wanted.words:
        chosen &= Q(name__icontains=wanted.words) | Q(key=wanted.words)
    if wanted.state:
        chosen &= {
            "active": Q(retired_at=None, agency__active=True),
            "retired": Q(retired_at__isnull=False),
            "ownerless": Q(retired_at=None, agency__active=False),
        }[wanted.state]
    return Asset.objects.filter(chosen)


@dataclass(frozen=True, slots=True)
class AssetCounts:
    """Of all things: by kind the active ones; and how many decide nothing, and why."""

    by_kind: dict[str, int]
    retired: int
    ownerless: int
    demonstration: int

    @property
    def active(self) -> int:
        return sum(self.by_kind.values())


def count_assets(actor: Actor) -> AssetCounts:
    """One statement."""
    require_keeper(actor)
    rows = Asset.objects.values_list("kind").annotate(
        active=Count("id", filter=Q(retired_at=None, agency__active=True)),
        retired=Count("id", filter=Q(retired_at__isnull=False)),
        ownerless=Count("id", filter=Q(retired_at=None, agency__active=False)),
        invented=Count("id", filter=Q(demonstration=True)),
    )
    found = list(rows.order_by())
    return AssetCounts(
        by_kind={kind: active for kind, active, *_rest in found},
        retired=sum(row[2] for row in found),
        ownerless=sum(row[3] for row in found),
        demonstration=sum(row[4] for row in found),
    )


def asset_page(actor: Actor, asset_id: int) -> tuple[Asset, list[AssetChange], bool]:
    """The thing, what was done to it by hand (the latest first), and whether the actor may change it. Two statements. Raises NotFound."""
    require_keeper(actor)
    asset = Asset.objects.select_related("agency", "region").filter(pk=asset_id).first()
    if asset is None:
        raise NotFound
    changes = list(AssetChange.objects.filter(asset=asset).select_related("by").order_by("-at")[:50])
    return asset, changes, may_keep(actor, asset.agency.region_id)


def imports_log(actor: Actor) -> list[AssetImport]:
    """The latest attempts. One statement. Raises Forbidden."""
    require_keeper(actor)
    return list(AssetImport.objects.select_related("by").order_by("-at", "-id")[:IMPORTS_SHOWN])


def possible_owners(actor: Actor) -> list[tuple[str, str, str]]:
    """Code, name and region of every active agency that a thing imported by the actor may belong to. One statement. Raises Forbidden."""
    require_keeper(actor)
    found = Agency.objects.filter(within_reach(actor, "region_id"), active=True).exclude(kind=AgencyKind.GOVERNMENT)
    return list(found.order_by("code").values_list("code", "name", "region__full_name"))
