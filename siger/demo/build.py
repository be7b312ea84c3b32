"""`siger demo`: everything put together. The same seed, number and last moment give the same reports."""

import gc
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from siger.core.clock import now
from siger.core.ids import number_from
from siger.demo.accounts import make_accounts
from siger.demo.cast import Cast
from siger.demo.gallery import Gallery
from siger.demo.network import bring_network
from siger.demo.reporting import first_state, past_report
from siger.demo.shapes import pick_category, pick_channel, pick_moment
from siger.demo.stories import Story, tell_life
from siger.demo.terrain import Spot, Terrain
from siger.reports.history import PastReport, import_history

MONTHS: Final = 18


@dataclass(frozen=True, slots=True)
class DemoResult:
    reports: int
    pictures: int

    def __str__(self) -> str:
        return f"{self.reports:,} reports over {MONTHS} months, {self.pictures} drawn pictures"


def build(*, reports: int = 3_000, seed: int = 18, as_of: datetime | None = None, pictures: bool = True) -> DemoResult:
    """Add `reports` reports that end at `as_of` (now, to the hour, unless given). Without `pictures` no photos are drawn, for measuring."""
    end = (as_of or now().replace(minute=0, second=0, microsecond=0)).astimezone(UTC)
    bring_network()
    cast = Cast(make_accounts())
    gallery = Gallery(seed) if pictures else None
    gc.disable()  # a tenth of the time went into looking for circles among objects that have none
    try:
        written = import_history(_reports(reports, seed, end, cast, gallery))
    finally:
        gc.enable()
    return DemoResult(written, gallery.drawn if gallery else 0)


def _reports(count: int, seed: int, end: datetime, cast: Cast, gallery: Gallery | None) -> Iterator[PastReport]:
    rng = random.Random(f"siger demo {seed}")  # noqa: S311 - repeatable on purpose
    spots = Terrain().spots(rng, count)
    begin = end - timedelta(days=MONTHS * 365.25 / 12)
    moments = sorted(pick_moment(rng, begin, end, settings.TIME_ZONE) for _ in range(count))
    bits = rng.sample(range(2**35), count)
    for number, spot, moment in zip(bits, spots, moments, strict=True):
        yield _one(random.Random(f"{seed} {number}"), number, spot, moment, end, cast, gallery)  # noqa: S311


def _one(rng: random.Random, bits: int, spot: Spot, moment: datetime, end: datetime, cast: Cast, gallery: Gallery | None) -> PastReport:
    zone = ZoneInfo(settings.TIME_ZONE)
    category, channel = pick_category(rng, moment.astimezone(zone).month), pick_channel(rng)
    number = number_from(settings.INSTALLATION.number_prefix, bits)
    report, text = first_state(rng, number=number, category=category, channel=channel, spot=spot, at=moment, services=cast.services)
    if report.is_whistleblowing:
        report.agency_id = cast.inspectorate.id
    story = Story(rng=rng, report=report, place=spot.words, cast=cast, zone=zone, end=end)
    tell_life(story)
    return past_report(story, text, gallery)
