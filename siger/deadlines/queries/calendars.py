"""A government's year for its administrator: every day off, and every day that is worked although others are off."""

from dataclasses import dataclass
from datetime import date

from siger.deadlines.calendar.national import NationalYear, national_year
from siger.deadlines.models import LocalDayRow
from siger.regions.models import Region


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """`local_id` names the row by which `government` keeps the day so; None for a national day."""

    on: date
    name: str
    working: bool
    local_id: int | None = None
    government: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    national: NationalYear
    days: list[CalendarDay]


def calendar_year(region: str, year: int) -> CalendarYear:
    """In order of date; a local day stands in the place of the national one that it replaces. One statement."""
    province = region.split(".", 1)[0]
    rows = LocalDayRow.objects.filter(removed_at=None, date__year=year, region_id__in={region, province})
    names = {row.region_id: row.region for row in rows.select_related("region")}
    local: dict[date, CalendarDay] = {}
    for row in sorted(rows, key=lambda row: len(row.region_id)):  # the government's own after the province's
        local[row.date] = CalendarDay(row.date, row.name, row.working, row.pk, _title(names[row.region_id]), row.region_id)
    national = national_year(year)
    days = {day: CalendarDay(day, name, False) for day, name in national.days.items()} | local
    return CalendarYear(national, [days[day] for day in sorted(days)])


def _title(region: Region) -> str:
    return region.title
