"""A run: batch after batch, each report in a transaction of its own. May be killed at any moment and goes on where it was."""

import logging
from typing import Final

from django.db import InterfaceError, OperationalError, transaction

from siger.core.clock import now
from siger.core.errors import NotFound, Stale, VerbNotAllowed
from siger.deadlines.breaches import note_moved
from siger.deadlines.current import read_rules
from siger.deadlines.models import Recount
from siger.deadlines.recounting.reckoning import changed, open_reports, reckoned
from siger.deadlines.source import CalendarSource
from siger.people.actors import SYSTEM
from siger.reports.actions.move_due import move_due
from siger.reports.models import Report
from siger.reports.ticking import Clocks

_log = logging.getLogger(__name__)

BATCH: Final = 200
_TRIES: Final = 3


def run(recount_id: int) -> None:
    """To its end. Two workers at once share the batches between them; a run that is over is left alone."""
    source = CalendarSource(read_rules())
    while run_batch(recount_id, source):
        pass


def run_batch(recount_id: int, source: CalendarSource) -> bool:
    """One batch; whether there may be more. What was moved and how far the run came are not one transaction: a batch that is done again
    finds nothing left to move.
    """
    recount = Recount.objects.filter(pk=recount_id, finished_at=None).first()
    if recount is None:
        return False
    reports = list(open_reports(recount.region).filter(pk__gt=recount.last_id)[:BATCH])
    moved, failed = 0, 0
    for report, clocks in reckoned(reports, source):
        try:
            moved += _move(report, clocks, source, recount.words)
        except (OperationalError, InterfaceError):
            raise  # the database is away: the job is tried again, from this batch on
        except Exception:
            failed += 1
            _log.exception("report %s could not be counted anew", report.pk)
    return _came(recount, reports, moved, failed)


def _came(recount: Recount, reports: list[Report], moved: int, failed: int) -> bool:
    with transaction.atomic():
        fresh = Recount.objects.select_for_update().get(pk=recount.pk)
        if fresh.last_id != recount.last_id:
            return fresh.finished_at is None  # somebody else did this batch meanwhile
        fresh.looked += len(reports)
        fresh.moved += moved
        fresh.failed += failed
        if reports:
            fresh.last_id = reports[-1].pk
        else:
            fresh.finished_at = now()
        fresh.save(update_fields=["looked", "moved", "failed", "last_id", "finished_at"])
    return fresh.finished_at is None


def _move(report: Report, clocks: Clocks, source: CalendarSource, words: str) -> bool:
    """Whether a due date moved. A step that somebody took meanwhile wins, and the report is counted again as it is now."""
    for _ in range(_TRIES):
        if not changed(report, clocks, source):
            return False
        try:
            with transaction.atomic():
                move_due(actor=SYSTEM, report_id=report.pk, seen=report.version, clocks=clocks, words=words)
                note_moved(report, clocks, words)
        except (Stale, VerbNotAllowed, NotFound):
            again = open_reports(report.region_id[:2]).filter(pk=report.pk).first()
            if again is None:
                return False  # closed meanwhile: nothing is due any more
            ((report, clocks),) = reckoned([again], source)
        else:
            return (clocks.due_at, clocks.promised_at) != (report.due_at, report.promised_at)
    raise Stale
