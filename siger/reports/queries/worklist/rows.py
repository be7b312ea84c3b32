"""The list of what waits: plain rows, one statement, keyset paging."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from siger.core.clock import now
from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.paging import Cursor, Page, page_of
from siger.reports.queries.scopes import visible_to
from siger.reports.queries.worklist.conditions import filtered
from siger.reports.queries.worklist.filter import View, WorklistFilter
from siger.reports.states import Holder

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One report of the list. The columns from `region` on are what its owner is suggested by; degrees WGS 84, accuracy in metres."""

    id: int
    number: str
    version: int
    title: str
    category: str
    state: str
    outcome: str
    region_name: str
    agency_name: str
    due_at: datetime | None
    received_at: datetime
    overdue: bool
    provisional: bool
    disputes: int
    supporters: int
    gathered: int
    visibility: str
    published: bool
    assignee: str
    tags: Sequence[int]
    region: str
    service: str
    report_class: str
    lat: float
    lng: float
    accuracy_m: float | None
    position_source: str


# In the order of `_row`. Plain values: a model instance for each of 50 rows costs three times the statement.
_FIELDS: Final = (
    "id", "number", "version", "title", "category", "state", "outcome", "region__full_name", "agency__short_name",
    "due_at", "received_at", "holder", "disputes", "supporters", "gathered", "visibility", "published_at",
    "due_provisional", "assignee__name", "crew__name", "tags", "region_id", "service_id", "report_class",
    "lat", "lng", "accuracy_m", "position_source",
)  # fmt: skip


def worklist(actor: Actor, wanted: WorklistFilter, *, prefix: str, after: Cursor | None = None, limit: int = PAGE) -> Page[WorklistRow]:
    """Reports that `actor` may see, most urgent first; closed ones last seen first. One statement; keyset paging on (due_at, id)."""
    # Found first and fetched after: what a list is narrowed by stands in the index, the words of a row do not.
    found = in_order(filtered(actor, wanted, prefix), wanted.view, after).values("pk")[: limit + 1]
    at = now()
    rows = [_row(values, at) for values in in_order(Report.objects.filter(pk__in=found), wanted.view).values_list(*_FIELDS)]
    by_arrival = wanted.view is View.ALL
    return page_of(
        rows, limit, lambda row: row, lambda row: Cursor(row.received_at if by_arrival else row.due_at or row.received_at, row.id)
    )


def listed(actor: Actor, report_ids: Sequence[int]) -> list[WorklistRow]:
    """Rows of these reports, as far as `actor` may see them, in the order given. One statement, none for no ids."""
    if not report_ids:
        return []
    at, place = now(), {pk: at for at, pk in enumerate(report_ids)}
    found = Report.objects.filter(visible_to(actor), pk__in=report_ids).values_list(*_FIELDS)
    return sorted((_row(values, at) for values in found), key=lambda row: place[row.id])


def in_order(found: "QuerySet[Report]", view: View, after: Cursor | None = None) -> "QuerySet[Report]":
    """As the list of that view stands, from behind `after` on."""
    if view is View.ALL:
        found = found.order_by("-received_at", "-id")
        return found.filter(Q(received_at__lt=after.at) | Q(received_at=after.at, id__lt=after.id)) if after else found
    found = found.order_by("due_at", "id")
    return found.filter(due_at__gte=after.at).exclude(due_at=after.at, id__lte=after.id) if after else found


def _row(values: tuple[Any, ...], at: datetime) -> WorklistRow:
    row_id, number, version, title, category, state, outcome, region_name, agency_name, due_at, received_at, holder, *rest = values
    disputes, supporters, gathered, visibility, published_at, provisional, person, crew, tags, region, service, *place = rest
    return WorklistRow(
        row_id, number, version, title, category, state, outcome, region_name, agency_name or "", due_at, received_at,
        due_at is not None and due_at < at and holder != Holder.REPORTER, provisional, disputes, supporters, gathered, visibility,
        published_at is not None, person or crew or "", tags, region, service or "", *place,
    )  # fmt: skip
