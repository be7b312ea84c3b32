"""How many wait where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

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


# Written out: thinking these numbers up through the ORM takes three times as long as counting them.
_AT_THE_DESK: Final = """SELECT count(*), count(*) FILTER (WHERE due_at < %s), count(*) FILTER (WHERE due_at >= %s AND due_at < %s),
count(*) FILTER (WHERE due_at >= %s AND due_at < %s), count(*) FILTER (WHERE disputes > 0), count(*) FILTER (WHERE holder = %s)"""


def desk_counts(actor: Actor) -> DeskCounts:
    """In one statement: offices answer offers, dispatchers run after referrals."""
    at = now()
    midnight = next_midnight(at)
    answers, chases = actor.seats_as(Role.OFFICER, Role.SUPERVISOR), actor.seats_as(Role.DISPATCHER)
    given: list[Any] = [at, at, midnight, midnight, midnight + timedelta(days=1), Holder.VALIDATOR.value]
    asides = [offered_to(actor) if answers else None, late_referrals(actor) if chases else None]
    parts = [_AT_THE_DESK]
    for aside in asides:
        statement, parameters = _asked(aside, "pk") if aside is not None else ("", ())
        parts.append(f"(SELECT count(*) FROM ({statement}) AS aside)" if statement else "NULL")  # noqa: S608 - written by the ORM
        given.extend(parameters)
    statement, parameters = _asked(in_hand_of(actor), "due_at", "disputes", "holder")
    with connection.cursor() as cursor:
        cursor.execute(f"{', '.join(parts)} FROM ({statement}) AS mine", [*given, *parameters])
        return DeskCounts(*cursor.fetchone())


def _asked(condition: Q, *columns: str) -> tuple[str, tuple[Any, ...]]:
    """The statement that reads these columns, with its parameters; one that finds nothing where the condition can never be met."""
    try:
        statement, parameters = Report.objects.filter(condition).order_by().values(*columns).query.sql_with_params()
    except EmptyResultSet:
        return f"SELECT {', '.join(columns).replace('pk', 'id')} FROM reports_report WHERE false", ()  # noqa: S608 - names of columns
    return statement, tuple(parameters)


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
