"""When officers do things: in office hours of working days, sooner or later by how busy their office is."""

import random
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from siger.reports.clocks import is_working_day

OPENS: Final = time(7, 30)
OFFICE_HOURS: Final = 8.0


def at_work(rng: random.Random, at: datetime, zone: ZoneInfo) -> datetime:
    """`at` itself when it lies in office hours, else a moment soon after the office opens next."""
    local = at.astimezone(zone)
    opens = datetime.combine(local.date(), OPENS, zone)
    if is_working_day(local.date()) and opens <= local <= opens + timedelta(hours=OFFICE_HOURS):
        return local
    day = local.date() if local < opens else local.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, zone) + timedelta(minutes=rng.uniform(5, 240))


def lognormal(rng: random.Random, median: float, nine_tenths: float) -> float:
    """A positive number: half of them below `median`, nine of ten below `nine_tenths`."""
    return float(median * (nine_tenths / median) ** (rng.gauss(0, 1) / 1.2816))
