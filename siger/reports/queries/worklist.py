"""What waits at a desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from siger.core.clock import now
from siger.core.ids import parse_number
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Report
from siger.reports.queries.paging import Cursor, Page, page_of
from siger.reports.queries.scopes import in_hand_of, offered_to, visible_to, within
from siger.reports.states import OPEN, Holder, State

PAGE: Final = 50
MOST_COUNTED: Final = 1_000


class View(StrEnum):
    """Saved ways to look at the list."""

    MINE = "mine"  # waits for me
    OVERDUE = "overdue"
    OFFERED = "offered"  # by another government, which waits for an answer
    REFERRED_LATE = "referred_late"  # outside the platform, and no answer by the day it was expected
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
    provisional: bool
    disputes: int
    supporters: int
    gathered: int
    visibility: str
    published: bool


# In the order of `_row`. Plain values: a model instance for each of 50 rows costs three times the statement.
_FIELDS: Final = (
    "id", "number", "version", "title", "category", "state", "outcome", "region__full_name", "agency__short_name",
    "due_at", "received_at", "holder", "disputes", "supporters", "gathered", "visibility", "published_at",
    "due_provisional",
)  # fmt: skip


def worklist(actor: Actor, wanted: WorklistFilter, *, prefix: str, after: Cursor | None = None, limit: int = PAGE) -> Page[WorklistRow]:
    """Reports that `actor` may see, most urgent first; closed ones last seen first. One statement; keyset paging on (due_at, id)."""
    found = _filtered(actor, wanted, prefix)
    if wanted.view is View.ALL:
        found = found.order_by("-received_at", "-id")
        if after:
            found = found.filter(Q(received_at__lt=after.at) | Q(received_at=after.at, id__lt=after.id))
    else:
        found = found.order_by("due_at", "id")
        if after:
            found = found.filter(due_at__gte=after.at).exclude(due_at=after.at, id__lte=after.id)
    at = now()
    rows = [_row(values, at) for values in found.values_list(*_FIELDS)[: limit + 1]]
    by_arrival = wanted.view is View.ALL
    return page_of(
        rows, limit, lambda row: row, lambda row: Cursor(row.received_at if by_arrival else row.due_at or row.received_at, row.id)
    )


def _row(values: tuple[Any, ...], at: datetime) -> WorklistRow:
    row_id, number, version, title, category, state, outcome, region_name, agency_name, due_at, received_at, holder, *rest = values
    disputes, supporters, gathered, visibility, published_at, provisional = rest
    return WorklistRow(
        id=row_id,
        number=number,
        version=version,
        title=title,
        category=category,
        state=state,
        outcome=outcome,
        region_name=region_name,
        agency_name=agency_name or "",
        due_at=due_at,
        received_at=received_at,
        overdue=due_at is not None and due_at < at and holder != Holder.REPORTER,
        provisional=provisional,
        disputes=disputes,
        supporters=supporters,
        gathered=gathered,
        visibility=visibility,
        published=published_at is not None,
    )


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
        case View.OFFERED:
            return offered_to(actor)
        case View.REFERRED_LATE:
            return _late_referrals(actor)
        case View.DISPUTED:
            return visible_to(actor) & Q(disputes__gt=0, holder__in=_HELD)
        case View.OPEN:
            return visible_to(actor) & Q(holder__in=_HELD, state__in=sorted(OPEN))
        case View.ALL:
            return visible_to(actor)


def _late_referrals(actor: Actor) -> Q:
    return visible_to(actor) & Q(state=State.REFERRED, holder=Holder.OUTSIDE, due_at__lt=now())


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


@dataclass(frozen=True, slots=True)
class AsideCounts:
    """What waits for an answer although it is in nobody's hand here; None where it is not the actor's to give."""

    offered: int | None
    referred_late: int | None


def aside_counts(actor: Actor) -> AsideCounts:
    """At most two statements: offices answer offers, dispatchers run after referrals."""
    answers, chases = actor.seats_as(Role.OFFICER, Role.SUPERVISOR), actor.seats_as(Role.DISPATCHER)
    return AsideCounts(
        offered=Report.objects.filter(offered_to(actor)).count() if answers else None,
        referred_late=Report.objects.filter(_late_referrals(actor)).count() if chases else None,
    )
