"""What waits for a validator, in the order in which it is taken: the list beside the judgement, and what comes after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from siger.core.clock import now
from siger.people.actors import Actor
from siger.proof.queries.second_looks import looks_waiting
from siger.proof.queries.warnings import warnings_of
from siger.reports.queries.paging import Cursor
from siger.reports.queries.worklist import View, WorklistFilter, WorklistRow, worklist
from siger.reports.states import State
from siger.web.office.moments import DueWords
from siger.web.office.rows import short_place

QUEUE: Final = "/kantor/validasi/"
WAITING: Final = WorklistFilter(view=View.MINE, state=State.AWAITING_VALIDATION)


@dataclass(frozen=True, slots=True)
class QueueRow:
    number: str
    title: str
    place: str
    warnings: int
    due: str
    late: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """`previous` and `following` are numbers beside the one that is open, empty at the ends; `place` counts from one, 0 when it is not
    among the first fifty.
    """

    rows: Sequence[QueueRow]
    place: int
    previous: str
    following: str


def waiting_page(actor: Actor, after: Cursor | None = None) -> tuple[Sequence[WorklistRow], str | None, Mapping[int, int]]:
    """Fifty rows, the cursor of the next ones, and how many kinds of checks warn about each."""
    page = worklist(actor, WAITING, prefix=settings.INSTALLATION.number_prefix, after=after)
    return page.rows, page.next, warnings_of(row.id for row in page.rows)


def queue_of(actor: Actor, number: str) -> Queue:
    rows, _next, warnings = waiting_page(actor)
    numbers = [row.number for row in rows]
    at = numbers.index(number) if number in numbers else -1
    words = DueWords(now())
    return Queue(
        rows=[_row(row, warnings.get(row.id, 0), words, here=row.number == number) for row in rows],
        place=at + 1,
        previous=numbers[at - 1] if at > 0 else "",
        following=next(iter(numbers[at + 1 :]), ""),
    )


def _row(row: WorklistRow, warnings: int, words: DueWords, *, here: bool) -> QueueRow:
    due = words.say(row.due_at, overdue=row.overdue)
    return QueueRow(row.number, row.title or row.number, short_place(row.region_name), warnings, due.word, due.late, here)


def next_number(actor: Actor, wanted: str) -> str:
    """What to open next: `wanted` while it still waits for the actor, else the most urgent, else the oldest second look; "" for nothing."""
    numbers = [row.number for row in worklist(actor, WAITING, prefix=settings.INSTALLATION.number_prefix).rows]
    if wanted in numbers:
        return wanted
    looks = looks_waiting(actor) if not numbers else ()
    return next(iter(numbers), "") or next((look.number for look in looks), "")
