"""How it goes at the actor's own desk today: what came, what was cleared, what waits longest, what goes late next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Report, TimelineEntry
from siger.reports.queries.scopes import in_hand_of, visible_to
from siger.reports.queries.worklist.counts import MOST_AT_DESK, urgency
from siger.reports.states import CHANGES_DESK, HOLDER, Holder

SOON: Final = timedelta(hours=24)
MOST_SHOWN: Final = 10
_DESKS: Final = {
    Role.DISPATCHER: Holder.DISPATCHER,
    Role.OFFICER: Holder.AGENCY,
    Role.SUPERVISOR: Holder.AGENCY,
    Role.VALIDATOR: Holder.VALIDATOR,
}


@dataclass(frozen=True, slots=True)
class OwnDesk:
    """Counts of reports. `came` and `cleared` since local midnight: came to a desk of the actor's kind, and left one by an act of the
    actor's offices; `cleared_by_me` of those. `late_soon` runs out within 24 hours; `oldest_since` is when the one that waits longest came.

    What waits is counted up to `MOST_AT_DESK` + 1 in the order of the list, and `late`, `late_soon` and `oldest_since` are of those.
    """

    waiting: int
    late: int
    late_soon: int
    oldest_since: datetime | None
    came: int
    cleared: int
    cleared_by_me: int


@dataclass(frozen=True, slots=True)
class DeskRow:
    """`since` is when the report came to the desk."""

    number: str
    title: str
    place: str
    due_at: datetime | None
    since: datetime


def has_desk(actor: Actor) -> bool:
    """Whether reports ever wait for the actor: leaders, auditors and administrators have no desk."""
    return bool(actor.seats_as(*_DESKS))


def own_desk(actor: Actor) -> OwnDesk:
    """Two statements."""
    at = now()
    waiting, late, late_soon, oldest_since = urgency(actor, SOON)
    came, cleared, by_me = _today(actor, at)
    return OwnDesk(waiting, late, late_soon, oldest_since, came, cleared, by_me)


def _today(actor: Actor, at: datetime) -> tuple[int, int, int]:
    """What moved since midnight, from the timelines: a move is an entry whose state is another desk's than that of the entry before it."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    before = TimelineEntry.objects.filter(report=OuterRef("report"), seq=OuterRef("seq") - 1).values("state")[:1]
    mine = _states_of(actor)
    seen = Report.objects.filter(visible_to(actor)).values("pk")
    moved = ~Q(before__in=mine) | Q(before__isnull=True) | Q(verb__in=sorted(CHANGES_DESK))
    by_us = Q(agency__in=sorted({seat.agency_id for seat in actor.seats_as(*_DESKS)}))
    left = by_us & Q(before__in=mine) & (~Q(state__in=mine) | Q(verb__in=sorted(CHANGES_DESK)))
    counts = (
        TimelineEntry.objects.filter(recorded_at__gte=midnight)
        .annotate(before=Subquery(before))
        .aggregate(
            came=Count("report", distinct=True, filter=Q(state__in=mine) & moved & Q(report__in=seen)),
            cleared=Count("report", distinct=True, filter=left),
            by_me=Count("report", distinct=True, filter=left & Q(user=actor.user_id)),
        )
    )
    return counts["came"], counts["cleared"], counts["by_me"]


def _states_of(actor: Actor) -> list[str]:
    holders = {holder for role, holder in _DESKS.items() if actor.seats_as(role)}
    return sorted(state for state, holder in HOLDER.items() if holder in holders)


def late_next(actor: Actor) -> list[DeskRow]:
    """What runs out within 24 hours, soonest first."""
    at = now()
    return _rows(Report.objects.filter(in_hand_of(actor), due_at__gte=at, due_at__lt=at + SOON).order_by("due_at", "id"))


def waiting_longest(actor: Actor) -> list[DeskRow]:
    """What came to the desk first, whatever its due time: a clock that was stopped hides nothing here. Looked for among as many as are
    counted.
    """
    counted = Report.objects.filter(in_hand_of(actor)).order_by("due_at", "id").values("pk")[: MOST_AT_DESK + 1]
    return _rows(Report.objects.filter(pk__in=counted).order_by("holder_since", "id"))


def _rows(found: "QuerySet[Report]") -> list[DeskRow]:
    columns: Iterable[tuple[str, str, str, datetime | None, datetime]] = found.values_list(
        "number", "title", F("region__full_name"), "due_at", "holder_since"
    )[:MOST_SHOWN]
    return [DeskRow(*row) for row in columns]
