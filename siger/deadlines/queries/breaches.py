"""The log of what was late, for whoever keeps the rules of a government. Whistleblowing is not in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db.models import Q

from siger.deadlines.models import Breach
from siger.deadlines.permissions import require_government
from siger.people.actors import Actor
from siger.regions.models import Level, Region
from siger.reports.categories import Visibility
from siger.reports.queries.paging import Cursor, Page, page_of

PAGE: Final = 25
_FIELDS: Final = (
    *("id", "report__number", "report__published_at", "kind", "clock", "holder", "agency__name"),
    *("due_at", "ended_at", "level", "note"),
)


class BreachState(StrEnum):
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class BreachFilter:
    """Empty means any."""

    agency_id: int | None = None
    state: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class BreachRow:
    """`level` is how many rungs of the chain were told; `public` whether everyone may read the report. Nothing else of it is here."""

    number: str
    public: bool
    kind: str
    clock: str
    holder: str
    agency: str
    due_at: datetime
    ended_at: datetime | None
    level: int
    note: str


def breaches_of(actor: Actor, region: str, wanted: BreachFilter, *, after: Cursor | None = None) -> Page[BreachRow]:
    """What was due last comes first; keyset paging on (due_at, id). Two statements. Raises Forbidden for a government of somebody else."""
    found = Breach.objects.filter(_of(require_government(actor, region))).exclude(report__visibility=Visibility.WHISTLEBLOWING)
    if wanted.agency_id is not None:
        found = found.filter(agency_id=wanted.agency_id)
    if wanted.state:
        found = found.filter(ended_at__isnull=wanted.state == BreachState.RUNNING)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if after:
        found = found.filter(due_at__lte=after.at).exclude(due_at=after.at, id__gte=after.id)
    rows: list[tuple[Any, ...]] = list(found.order_by("-due_at", "-id").values_list(*_FIELDS)[: PAGE + 1])
    return page_of(rows, PAGE, _row, lambda row: Cursor(row[_FIELDS.index("due_at")], row[0]))


def _of(region: Region) -> Q:
    """A government's are those of its agencies, and those of dispatchers and validators for its places; the province's are all."""
    by_agency, by_place = _within("agency__region_id", region.pk), _within("report__region_id", region.pk)
    return by_agency | by_place if region.level == Level.PROVINCE else by_agency | Q(by_place, agency=None)


def _within(column: str, region: str) -> Q:
    """Codes are compared bytewise, and "/" is what comes after "."."""
    return Q(**{f"{column}__gte": region, f"{column}__lt": f"{region}/"})


def _row(row: tuple[Any, ...]) -> BreachRow:
    _id, number, published_at, kind, clock, holder, agency, *rest = row
    return BreachRow(number, published_at is not None, kind, clock, holder, agency or "", *rest)
