"""`siger demo`: everything put together. The same seed, number and last moment give the same reports."""

import gc
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from siger.core.clock import now
from siger.core.ids import number_from
from siger.demo import twins
from siger.demo.accounts import make_accounts
from siger.demo.cast import Cast
from siger.demo.field import let_roads_send_from_gallery
from siger.demo.gallery import Gallery
from siger.demo.judging import judge
from siger.demo.network import bring_network
from siger.demo.reporting import first_state, past_report
from siger.demo.shapes import pick_category, pick_channel, pick_moment
from siger.demo.stories import Story, tell_life
from siger.demo.terrain import Spot, Terrain
from siger.demo.texts import DemoText
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
    let_roads_send_from_gallery(cast.users)
    gallery = Gallery(seed) if pictures else None
    gc.disable()  # a tenth of the time went into looking for circles among objects that have none
    try:
        written = import_history(_reports(reports, seed, end, cast, gallery))
    finally:
        gc.enable()
    if pictures:
        judge(cast.users, seed, end)
    return DemoResult(written, gallery.drawn if gallery else 0)


def _reports(count: int, seed: int, end: datetime, cast: Cast, gallery: Gallery | None) -> Iterator[PastReport]:
    rng = random.Random(f"siger demo {seed}")  # noqa: S311 - repeatable on purpose
    spots = Terrain().spots(rng, count)
    begin = end - timedelta(days=MONTHS * 365.25 / 12)
    moments = sorted(pick_moment(rng, begin, end, settings.TIME_ZONE) for _ in range(count))
    bits = rng.sample(range(2**35), count)
    slots = [Slot(number, spot, moment) for number, spot, moment in zip(bits, spots, moments, strict=True)]
    teller, told = Teller(seed, end, cast, gallery), 0
    while told < count:
        family = teller.family(slots[told], slots[told + 1 :])
        yield from family
        told += len(family)


@dataclass(frozen=True, slots=True)
class Slot:
    """Number, place and moment that chance gave to one report."""

    bits: int
    spot: Spot
    moment: datetime


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells one report after the other; what tells of the same as another takes the next slots' numbers and moments."""

    seed: int
    end: datetime
    cast: Cast
    gallery: Gallery | None

    def family(self, slot: Slot, later: Sequence[Slot]) -> list[PastReport]:
        """The report of `slot`, and those that were merged into it, oldest first."""
        rng = self._chance(slot)
        category = pick_category(rng, slot.moment.astimezone(ZoneInfo(settings.TIME_ZONE)).month)
        story, text = self._begun(rng, slot, category, slot.spot)
        tell_life(story)
        main = past_report(story, text, self.gallery)
        return [main, *self._twins(story, main, later[: twins.wanted(story)])]

    def _twins(self, story: Story, main: PastReport, slots: Sequence[Slot]) -> Iterator[PastReport]:
        for slot in slots:
            found = twins.same_kind(self._chance(slot), story, partial(self._near, slot, story))
            at = twins.merged_at(story, found[0]) if found else None
            if found is None or at is None:
                return
            twin, text = found
            twin.entries.append(twins.follow(story, main, twin, at))
            yield past_report(twin, text, self.gallery)

    def _near(self, slot: Slot, main: Story, rng: random.Random) -> tuple[Story, DemoText]:
        return self._begun(rng, slot, main.report.category, twins.near(rng, main.spot))

    def _chance(self, slot: Slot) -> random.Random:
        return random.Random(f"{self.seed} {slot.bits}")  # noqa: S311 - repeatable on purpose

    def _begun(self, rng: random.Random, slot: Slot, category: str, spot: Spot) -> tuple[Story, DemoText]:
        number = number_from(settings.INSTALLATION.number_prefix, slot.bits)
        channel = pick_channel(rng)
        services = self.cast.services
        report, text = first_state(rng, number=number, category=category, channel=channel, spot=spot, at=slot.moment, services=services)
        if report.is_whistleblowing:
            report.agency_id = self.cast.inspectorate.id
        zone = ZoneInfo(settings.TIME_ZONE)
        return Story(rng=rng, report=report, spot=spot, cast=self.cast, zone=zone, end=self.end), text
