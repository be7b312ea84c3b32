"""A government's working calendar and the arithmetic on it.

Working time is added as an office lives it: it passes only between opening and closing of working days. Guarantees, each a property test:
adding is monotone in start and amount, splits freely (`add(add(t, a), b) == add(t, a + b)`), and never ends outside working hours.
Moments are aware; results are in the calendar's own zone. A zone without daylight saving is assumed, as all of Indonesia's are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

from siger.deadlines.calendar.hours import WeekHours
from siger.deadlines.calendar.national import NationalYear, national_year

_DAY: Final = timedelta(days=1)
_NOTHING: Final = timedelta()
_MOST_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day that a government keeps otherwise than the nation: off, or worked although it is off elsewhere."""

    working: bool
    name: str


@dataclass(frozen=True)
class WorkingCalendar:
    """`local` wins over national days and over the week."""

    zone: ZoneInfo
    hours: WeekHours
    local: Mapping[date, LocalDay] = field(default_factory=dict)
    national: Callable[[int], NationalYear] = national_year
    _after: dict[tuple[date, int], date] = field(default_factory=dict, repr=False, compare=False)

    def works_on(self, day: date) -> bool:
        local = self.local.get(day)
        if local is not None:
            return local.working
        return bool(self.hours.of(day)) and day not in self.national(day.year).days

    def day_off(self, day: date) -> str:
        """The name of the holiday that `day` is, empty for any other."""
        local = self.local.get(day)
        if local is not None:
            return "" if local.working else local.name
        return self.national(day.year).days.get(day, "")

    def decreed(self, moment: datetime) -> bool:
        """Whether the national holidays of that moment's year stand in a decree; a due date beyond is provisional."""
        return self.national(moment.astimezone(self.zone).year).decreed

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """The hours of `day`, in order; none on a day off."""
        if not self.works_on(day):
            return []
        return [(self._at(day, opens), self._at(day, closes)) for opens, closes in self.hours.of(day) or self.hours.usual]

    def add(self, start: datetime, worked: timedelta) -> datetime:
        """The moment at which `worked` has passed since `start`. Nothing added leads to the next opening, unless it is open."""
        left = worked
        for opens, closes in self._spans_from(start):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        raise AssertionError("an endless calendar ended")

    def add_days(self, start: datetime, days: int) -> datetime:
        """Closing time of the `days`-th working day after the day of `start`; at least one. The day itself is not counted, as in law."""
        if days < 1:
            raise ValueError("a clock runs for at least one working day")
        return self.closing(self._working_day_after(start.astimezone(self.zone).date(), days))

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; nothing when `end` comes first."""
        passed = _NOTHING
        for opens, closes in self._spans_from(start):
            if opens >= end:
                break
            passed += min(closes, end) - opens
        return passed

    def closing(self, day: date) -> datetime:
        """Closing time of `day`, or of the next working day when it is off."""
        while not self.works_on(day):
            day += _DAY
        return self.spans(day)[-1][1]

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` lies in working hours, both ends included."""
        local = moment.astimezone(self.zone)
        return any(opens <= local <= closes for opens, closes in self.spans(local.date()))

    def _spans_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """What is left of the working hours from `start` on, without end. The first may be empty: `start` is a closing time."""
        local = start.astimezone(self.zone)
        for ahead in count():
            for opens, closes in self.spans(local.date() + ahead * _DAY):
                if closes >= local:
                    yield max(opens, local), closes

    def _working_day_after(self, day: date, days: int) -> date:
        known = self._after.get((day, days))
        if known is not None:
            return known
        there, left = day, days
        while left:
            there += _DAY
            left -= self.works_on(there)
        if len(self._after) < _MOST_KEPT:
            self._after[day, days] = there
        return there

    def _at(self, day: date, moment: time) -> datetime:
        return datetime.combine(day, moment, self.zone)
