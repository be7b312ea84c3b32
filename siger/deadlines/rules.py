"""Calendars and policies of all governments at one version, in memory. Made by `current`."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from siger.deadlines.calendar.hours import WeekHours, read_hours
from siger.deadlines.calendar.working import LocalDay, WorkingCalendar
from siger.deadlines.policies.book import Matter, PolicyBook
from siger.deadlines.policies.clock import Clock


def government_of(region_code: str) -> str:
    """The regency or city that a region lies in; the province for what lies in none."""
    return region_code[:5] if "." in region_code else region_code


@dataclass
class Rules:
    """`local` maps a government's code to its days, `agencies` an agency's id to its government; `agency_region` asks for a new agency."""

    version: uuid.UUID | None
    zone: ZoneInfo
    working_time: Mapping[str, Any]
    book: PolicyBook
    local: Mapping[str, Mapping[date, LocalDay]]
    agencies: dict[int, str]
    agency_region: Callable[[int], str]
    _calendars: dict[str, WorkingCalendar] = field(default_factory=dict)

    def calendar(self, government: str) -> WorkingCalendar:
        """A regency keeps the province's days too, unless it says otherwise of the same day."""
        known = self._calendars.get(government)
        if known is None:
            province = government.split(".", 1)[0]
            days = {**self.local.get(province, {}), **self.local.get(government, {})}
            known = self._calendars[government] = WorkingCalendar(self.zone, self.hours(government), days)
        return known

    def hours(self, government: str) -> WeekHours:
        own = self.working_time.get("region", {}).get(government, {})
        return read_hours({**self.working_time, **own})

    def government_of_agency(self, agency_id: int) -> str:
        """Of an agency that was founded since, after one statement."""
        if agency_id not in self.agencies:
            self.agencies[agency_id] = government_of(self.agency_region(agency_id))
        return self.agencies[agency_id]

    def due(self, clock: Clock, matter: Matter, start: datetime) -> datetime:
        """When `clock` is up that began at `start`, on the calendar of the matter's government."""
        calendar = self.calendar(matter.government)
        return self.book.allowance(clock, matter, start.astimezone(calendar.zone).date()).due(calendar, start)
