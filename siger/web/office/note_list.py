"""The notes of the office beside a report."""

from dataclasses import dataclass
from typing import Final

from siger.desk.permissions import may_write
from siger.desk.queries.callable import Person, reads_notes
from siger.desk.queries.notes import NoteRow, notes_of
from siger.people.actors import Actor
from siger.reports.models import Report

SHOWN: Final = 5


@dataclass(slots=True)
class Notes:
    """`people` can be called; None until somebody wants to choose from them. `typed` to `call_error` are of a note that was refused."""

    rows: list[NoteRow]
    may_write: bool
    people: list[Person] | None = None
    typed: str = ""
    call: str = ""
    error: str = ""
    call_error: str = ""

    @property
    def first(self) -> list[NoteRow]:
        return self.rows[:SHOWN]

    @property
    def older(self) -> list[NoteRow]:
        return self.rows[SHOWN:]


def notes_for(actor: Actor, report: Report) -> Notes | None:
    """None for whoever may not read them. One statement."""
    if not reads_notes(actor, report):
        return None
    return Notes(notes_of(actor, report), may_write(actor, report))
