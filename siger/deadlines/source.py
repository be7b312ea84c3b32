"""The arithmetic that `reports` counts its clocks with: `reports.clocks.ClockSource` on the rules of this process."""

from datetime import date, datetime, timedelta
from typing import Final

from siger.deadlines.calendar.working import WorkingCalendar
from siger.deadlines.current import current_rules
from siger.deadlines.policies.book import Matter
from siger.deadlines.policies.clock import Clock
from siger.deadlines.rules import Rules, government_of
from siger.reports.clocks import Subject
from siger.reports.states import State

DESK_CLOCK: Final[dict[State, Clock]] = {
    State.RECEIVED: Clock.TRIAGE,
    State.NEEDS_INFO: Clock.QUESTION,
    State.ASSIGNED: Clock.RESPONSE,
    State.IN_PROGRESS: Clock.RESOLUTION,
    State.AWAITING_VALIDATION: Clock.VALIDATION,
    State.REFERRED: Clock.REFERRAL,
    State.RESOLVED: Clock.CONFIRMATION,
}
"""Which clock runs for the holder of a state; none where nobody holds the report."""

_AGENCY_HOLDS: Final = frozenset({State.ASSIGNED, State.IN_PROGRESS})


class CalendarSource:
    """A desk counts by its own government's calendar and policies, the promise by those of the place that was reported.

    With `rules` it counts by these, to see what a change would do; else by the current ones.
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules

    @property
    def rules(self) -> Rules:
        return self._rules or current_rules()

    def desk_due(self, state: State, subject: Subject, start: datetime) -> datetime | None:
        clock = DESK_CLOCK.get(state)
        return self.rules.due(clock, self._matter(subject, state), start) if clock else None

    def promise(self, subject: Subject, start: datetime) -> datetime:
        return self.rules.due(Clock.RESOLUTION, self._matter(subject, None), start)

    def worked(self, subject: Subject, state: State | None, start: datetime, end: datetime) -> int:
        return int(self._calendar(subject, state).between(start, end).total_seconds())

    def later(self, subject: Subject, state: State | None, start: datetime, seconds: int) -> datetime:
        return self._calendar(subject, state).add(start, timedelta(seconds=seconds))

    def next_day(self, subject: Subject, state: State | None, start: datetime) -> datetime:
        return self._calendar(subject, state).add_days(start, 1)

    def closing(self, subject: Subject, day: date) -> datetime:
        return self._calendar(subject, State.IN_PROGRESS).closing(day)

    def decreed(self, subject: Subject, moment: datetime) -> bool:
        return self._calendar(subject, None).decreed(moment)

    def _calendar(self, subject: Subject, state: State | None) -> WorkingCalendar:
        return self.rules.calendar(self._government(subject, state))

    def _matter(self, subject: Subject, state: State | None) -> Matter:
        return Matter(self._government(subject, state), subject.report_class, subject.category, subject.service)

    def _government(self, subject: Subject, state: State | None) -> str:
        if state in _AGENCY_HOLDS and subject.agency_id is not None:
            return self.rules.government_of_agency(subject.agency_id)
        return government_of(subject.region)
