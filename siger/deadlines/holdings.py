"""Who had a report in hand, from when until when: read off the timeline, and therefore always right and never rebuilt.

Every moment from its arrival on has exactly one holder; what lies after a closure is held by nobody. Only the time in its own hands counts
for a desk: while the reporter is asked, the reporter holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from siger.deadlines.calendar.working import WorkingCalendar
from siger.reports.states import HOLDER, Holder, State
from siger.reports.ticking import Tick


@dataclass(frozen=True, slots=True)
class Holding:
    """`agency_id` is the agency in charge while it holds, and None for everyone else."""

    holder: Holder
    agency_id: int | None
    since: datetime
    until: datetime

    @property
    def lasted(self) -> timedelta:
        return self.until - self.since

    def worked(self, calendar: WorkingCalendar) -> timedelta:
        """How much working time passed in these hands."""
        return calendar.between(self.since, self.until)


def holdings(received_at: datetime, ticks: Iterable[Tick], until: datetime) -> list[Holding]:
    """One after the other without gap, from `received_at` to `until`, which must not lie before the last tick."""
    return list(_held(received_at, ticks, until))


def _held(received_at: datetime, ticks: Iterable[Tick], until: datetime) -> Iterator[Holding]:
    hands, since = _hands(State.RECEIVED, None), received_at
    for tick in ticks:
        after = _hands(tick.state, tick.agency_id)
        if after != hands:
            yield Holding(*hands, since, tick.at)
            hands, since = after, tick.at
    yield Holding(*hands, since, until)


def _hands(state: State, agency_id: int | None) -> tuple[Holder, int | None]:
    holder = HOLDER[state]
    return holder, agency_id if holder is Holder.AGENCY else None
