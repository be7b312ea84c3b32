"""Reports whose reporter stayed silent: closed when the time is up, reminded before."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q

from siger.core.clock import now
from siger.core.errors import Refusal
from siger.core.events import publish
from siger.core.models import HandledEvent
from siger.people.actors import SYSTEM
from siger.reports.actions.auto_close import auto_close
from siger.reports.actions.close_incomplete import close_incomplete
from siger.reports.events import ClosingSoon, InfoStillMissing, ReportEvent
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import Holder, State, Verb

_log = logging.getLogger(__name__)

BATCH: Final = 200
MOST_A_RUN: Final = 5_000
SOON: Final = timedelta(days=2)
_MARK: Final = "siger.reports.closing.remind"

Closing = Callable[..., Report]
_CLOSINGS: Final[dict[State, Closing]] = {State.RESOLVED: auto_close, State.NEEDS_INFO: close_incomplete}
# What is told, and the verbs by which the state was reached.
_REMINDERS: Final[dict[State, tuple[type[ReportEvent], frozenset[Verb]]]] = {
    State.RESOLVED: (ClosingSoon, frozenset({Verb.VALIDATE, Verb.ANSWER})),
    State.NEEDS_INFO: (InfoStillMissing, frozenset({Verb.REQUEST_INFO})),
}


def close_overdue() -> int:
    """Close every report that waited for its reporter beyond the due time, each in its own transaction; how many.

    One that fails is logged by its id and left for the next run; the others go on. At most 5,000 a run.
    """
    closed = 0
    for report_id, state, version in _waiting_for_reporter(Q(due_at__lte=now())):
        try:
            _CLOSINGS[State(state)](actor=SYSTEM, report_id=report_id, seen=version)
            closed += 1
        except Refusal as refusal:
            _log.info("report %s was not closed: %s", report_id, refusal.code)  # somebody was quicker, which is fine
        except (OperationalError, InterfaceError):
            raise  # the database is away: nothing else will work either, the job is tried again
        except Exception:
            _log.exception("report %s could not be closed", report_id)
    return closed


def remind_reporters() -> int:
    """Publish ClosingSoon or InfoStillMissing for reports with at most two days left, once for each time that they came to wait; how
    many.
    """
    moment = now()
    reminded = 0
    for report_id, state, version in _waiting_for_reporter(Q(due_at__gt=moment, due_at__lte=moment + SOON)):
        reminded += _remind_once(report_id, State(state), version)
    return reminded


def _waiting_for_reporter(due: Q) -> Iterator[tuple[int, str, int]]:
    """(id, state, version), the most overdue first, read in batches by key: one that cannot be closed is passed once a run."""
    waiting = Report.objects.filter(due, holder=Holder.REPORTER, state__in=list(_CLOSINGS)).order_by("due_at", "id")
    after, read = Q(), 0
    while read < MOST_A_RUN:
        batch = list(waiting.filter(after).values_list("id", "state", "version", "due_at")[:BATCH])
        if not batch:
            return
        yield from ((report_id, state, version) for report_id, state, version, _ in batch)
        last_id, _, _, last_due = batch[-1]
        after = Q(due_at__gt=last_due) | Q(due_at=last_due, id__gt=last_id)
        read += len(batch)


@transaction.atomic
def _remind_once(report_id: int, state: State, version: int) -> bool:
    """The mark that the reminder was published lives in the table of handled events: it is needed for as long as the reminder's two
    days.
    """
    event_type, verbs = _REMINDERS[state]
    seq = (
        TimelineEntry.objects.filter(report_id=report_id, state=state, verb__in=verbs)
        .order_by("-seq")
        .values_list("seq", flat=True)
        .first()
    )
    if seq is None:
        return False
    event_id = hashlib.sha256(f"{event_type.name}|{report_id}|{seq}".encode()).hexdigest()[:32]
    if HandledEvent.objects.filter(event_id=event_id, listener=_MARK).exists():
        return False
    if not Report.objects.select_for_update().filter(pk=report_id, state=state, version=version).exists():
        return False
    _, first = HandledEvent.objects.get_or_create(event_id=event_id, listener=_MARK)
    if first:
        publish(event_type(event_id=event_id, report_id=report_id, seq=seq))
    return first
