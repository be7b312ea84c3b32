"""The port of time: what the life of a report asks of calendars and policies, which a higher package answers.

`siger.deadlines` registers its source when the application starts. Here stand the questions, the numbers of days that hold where nothing
else was said (source: SP4N-LAPOR!, Permen PANRB), and nothing of how a calendar counts.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from django.conf import settings

from siger.reports.states import REOPEN_DAYS, State

DEFAULT_DAYS: Final[dict[str, int]] = {
    "triage": 3,
    "response": 5,
    "information": 5,
    "complaint": 14,
    "aspiration": 14,
    "supervision": 60,
    "validation": 3,
    "referral": 14,
    "needs_info_working_days": 10,
    "reporter_confirmation_calendar_days": 10,
    "reopen_days": REOPEN_DAYS,
}


def days(key: str) -> int:
    """The installation's number of days for a clock, or the default."""
    return settings.INSTALLATION.clocks.get(key, DEFAULT_DAYS[key])


@dataclass(frozen=True, slots=True)
class Subject:
    """What the time of a report depends on: where it is, what it is about, whose desk it lies on."""

    region: str
    report_class: str
    category: str
    service: str = ""
    agency_id: int | None = None


class ClockSource(Protocol):
    """Where `state` is asked for, the calendar is that of whoever holds the report in it; None asks for that of the place."""

    def desk_due(self, state: State, subject: Subject, start: datetime) -> datetime | None:
        """The moment by which the holder of `state` must have acted; None where nobody holds the report."""
        ...

    def promise(self, subject: Subject, start: datetime) -> datetime:
        """By when a report that came in at `start` is to be resolved."""
        ...

    def worked(self, subject: Subject, state: State | None, start: datetime, end: datetime) -> int:
        """Working time between two moments, in seconds."""
        ...

    def later(self, subject: Subject, state: State | None, start: datetime, seconds: int) -> datetime:
        """The moment at which that much working time has passed."""
        ...

    def next_day(self, subject: Subject, state: State | None, start: datetime) -> datetime:
        """The end of the next working day."""
        ...

    def closing(self, subject: Subject, day: date) -> datetime:
        """When the agency in charge closes on `day`, or on the next working day when it is off."""
        ...

    def decreed(self, subject: Subject, moment: datetime) -> bool:
        """Whether the holidays of that moment's year are known; a due date beyond is provisional."""
        ...


class NoClocks(RuntimeError):
    """The application that counts time is not installed."""


_source: ClockSource | None = None


def register_clocks(source: ClockSource) -> None:
    global _source  # noqa: PLW0603 - one source per process is the point
    _source = source


def clock_source() -> ClockSource:
    if _source is None:
        raise NoClocks("no package has registered its clocks")
    return _source
