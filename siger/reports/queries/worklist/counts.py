"""How many wait where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, IntegerField, Q, QuerySet, Value

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Report
from siger.reports.queries.scopes import in_hand_of, offered_to
from siger.reports.queries.worklist.conditions import filtered, late_referrals, next_midnight
from siger.reports.queries.worklist.filter import WorklistFilter
from siger.reports.states import Holder

MOST_COUNTED: Final = 1_000
"""Counting goes no further: who sees "1.000+" has no use for the last digit, and the database would read for it."""


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How many wait at the actor's desks; `today` and `tomorrow` by local days, `validation` those for a validator.

    `offered` and `referred_late` wait for an answer although they are in nobody's hand here: None where it is not the actor's to give.
    """

    mine: int
    overdue: int
    today: int
    tomorrow: int
    disputed: int
    validation: int
    offered: int | None
    referred_late: int | None


def desk_counts(actor: Actor) -> DeskCounts:
    """In one statement: offices answer offers, dispatchers run after referrals."""
    at = now()
    midnight = next_midnight(at)
    after = midnight + timedelta(days=1)
    at_the_desk = _counted(
        _DESK,
        in_hand_of(actor),
        overdue=Count("id", filter=Q(due_at__lt=at)),
        today=Count("id", filter=Q(due_at__gte=at, due_at__lt=midnight)),
        tomorrow=Count("id", filter=Q(due_at__gte=midnight, due_at__lt=after)),
        disputed=Count("id", filter=Q(disputes__gt=0)),
        validation=Count("id", filter=Q(holder=Holder.VALIDATOR)),
    )
    answers, chases = actor.seats_as(Role.OFFICER, Role.SUPERVISOR), actor.seats_as(Role.DISPATCHER)
    aside = [_counted(_OFFERED, offered_to(actor))] if answers else []
    if chases:
        aside.append(_counted(_REFERRED_LATE, late_referrals(actor)))
    rows = {which: numbers for which, *numbers in at_the_desk.union(*aside, all=True)}
    mine = rows.get(_DESK) or [0] * (1 + len(_NUMBERS))  # conditions that nothing can meet are not asked at all
    all_mine, overdue, today, tomorrow, disputed, validation = mine
    return DeskCounts(
        all_mine, overdue, today, tomorrow, disputed, validation,
        offered=rows.get(_OFFERED, [0])[0] if answers else None,
        referred_late=rows.get(_REFERRED_LATE, [0])[0] if chases else None,
    )  # fmt: skip


_DESK, _OFFERED, _REFERRED_LATE = range(3)
_NUMBERS: Final = ("overdue", "today", "tomorrow", "disputed", "validation")


def _counted(which: int, condition: Q, **numbers: Count) -> "QuerySet[Report, tuple[int, ...]]":
    """One row: which question it answers, how many in all, and the other numbers."""
    others = {name: numbers.get(name, Value(0, IntegerField())) for name in _NUMBERS}
    found = Report.objects.filter(condition).order_by().values(which=Value(which, IntegerField())).annotate(mine=Count("id"), **others)
    return found.values_list("which", "mine", *_NUMBERS)


def capped_counts(actor: Actor, wanted: Sequence[WorklistFilter], prefix: str) -> list[int]:
    """For each filter how many reports it gives, counted up to `MOST_COUNTED` + 1. One statement for all, none for none."""
    if not wanted:
        return []
    parts: list[str] = []
    given: list[Any] = []
    for one in wanted:
        try:
            statement, parameters = filtered(actor, one, prefix).order_by().values("pk")[: MOST_COUNTED + 1].query.sql_with_params()
        except EmptyResultSet:  # the actor's seats reach nothing there
            statement, parameters = "SELECT 1 WHERE false", ()
        parts.append(f"(SELECT count(*) FROM ({statement}) AS found)")  # noqa: S608 - written by the ORM, values are parameters
        given.extend(parameters)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", given)
        row = cursor.fetchone()
    return [int(count) for count in row]
