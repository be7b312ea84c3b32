"""What waits at a desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from siger.core.clock import now
from siger.core.ids import parse_number
from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.paging import Cursor, Page, page_of
from siger.reports.queries.scopes import in_hand_of, visible_to, within
from siger.reports.states import OPEN, Holder, State

PAGE: Final = 50
MOST_COUNTED: Final = 1_000


class View(StrEnum):
    """Saved ways to look at the list."""

    MINE = "mine"  # waits for me
    OVERDUE = "overdue"
    DISPUTED = "disputed"
    OPEN = "open"  # everything open that I may see
    ALL = "all"


@dataclass(frozen=True, slots=True)
class WorklistFilter:
    """Parsed once at the edge. Empty strings mean "any"."""

    view: View = View.MINE
    state: str = ""
    category: str = ""
    region: str = ""
    agency_id: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class WorklistRow:
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
    disputes: int
    supporters: int
    visibility: str
    published: bool


_FIELDS: Final = (
    "number", "version", "title", "category", "state", "outcome", "due_at", "received_at", "disputes", "supporters",
    "visibility", "published_at", "region__full_name", "agency__short_name",
)  # fmt: skip


def worklist(actor: Actor, wanted: WorklistFilter, *, prefix: str, after: Cursor | None = None, limit: int = PAGE) -> Page[WorklistRow]:
    """Reports that `actor` may see, most urgent first; closed ones last seen first. One statement; keyset paging on (due_at, id)."""
    found = _filtered(actor, wanted, prefix).select_related("region", "agency").only(*_FIELDS)
    if wanted.view is View.ALL:
        found = found.order_by("-received_at", "-id")
        if after:
            found = found.filter(Q(received_at__lt=after.at) | Q(received_at=after.at, id__lt=after.id))
        rows = list(found[: limit + 1])
        return page_of(rows, limit, _row(now()), lambda report: Cursor(report.received_at, report.pk))
    found = found.order_by("due_at", "id")
    if after:
        found = found.filter(due_at__gte=after.at).exclude(due_at=after.at, id__lte=after.id)
    rows = list(found[: limit + 1])
    return page_of(rows, limit, _row(now()), lambda report: Cursor(report.due_at or report.received_at, report.pk))


def _row(at: datetime):  # type: ignore[no-untyped-def]
    def build(report: Report) -> WorklistRow:
        return WorklistRow(
            id=report.pk,
            number=report.number,
            version=report.version,
            title=report.title,
            category=report.category,
            state=report.state,
            outcome=report.outcome,
            region_name=report.region.full_name,
            agency_name=report.agency.short_name if report.agency else "",
            due_at=report.due_at,
            received_at=report.received_at,
            overdue=report.due_at is not None and report.due_at < at and report.holder != Holder.REPORTER,
            disputes=report.disputes,
            supporters=report.supporters,
            visibility=report.visibility,
            published=report.published_at is not None,
        )

    return build


def _filtered(actor: Actor, wanted: WorklistFilter, prefix: str) -> "QuerySet[Report]":
    found = Report.objects.filter(_scope(actor, wanted.view))
    if wanted.state in set(State):
        found = found.filter(state=wanted.state)
    if wanted.category:
        found = found.filter(category=wanted.category)
    if wanted.region:
        found = found.filter(within(wanted.region))
    if wanted.agency_id:
        found = found.filter(agency_id=wanted.agency_id)
    if wanted.words:
        number = parse_number(wanted.words, prefix)
        found = found.filter(number=number) if number else found.filter(search=SearchQuery(wanted.words, config="indonesian"))
    return found


def _scope(actor: Actor, view: View) -> Q:
    match view:
        case View.MINE:
            return in_hand_of(actor)
        case View.OVERDUE:
            return in_hand_of(actor) & Q(due_at__lt=now())
        case View.DISPUTED:
            return visible_to(actor) & Q(disputes__gt=0, holder__in=_HELD)
        case View.OPEN:
            return visible_to(actor) & Q(holder__in=_HELD, state__in=sorted(OPEN))
        case View.ALL:
            return visible_to(actor)


_HELD: Final = sorted(holder for holder in Holder if holder is not Holder.NOBODY)


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How many wait at the actor's desks; `today` and `tomorrow` by local days, `validation` those for a validator."""

    mine: int
    overdue: int
    today: int
    tomorrow: int
    disputed: int
    validation: int


def desk_counts(actor: Actor) -> DeskCounts:
    """In one statement."""
    at = now()
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    next_midnight = midnight + timedelta(days=1)
    row = Report.objects.filter(in_hand_of(actor)).aggregate(
        mine=Count("id"),
        overdue=Count("id", filter=Q(due_at__lt=at)),
        today=Count("id", filter=Q(due_at__gte=at, due_at__lt=midnight)),
        tomorrow=Count("id", filter=Q(due_at__gte=midnight, due_at__lt=next_midnight)),
        disputed=Count("id", filter=Q(disputes__gt=0)),
        validation=Count("id", filter=Q(holder=Holder.VALIDATOR)),
    )
    return DeskCounts(**row)
