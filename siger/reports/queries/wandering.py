"""Where reports wander: who passes what on to whom, where, how often, and what waits for an answer.

The province's dispatchers, administrators, leaders and auditors see it all; others what their own government gave away or was offered.
Counts are over everything in reach (whistleblowing has no rows); single reports are shown only to who may see them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Substr

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.governments import government_paths
from siger.people.roles import Role
from siger.regions.models import Region
from siger.reports.models import Handover, HandoverOutcome, Report
from siger.reports.queries.paging import Cursor, Page, page_of
from siger.reports.queries.scopes import NOTHING, visible_to

DAYS: Final = (30, 90, 365)
MOST_ROWS: Final = 20
PAGE: Final = 25
OFTEN: Final = 2
_DISTRICT: Final = len("18.71.01")
_SEE_ALL: Final = (Role.DISPATCHER, Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR)
_WITHIN: Final = (HandoverOutcome.DIRECT, HandoverOutcome.HANDED_BACK)


@dataclass(frozen=True, slots=True)
class WanderFilter:
    """`within` also counts what was passed on inside one government or handed back to a dispatcher."""

    days: int = 90
    category: str = ""
    within: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """So often from here to there; `receiver` is empty where it went to a dispatcher."""

    sender: str
    receiver: str
    count: int
    kept: int
    returned: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A category in a kecamatan: how many passings, of how many reports."""

    category: str
    place: str
    count: int
    reports: int


@dataclass(frozen=True, slots=True)
class Wanderer:
    number: str
    title: str
    state: str
    outcome: str
    place: str
    agency: str
    count: int


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    number: str
    title: str
    sender: str
    receiver: str
    since: datetime


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """All that wait in reach, also those of which the reader may see no more than that."""

    count: int
    oldest: datetime | None


class Wandering:
    """What one reader sees of it. One statement to begin with, one for each question and one more for `spots`, whatever their number."""

    def __init__(self, actor: Actor, wanted: WanderFilter) -> None:
        self.actor, self.wanted = actor, wanted
        self.sees_all = any(
            seat.is_province_wide and not _keeps_secrets(seat.role, seat.inspectorate) for seat in actor.seats_as(*_SEE_ALL)
        )
        self._reach = Q() if self.sees_all else _of_governments(actor)

    def _passed(self) -> "QuerySet[Handover]":
        found = Handover.objects.filter(self._reach, offered_at__gte=now() - timedelta(days=self.wanted.days))
        if self.wanted.category:
            found = found.filter(report__category=self.wanted.category)
        return found if self.wanted.within else found.exclude(outcome__in=_WITHIN)

    def pairs(self) -> list[Pair]:
        """Most frequent first."""
        kept, returned = [HandoverOutcome.ACCEPTED, HandoverOutcome.DIRECT], [HandoverOutcome.RETURNED, HandoverOutcome.HANDED_BACK]
        rows = (
            self._passed()
            .values_list("sender_id", "receiver_id", "sender__short_name", "receiver__short_name")
            .annotate(n=Count("id"), kept=Count("id", filter=Q(outcome__in=kept)), back=Count("id", filter=Q(outcome__in=returned)))
            .order_by("-n", "sender__short_name", "receiver__short_name", "sender_id", "receiver_id")
        )
        return [Pair(sender, receiver or "", *counts) for _, _, sender, receiver, *counts in rows[:MOST_ROWS]]

    def spots(self) -> list[Spot]:
        """Most frequent first."""
        rows = list(
            self._passed()
            .annotate(place=Substr("report__region_id", 1, _DISTRICT))
            .values_list("report__category", "place")
            .annotate(n=Count("id"), reports=Count("report_id", distinct=True))
            .order_by("-n", "report__category", "place")[:MOST_ROWS]
        )
        names = dict(Region.objects.filter(pk__in={place for _, place, *_ in rows}).values_list("pk", "full_name"))
        return [Spot(category, names.get(place, place), count, reports) for category, place, count, reports in rows]

    def wanderers(self) -> list[Wanderer]:
        """Reports that were passed on at least twice, the most often first."""
        fields = ("number", "title", "state", "outcome", "region__full_name", "agency__short_name")
        rows = (
            self._passed()
            .filter(report__in=Report.objects.filter(visible_to(self.actor)))
            .values_list("report_id", *(f"report__{name}" for name in fields))
            .annotate(n=Count("id"), last=Max("offered_at"))
            .filter(n__gte=OFTEN)
            .order_by("-n", "-last", "-report_id")
        )
        return [_wanderer(row) for row in rows[:MOST_ROWS]]

    def _pending(self) -> "QuerySet[Handover]":
        found = Handover.objects.filter(self._reach, outcome=HandoverOutcome.PENDING)
        return found.filter(report__category=self.wanted.category) if self.wanted.category else found

    def waiting_count(self) -> WaitingCount:
        row = self._pending().aggregate(n=Count("id"), oldest=Min("offered_at"))
        return WaitingCount(row["n"], row["oldest"])

    def waiting(self, *, after: Cursor | None = None) -> Page[WaitingOffer]:
        """Offers that nobody has answered, whatever the days asked for, the oldest first; keyset paging on (offered_at, id)."""
        found = self._pending().filter(report__in=Report.objects.filter(visible_to(self.actor))).order_by("offered_at", "id")
        if after:
            found = found.filter(offered_at__gte=after.at).exclude(offered_at=after.at, id__lte=after.id)
        fields = ("id", "report__number", "report__title", "sender__short_name", "receiver__short_name", "offered_at")
        rows: list[tuple[Any, ...]] = list(found.values_list(*fields)[: PAGE + 1])
        return page_of(rows, PAGE, lambda row: WaitingOffer(*row[1:]), lambda row: Cursor(row[5], row[0]))


def _keeps_secrets(role: Role, inspectorate: bool) -> bool:
    """The Inspektorat's dispatcher decides on whistleblowing alone; its auditors read everything."""
    return inspectorate and role is not Role.AUDITOR


def _of_governments(actor: Actor) -> Q:
    paths = government_paths(seat.agency_path for seat in actor.seats)
    return reduce(or_, (Q(sender__path__startswith=path) | Q(receiver__path__startswith=path) for path in paths), NOTHING)


def _wanderer(row: tuple[Any, ...]) -> Wanderer:
    _, number, title, state, outcome, place, agency, count, _ = row
    return Wanderer(number, title, state, outcome, place, agency or "", count)
