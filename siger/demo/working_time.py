"""When officers do things: in office hours of working days, sooner or later by how busy their office is."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from siger.deadlines.current import current_rules


def at_work(rng: random.Random, at: datetime, zone: ZoneInfo) -> datetime:
    """`at` itself when it lies in office hours, else a moment soon after the office opens next."""
    local = at.astimezone(zone)
    opens = current_rules().calendar(settings.INSTALLATION.code).add(local, timedelta())
    return local if opens == local else opens + timedelta(minutes=rng.uniform(5, 240))


def lognormal(rng: random.Random, median: float, nine_tenths: float) -> float:
    """A positive number: half of them below `median`, nine of ten below `nine_tenths`."""
    return float(median * (nine_tenths / median) ** (rng.gauss(0, 1) / 1.2816))
