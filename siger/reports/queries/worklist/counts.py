"""How many wait where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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

MOST_COUNTED: Final = 1_000
"""Counting goes no further: who sees "1.000+" has no use for the last digit, and the database would read for it."""


MOST_AT_DESK: Final = 2_000
"""The same of one's own desk, in the order of the list: what is late is counted first."""


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How many wait at the actor's desks, each up to `MOST_AT_DESK` + 1; `overdue`, `today` and `tomorrow` (by local days) of those first
    in the list. `validation` are those for a validator.

    `offered` and `referred_late` wait for an answer although they are in nobody's hand here: None where it is not the actor's to give.
    """

    mine: int
    overdue: int
    today: int
    tomorrow: int
    validation: int
    offered: int | None
    referred_late: int | None


# Written out: thinking these numbers up through the ORM takes three times as long as counting them.
_AT_THE_DESK: Final = """SELECT count(*), count(*) FILTER (WHERE due_at < %s), count(*) FILTER (WHERE due_at >= %s AND due_at < %s),
count(*) FILTER (WHERE due_at >= %s AND due_at < %s)"""


_URGENCY: Final = """SELECT count(*), count(*) FILTER (WHERE due_at < %s), count(*) FILTER (WHERE due_at >= %s AND due_at < %s),
min(holder_since)"""


def desk_counts(actor: Actor) -> DeskCounts:
    """In one statement: validators judge, offices answer offers, dispatchers run after referrals."""
    at = now()
    midnight = next_midnight(at)
    answers, chases = actor.seats_as(Role.OFFICER, Role.SUPERVISOR), actor.seats_as(Role.DISPATCHER)
    given: list[Any] = [at, at, midnight, midnight, midnight + timedelta(days=1)]
    asides = [_for_a_validator(actor), offered_to(actor) if answers else None, late_referrals(actor) if chases else None]
    parts = [_AT_THE_DESK]
    for aside in asides:
        statement, parameters = _first(aside) if aside is not None else ("", ())
        parts.append(f"(SELECT count(*) FROM ({statement}) AS aside)" if statement else "NULL")  # noqa: S608 - written by the ORM
        given.extend(parameters)
    statement, parameters = _first_in_hand(actor)
    with connection.cursor() as cursor:
        cursor.execute(f"{', '.join(parts)} FROM ({statement}) AS mine", [*given, *parameters])
        mine, overdue, today, tomorrow, validation, offered, referred_late = cursor.fetchone()
    return DeskCounts(mine, overdue, today, tomorrow, mine if validation is None else validation, offered, referred_late)


def urgency(actor: Actor, soon: timedelta) -> tuple[int, int, int, datetime | None]:
    """Of what waits for the actor, the first `MOST_AT_DESK` + 1 in the order of the list: how many, how many late, how many late within
    `soon`, and when the one of them came that has waited longest. One statement.
    """
    at = now()
    statement, parameters = _first_in_hand(actor, "due_at", "holder_since")
    with connection.cursor() as cursor:
        cursor.execute(f"{_URGENCY} FROM ({statement}) AS mine", [at, at, at + soon, *parameters])
        waiting, late, late_soon, oldest_since = cursor.fetchone()
    return waiting, late, late_soon, oldest_since


def waiting_counts(actor: Actor) -> tuple[int, int]:
    """How many wait for the actor, and how many of them for a validator, each up to `MOST_AT_DESK` + 1. One statement."""
    statement, parameters = _first_in_hand(actor)
    aside = _for_a_validator(actor)
    judged, more = _first(aside) if aside is not None else ("SELECT 1 WHERE false", ())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT count(*) FROM ({statement}) AS mine), (SELECT count(*) FROM ({judged}) AS aside)",  # noqa: S608 - by the ORM
            [*parameters, *more],
        )
        waiting, validation = cursor.fetchone()
    return waiting, waiting if aside is None else validation


def _for_a_validator(actor: Actor) -> Q | None:
    """What waits for the actor as a validator; None where that is all that waits."""
    if all(seat.role is Role.VALIDATOR for seat in actor.seats):
        return None
    return in_hand_of(actor, Role.VALIDATOR)


# Seats of different desks never wait for the same report.
_DESKS: Final = ((Role.DISPATCHER,), (Role.OFFICER, Role.SUPERVISOR), (Role.VALIDATOR,))


def _first_in_hand(actor: Actor, *columns: str) -> tuple[str, tuple[Any, ...]]:
    """As `_first` of all that waits. Each desk is asked by itself: of an "or" between desks the database reads everything open."""
    desks = [roles for roles in _DESKS if actor.seats_as(*roles)]
    if len(desks) < 2:
        return _first(in_hand_of(actor), *columns)
    asked = [_first(in_hand_of(actor, *roles), *columns) for roles in desks]
    together = " UNION ALL ".join(f"({statement})" for statement, _ in asked)
    given = tuple(value for _, parameters in asked for value in parameters)
    return f"SELECT * FROM ({together}) AS desks ORDER BY due_at LIMIT {MOST_AT_DESK + 1}", given  # noqa: S608 - by the ORM


def _first(condition: Q, *columns: str) -> tuple[str, tuple[Any, ...]]:
    """The statement that reads `columns`, the due times alone unless told, of the first, with its parameters; one that finds nothing where
    it can never be met.
    """
    read = columns or ("due_at",)
    found = Report.objects.filter(condition).order_by("due_at", "id").values(*read)[: MOST_AT_DESK + 1]
    try:
        statement, parameters = found.query.sql_with_params()
    except EmptyResultSet:
        return f"SELECT {', '.join(read)} FROM reports_report WHERE false", ()  # noqa: S608 - names of columns in the code
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
