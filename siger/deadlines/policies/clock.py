"""The clocks that a policy sets, and the units it sets them in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from siger.deadlines.calendar.working import WorkingCalendar


class Clock(StrEnum):
    """`RESOLUTION` is the promise to the citizen and, anew at each hand-over, what a desk has for the work."""

    TRIAGE = "triage"
    RESPONSE = "response"
    RESOLUTION = "resolution"
    VALIDATION = "validation"
    REFERRAL = "referral"
    QUESTION = "question"
    CONFIRMATION = "confirmation"


class Unit(StrEnum):
    HOURS = "hours"  # working hours
    DAYS = "days"  # working days, to the end of the last
    CALENDAR_DAYS = "calendar_days"


MOST: Final[dict[Unit, int]] = {Unit.HOURS: 2_000, Unit.DAYS: 365, Unit.CALENDAR_DAYS: 730}


@dataclass(frozen=True, slots=True)
class Allowance:
    """From one hour or day to at most `MOST` of them. Raises ValueError otherwise."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= MOST[self.unit]:
            raise ValueError(f"{self.amount} {self.unit}")

    def due(self, calendar: WorkingCalendar, start: datetime) -> datetime:
        """When the allowance is used up that began at `start`."""
        match self.unit:
            case Unit.HOURS:
                return calendar.add(start, timedelta(hours=self.amount))
            case Unit.DAYS:
                return calendar.add_days(start, self.amount)
            case Unit.CALENDAR_DAYS:
                return start + timedelta(days=self.amount)
