"""Hand-overs, as those see them who gave and who received."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from siger.desk.models import OVER, BulkItem, ItemState, ShiftHandover
from siger.people.actors import Actor
from siger.people.models import User
from siger.reports.models import Report
from siger.reports.queries.scopes import visible_to

SHOWN: Final = 20
_NUMBERS: Final = 60


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """`done` of `count` changed hands, `failed` did not; `numbers` are those that the reader still sees. `by` is who did it, where that was
    not the giver; `run` the way of it, while that is kept.
    """

    id: int
    at: datetime
    giver: str
    receiver: str
    by: str
    agency: str
    words: str
    count: int
    done: int
    failed: int
    going_on: bool
    unread: bool
    run: UUID | None
    numbers: tuple[str, ...]


def received_shifts(actor: Actor) -> list[ShiftRow]:
    """The latest, without those of which nothing came. Three statements at most."""
    return [row for row in _rows(actor, Q(receiver_id=actor.user_id or 0)) if row.done or row.going_on]


def given_shifts(actor: Actor) -> list[ShiftRow]:
    """The latest that the actor did, or that were taken out of their hands. Three statements at most."""
    return _rows(actor, Q(actor_id=actor.user_id or 0) | Q(giver_id=actor.user_id or 0))


def _rows(actor: Actor, whose: Q) -> list[ShiftRow]:
    found = list(
        ShiftHandover.objects.filter(whose).select_related("giver", "receiver", "actor", "agency", "run").order_by("-at", "-id")[:SHOWN]
    )
    runs = [one.run_id for one in found if one.run_id is not None]
    counts, numbers = _counts(runs), _numbers(actor, runs)
    return [_row(one, counts.get(one.run_id or 0), numbers.get(one.run_id or 0, [])) for one in found]


def _row(one: ShiftHandover, counted: tuple[int, int] | None, numbers: list[str]) -> ShiftRow:
    done, failed = counted or (one.count, 0)
    by = _name(one.actor) if one.actor_id != one.giver_id else ""
    return ShiftRow(
        one.pk, one.at, _name(one.giver), _name(one.receiver), by, one.agency.short_name, one.words, one.count, done, failed,
        one.run is not None and one.run.state not in OVER, one.read_at is None, one.run.public_id if one.run else None, tuple(numbers),
    )  # fmt: skip


def _name(user: User | None) -> str:
    return user.get_short_name() if user else ""


def _counts(runs: list[int]) -> dict[int, tuple[int, int]]:
    done, failed = (Count("id", filter=Q(state=state)) for state in (ItemState.DONE, ItemState.FAILED))
    rows = BulkItem.objects.filter(run__in=runs).order_by().values_list("run_id").annotate(done=done, failed=failed) if runs else ()
    return {run_id: (n, m) for run_id, n, m in rows}


def _numbers(actor: Actor, runs: Iterable[int]) -> dict[int, list[str]]:
    items = BulkItem.objects.filter(run__in=list(runs), state=ItemState.DONE).order_by("id").values_list("run_id", "report_id")
    of_run: dict[int, list[int]] = defaultdict(list)
    for run_id, report_id in items:
        if len(of_run[run_id]) < _NUMBERS:
            of_run[run_id].append(report_id)
    ids = {pk for some in of_run.values() for pk in some}
    known = dict(Report.objects.filter(visible_to(actor), pk__in=ids).order_by().values_list("pk", "number")) if ids else {}
    return {run_id: [known[pk] for pk in some if pk in known] for run_id, some in of_run.items()}
