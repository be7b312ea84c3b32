"""When each holder's time is up.

Days come from the installation's `[clocks]`. Working days are Monday to Friday without Indonesia's public holidays; a due moment is the
end of office hours (16.00 local) of the last day. The reporter's time to confirm is in calendar days. Source of the defaults: SP4N-LAPOR!
(Permen PANRB).
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from siger.reports.categories import ReportClass
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
OFFICE_CLOSES: Final = time(16, 0)


def days(key: str) -> int:
    """The installation's number of days for a clock, or the default."""
    return settings.INSTALLATION.clocks.get(key, DEFAULT_DAYS[key])


@lru_cache(maxsize=32)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year).keys())


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_working_days(start: datetime, count: int) -> datetime:
    """The end of office hours of the `count`-th working day after `start`'s day.

    Local time is the installation's zone; the result is aware.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(_working_day_after(start.astimezone(zone).date(), count), OFFICE_CLOSES, zone)


@lru_cache(maxsize=4_096)
def _working_day_after(day: date, count: int) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def due_for(state: State, report_class: str, start: datetime) -> datetime | None:
    """The moment by which the holder of `state` must have acted; None where nobody holds the report."""
    if state is State.RESOLVED:
        return start + timedelta(days=days("reporter_confirmation_calendar_days"))
    key = _clock_of(state, report_class)
    return add_working_days(start, days(key)) if key else None


def _clock_of(state: State, report_class: str) -> str | None:
    if state is State.IN_PROGRESS:
        return {ReportClass.SUPERVISION: "supervision", ReportClass.INFORMATION: "information"}.get(ReportClass(report_class), "complaint")
    return {
        State.RECEIVED: "triage",
        State.NEEDS_INFO: "needs_info_working_days",
        State.ASSIGNED: "response",
        State.AWAITING_VALIDATION: "validation",
        State.REFERRED: "referral",
    }.get(state)
