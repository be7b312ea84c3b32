"""Both clocks of a report through its life: one rule for an action of today, for imported history, and for computing due dates anew.

The desk clock gives each holder a full allowance. It stands still while the reporter is asked or the report follows another one, and nobody
is late before the next working day is over after that. The promise is set once, at submission, by the allowance for resolving such a
report; a transfer never resets it. It runs while the report is in the hands of an office and stands still while the reporter has the word,
while it follows another report, and while it is closed. A date that was promised for scheduled work replaces both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from siger.reports.clocks import ClockSource, Subject, clock_source
from siger.reports.models import Report
from siger.reports.states import CHANGES_DESK, HOLDER, Holder, State, Verb

_AT_WORK: Final = frozenset({Holder.DISPATCHER, Holder.AGENCY, Holder.VALIDATOR, Holder.OUTSIDE})


@dataclass(frozen=True, slots=True)
class Clocks:
    """`…_left_s` is the working time in seconds that was left when a clock was stopped, None while it runs.

    `accepted` is whether the desk's time for the work began before the work did.
    """

    due_at: datetime | None
    promised_at: datetime | None
    paused_left_s: int | None = None
    promise_left_s: int | None = None
    accepted: bool = False
    merged_left_s: int | None = None

    def columns(self) -> dict[str, Any]:
        """As columns of a report, but for what is provisional."""
        return {
            "due_at": self.due_at,
            "promised_at": self.promised_at,
            "paused_left_s": self.paused_left_s,
            "promise_left_s": self.promise_left_s,
            "merged_left_s": self.merged_left_s,
        }


@dataclass(frozen=True, slots=True)
class Tick:
    """One entry of the timeline as the clocks see it. `agency_id` is the agency in charge afterwards."""

    verb: Verb
    before: State
    state: State
    at: datetime
    agency_id: int | None = None
    estimate_on: date | None = None

    @property
    def moved(self) -> bool:
        return self.state is not self.before or self.verb in CHANGES_DESK


def subject_of(report: Report, *, agency_id: int | None) -> Subject:
    return Subject(report.region_id, report.report_class, report.category, report.service_id or "", agency_id)


def clocks_of(report: Report) -> Clocks:
    accepted = report.accepted_at is not None
    return Clocks(report.due_at, report.promised_at, report.paused_left_s, report.promise_left_s, accepted, report.merged_left_s)


def wound(source: ClockSource, subject: Subject, at: datetime) -> Clocks:
    """As they start when a report comes in."""
    at = _whole(at)
    return Clocks(source.desk_due(State.RECEIVED, subject, at), source.promise(subject, at))


def ticked(source: ClockSource, clocks: Clocks, subject: Subject, tick: Tick) -> Clocks:
    """The clocks after one step. `subject` names the agency that is in charge after it."""
    tick = replace(tick, at=_whole(tick.at))
    if tick.verb is Verb.SCHEDULE and tick.estimate_on is not None:
        due = promised_for(source, subject, tick.estimate_on, tick.at)
        return Clocks(due, due, accepted=True)
    if tick.verb is Verb.ACCEPT:
        return replace(clocks, due_at=source.desk_due(State.IN_PROGRESS, subject, tick.at), accepted=True)
    if not tick.moved:
        return clocks
    return _promise(source, _desk(source, clocks, subject, tick), subject, tick)


def promised_for(source: ClockSource, subject: Subject, day: date, at: datetime) -> datetime:
    """Until when what is promised at `at` for `day` is to be done: closing time of the day; of the next working day when that is past."""
    due = source.closing(subject, day)
    return due if due > at else source.next_day(subject, State.IN_PROGRESS, at)


def _whole(moment: datetime) -> datetime:
    """Clocks count whole seconds, so that what is left of them is stored without loss."""
    return moment.replace(microsecond=0)


def _desk(source: ClockSource, clocks: Clocks, subject: Subject, tick: Tick) -> Clocks:
    if tick.state is State.MERGED or tick.verb is Verb.UNMERGE:
        return _following(source, clocks, subject, tick)
    if tick.before is State.ASSIGNED and tick.verb is Verb.START and clocks.accepted:
        return clocks  # the time for the work has been running since it was accepted
    due = source.desk_due(tick.state, subject, tick.at)
    resumed = tick.before is State.NEEDS_INFO and clocks.paused_left_s is not None and due is not None
    accepted = clocks.accepted and (tick.before is State.NEEDS_INFO or tick.state not in {State.RECEIVED, State.ASSIGNED})
    if resumed:
        due = max(
            source.later(subject, tick.state, tick.at, clocks.paused_left_s or 0),
            source.next_day(subject, tick.state, tick.at),
        )
    left = None
    if tick.state is State.NEEDS_INFO and clocks.due_at is not None:
        left = source.worked(subject, tick.before, tick.at, clocks.due_at)
    return replace(clocks, due_at=due, paused_left_s=left, accepted=accepted, merged_left_s=None)


def _following(source: ClockSource, clocks: Clocks, subject: Subject, tick: Tick) -> Clocks:
    """While a report follows another one its clock stands still, and that of a question to its reporter with it."""
    if tick.state is State.MERGED:
        left = source.worked(subject, tick.before, tick.at, clocks.due_at) if clocks.due_at else 0
        return replace(clocks, due_at=None, merged_left_s=left)
    due = max(
        source.later(subject, tick.state, tick.at, clocks.merged_left_s or 0),
        source.next_day(subject, tick.state, tick.at),
    )
    return replace(clocks, due_at=due, merged_left_s=None, paused_left_s=clocks.paused_left_s if tick.state is State.NEEDS_INFO else None)


def _promise(source: ClockSource, clocks: Clocks, subject: Subject, tick: Tick) -> Clocks:
    ran, runs = (HOLDER[state] in _AT_WORK for state in (tick.before, tick.state))
    if clocks.promised_at is None or ran == runs:
        return clocks
    if ran:
        return replace(clocks, promise_left_s=source.worked(subject, None, tick.at, clocks.promised_at))
    if not clocks.promise_left_s:  # broken before it was stopped, and so it stays
        return replace(clocks, promise_left_s=None)
    return replace(clocks, promised_at=source.later(subject, None, tick.at, clocks.promise_left_s), promise_left_s=None)


def replayed(source: ClockSource, subject: Subject, received_at: datetime, ticks: Iterable[Tick]) -> Clocks:
    """The clocks as they would stand if the rules of `source`, and the present subject, had held from the beginning."""
    clocks = wound(source, replace(subject, agency_id=None), received_at)
    for tick in ticks:
        clocks = ticked(source, clocks, replace(subject, agency_id=tick.agency_id), tick)
    return clocks


def provisional(source: ClockSource, clocks: Clocks, subject: Subject) -> dict[str, bool]:
    """As columns of a report: which of the two clocks reaches into a year whose holidays nobody has decreed yet."""
    moments = {"due_provisional": clocks.due_at, "promise_provisional": clocks.promised_at}
    return {name: moment is not None and not source.decreed(subject, moment) for name, moment in moments.items()}


def due_for(report: Report, state: State, start: datetime) -> datetime | None:
    """The moment by which whoever would hold `report` in `state` from `start` on must have acted."""
    return clock_source().desk_due(state, subject_of(report, agency_id=report.agency_id), start)


def wind(report: Report) -> None:
    """Start the clocks of an unsaved report that came in just now."""
    subject = subject_of(report, agency_id=None)
    _set(report, wound(clock_source(), subject, report.received_at), subject)


def clock_changes(report: Report, clocks: Clocks, tick: Tick) -> dict[str, Any]:
    """Columns of `report`, which has taken its step already, after `tick`; `clocks` are those before it. Nothing is changed."""
    subject = subject_of(report, agency_id=report.agency_id)
    after = ticked(clock_source(), clocks, subject, tick)
    return {} if after == clocks else clock_columns(after, subject)


def clock_columns(clocks: Clocks, subject: Subject) -> dict[str, Any]:
    """Columns of a report for `clocks`."""
    return {**clocks.columns(), **provisional(clock_source(), clocks, subject)}


def _set(report: Report, clocks: Clocks, subject: Subject) -> None:
    for name, value in clock_columns(clocks, subject).items():
        setattr(report, name, value)
