"""The log of what was late: noticed, ended, and annotated when a due date moved afterwards."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.db.models import Exists, F, OuterRef, Q

from siger.core.clock import now
from siger.deadlines.chain import ladder
from siger.deadlines.models import Breach, ClockKind
from siger.deadlines.policies.clock import Clock
from siger.deadlines.source import DESK_CLOCK
from siger.reports.models import Report
from siger.reports.states import HOLDER, Holder, State
from siger.reports.ticking import Clocks, Tick
from siger.reports.ticks import ticks_of

MOST_A_RUN: Final = 2_000
AT_DESKS: Final = (Holder.DISPATCHER, Holder.AGENCY, Holder.VALIDATOR)
_PROMISE_RUNS: Final = (*AT_DESKS, Holder.OUTSIDE)


def notice() -> int:
    """Log every clock that ran out since the last time, at most 2,000 of each kind a run; how many. Two statements and one insert each."""
    found = [*_late_desks(), *_late_promises()]
    return len(Breach.objects.bulk_create(found, ignore_conflicts=True))


def _late_desks() -> Iterator[Breach]:
    logged = Breach.objects.filter(report=OuterRef("pk"), kind=ClockKind.DESK, ended_at=None)
    late = Report.objects.filter(~Exists(logged), holder__in=AT_DESKS, due_at__lt=now()).order_by("due_at")[:MOST_A_RUN]
    for report in late:
        if report.due_at is not None:
            yield _breach(report, ClockKind.DESK, desk_clock(report), desk_since(report), report.due_at)


def _late_promises() -> Iterator[Breach]:
    logged = Breach.objects.filter(report=OuterRef("pk"), kind=ClockKind.PROMISE, ended_at=None)
    late = Report.objects.filter(~Exists(logged), holder__in=_PROMISE_RUNS, promised_at__lt=now()).order_by("promised_at")[:MOST_A_RUN]
    for report in late:
        if report.promised_at is not None:
            yield _breach(report, ClockKind.PROMISE, Clock.RESOLUTION, report.received_at, report.promised_at)


def _breach(report: Report, kind: ClockKind, clock: str, since: datetime, due_at: datetime) -> Breach:
    return Breach(
        report=report,
        kind=kind,
        clock=clock,
        holder=report.holder,
        agency_id=report.agency_id if report.holder == Holder.AGENCY else None,
        since=since,
        due_at=due_at,
        noticed_at=now(),
        next_at=ladder(kind)[0].due(report, due_at) if ladder(kind) else None,
    )


def desk_clock(report: Report) -> str:
    """The clock that the present desk has; a task that was accepted has that of the work before the work begins."""
    if report.state == State.ASSIGNED and report.accepted_at is not None:
        return Clock.RESOLUTION
    return DESK_CLOCK[State(report.state)]


def desk_since(report: Report) -> datetime:
    if report.state == State.ASSIGNED and report.accepted_at is not None:
        return max(report.accepted_at, report.holder_since)
    return report.holder_since


def end() -> int:
    """Close the breaches whose desk has given the report away, or whose promise is no longer running; how many. Each ends at the moment of
    the step, not of this look.
    """
    gone = Q(kind=ClockKind.DESK) & (~Q(report__holder=F("holder")) | Q(report__due_at__gt=now()) | Q(report__holder_since__gt=F("due_at")))
    kept = Q(kind=ClockKind.PROMISE) & (~Q(report__holder__in=_PROMISE_RUNS) | Q(report__promised_at__gt=now()))
    over = list(Breach.objects.filter(gone | kept, ended_at=None).order_by("id")[:MOST_A_RUN])
    ticks = ticks_of({breach.report_id for breach in over})
    for breach in over:
        breach.ended_at = max(breach.due_at, _left(breach, ticks.get(breach.report_id, ())))
        breach.next_at = None
    Breach.objects.bulk_update(over, ["ended_at", "next_at"], batch_size=500)
    return len(over)


def _left(breach: Breach, ticks: Iterable[Tick]) -> datetime:
    """When the report left the hands that were late; now, when it is the due date that left."""
    for tick in ticks:
        if tick.at > breach.due_at and tick.moved and (breach.kind == ClockKind.DESK or tick.state in _PROMISE_ENDS):
            return tick.at
    return now()


_PROMISE_ENDS: Final = frozenset(state for state in State if HOLDER[state] not in _PROMISE_RUNS)


def note_moved(report: Report, clocks: Clocks, words: str) -> None:
    """Breaches of `report` that are open while its due dates move keep standing, with a note; one that is no longer late is over."""
    for breach in Breach.objects.filter(report_id=report.pk, ended_at=None):
        due = clocks.due_at if breach.kind == ClockKind.DESK else clocks.promised_at
        if due is None or due == breach.due_at:
            continue
        breach.note = f"{due.isoformat()} {words}"[:300]
        if due > now():
            breach.ended_at, breach.next_at = max(now(), breach.due_at), None
        breach.save(update_fields=["note", "ended_at", "next_at"])
