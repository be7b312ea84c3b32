"""One action on many reports: one that is over with what could not be done, one that waits for its half minute, one that is looked at."""

from typing import Final
from uuid import UUID

from siger.demo.desk import words
from siger.demo.desk.people import Staff
from siger.desk.actions.choose_reports import choose_reports
from siger.desk.actions.give_run import give_run
from siger.desk.actions.start_run import start_now, start_run
from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.running import run_all
from siger.people.actors import Actor
from siger.reports.queries.worklist import WorklistFilter, worklist_ids

_MANY: Final = 8
_BACK: Final = "/kantor/"


def make_runs(staff: Staff) -> None:
    """Of what is shown to everyone already, the first run leaves out and lists; the second begins with the worker."""
    desk = staff.actor("verifikator")
    waiting = worklist_ids(desk, WorklistFilter(), 2 * _MANY)
    if not waiting:
        return
    run = choose_reports(actor=desk, verb="publish", chosen=waiting[:_MANY], back=_BACK)
    start_run(actor=desk, public_id=run.public_id, shown=mark_of(run.given))
    start_now(actor=desk, public_id=run.public_id)
    run_all(run.pk)
    now = worklist_ids(desk, WorklistFilter(), 2 * _MANY)
    asked = choose_reports(actor=desk, verb="comment", chosen=now[:_MANY], back=_BACK).public_id
    start_run(actor=desk, public_id=asked, shown=_given(desk, asked, words.TO_MANY))
    if now[_MANY:]:
        _given(desk, choose_reports(actor=desk, verb="request_info", chosen=now[_MANY:], back=_BACK).public_id, words.ASKED)


def _given(actor: Actor, run: UUID, said: str) -> str:
    return mark_of(give_run(actor=actor, public_id=run, typed={"words": said}))
