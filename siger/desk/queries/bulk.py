"""Runs over many reports, as whoever asked for them sees them; and which reports are about to be changed by one, for everyone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.desk.bulk.verbs import BULK_VERBS
from siger.desk.models import ACTIVE, OVER, BulkItem, BulkRun, ItemState, RunState
from siger.people.actors import Actor

SHOWN: Final = 20
NAMED: Final = 30
GOING_ON: Final = 3
LATELY: Final = timedelta(minutes=1)


def run_of(actor: Actor, public_id: UUID) -> BulkRun:
    """Raises NotFound for another's."""
    run = BulkRun.objects.filter(public_id=public_id, asked_by_id=actor.user_id).first()
    if run is None or actor.user_id is None:
        raise NotFound
    return run


def runs_of(actor: Actor) -> list[BulkRun]:
    """The latest that the actor asked for. One statement."""
    return list(BulkRun.objects.filter(asked_by_id=actor.user_id).exclude(state=RunState.DRAFT).order_by("-id")[:SHOWN])


def going_on(actor: Actor) -> list[BulkRun]:
    """Those of the actor's that wait or run, and those that ended within the last minute. One statement."""
    lately = Q(state__in=ACTIVE) | Q(state__in=OVER, ended_at__gt=now() - LATELY)
    return list(BulkRun.objects.filter(lately, asked_by_id=actor.user_id).order_by("-id")[:GOING_ON])


def any_going_on(actor: Actor) -> bool:
    """Whether a run of the actor's waits or runs. One statement."""
    return BulkRun.objects.filter(asked_by_id=actor.user_id, state__in=ACTIVE).exists()


@dataclass(frozen=True, slots=True)
class Refused:
    """Reports of a run that refused for the same reason; the first of them by number."""

    code: str
    why: str
    count: int
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    failed: int
    left: int
    refused: tuple[Refused, ...]

    @property
    def looked_at(self) -> int:
        return self.done + self.failed


def with_progress(runs: Sequence[BulkRun]) -> list[tuple[BulkRun, Progress]]:
    """The numbers of several runs, without what refused. One statement, none for no runs."""
    if not runs:
        return []
    found = BulkItem.objects.filter(run__in=[run.pk for run in runs]).values_list("run_id", "state").annotate(n=Count("id"))
    counted: dict[tuple[int, str], int] = {(run_id, state): n for run_id, state, n in found}

    def of(run: BulkRun, state: ItemState) -> int:
        return counted.get((run.pk, state), 0)

    return [(run, Progress(of(run, ItemState.DONE), of(run, ItemState.FAILED), of(run, ItemState.OPEN), ())) for run in runs]


def progress_of(run: BulkRun) -> Progress:
    """Two statements at most."""
    counted = dict(BulkItem.objects.filter(run=run).values_list("state").annotate(n=Count("id")))
    failed = counted.get(ItemState.FAILED, 0)
    return Progress(counted.get(ItemState.DONE, 0), failed, counted.get(ItemState.OPEN, 0), _refused(run) if failed else ())


def _refused(run: BulkRun) -> tuple[Refused, ...]:
    rows = BulkItem.objects.filter(run=run, state=ItemState.FAILED).order_by("id").values_list("code", "why", "report__number")
    groups: dict[tuple[str, str], list[str]] = {}
    for code, why, number in rows:
        groups.setdefault((code, why), []).append(number)
    found = [Refused(code, why, len(numbers), tuple(numbers[:NAMED])) for (code, why), numbers in groups.items()]
    return tuple(sorted(found, key=lambda one: -one.count))


def failed_of(run: BulkRun) -> list[int]:
    """Ids of the reports that refused."""
    return list(BulkItem.objects.filter(run=run, state=ItemState.FAILED).order_by("id").values_list("report_id", flat=True))


@dataclass(frozen=True, slots=True)
class Pending:
    """That a run is about to change a report."""

    verb: str
    who: str
    starts_at: datetime

    @property
    def word(self) -> str:
        return str(BULK_VERBS[self.verb].word)


# `ids` of reports; whoever asked is named as elsewhere.
PENDING: Final = """
SELECT i.report_id, b.verb, coalesce(nullif(u.name, ''), split_part(u.email, '@', 1)), b.starts_at
FROM desk_bulkitem i JOIN desk_bulkrun b ON b.id = i.run_id JOIN people_user u ON u.id = b.asked_by_id
WHERE i.report_id = ANY(%(ids)s) AND i.state = %(open)s AND b.state = ANY(%(active)s) AND b.starts_at IS NOT NULL
"""


def pending_values(ids: list[int]) -> dict[str, Any]:
    """What `PENDING` asks for."""
    return {"ids": ids, "open": ItemState.OPEN.value, "active": [state.value for state in ACTIVE]}


def pending_among(report_ids: Iterable[int]) -> dict[int, Pending]:
    """Which of the reports wait for a run of anybody's. One statement, none without ids; asks for no right: the rows were shown already."""
    ids = list(report_ids)
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(PENDING, pending_values(ids))
        return {report_id: Pending(*run) for report_id, *run in cursor.fetchall()}
