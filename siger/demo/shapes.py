"""Shapes of the demonstration data: how much, about what, through which channel, when and with what outcome.

Published figures stand here as constants with their source; what nobody publishes is our own estimate and says so.
"""

import random
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from siger.demo.texts.parts import category_codes, parts_of

# Jakarta's CRM, 2024: 185,852 reports, 508 a day on average, 800 on the busiest; leading categories.
# smartcity.jakarta.go.id, "Kaleidoskop CRM 2024: laporan warga dalam angka".
JAKARTA_2024_TOTAL: Final = 185_852
JAKARTA_2024: Final[Mapping[str, int]] = {"roads": 26_014, "trees_parks": 19_683, "transport": 19_152}
JAKARTA_2024_MEAN_PER_DAY: Final = 508
JAKARTA_2024_PEAK_DAY: Final = 800

# Jakarta's channels in 2022: JAKI 111,133 of 122,183. smartcity.jakarta.go.id, "Begini tindak lanjut laporan CRM selama Januari 2023".
JAKARTA_2022_APP_SHARE: Final = 111_133 / 122_183

# SP4N-LAPOR!, main categories with an equal among ours, in a crawl of July 2025 (6,916 reports).
SP4N_JULY_2025: Final[Mapping[str, int]] = {
    "labour": 262,
    "social_assistance": 212,
    "education": 203,
    "security_order": 194,
    "transport": 175,
    "telecom": 154,
    "health": 98,
    "civil_registration": 93,
}

# Lampung-In, 15 June to 3 July 2025: 145 reports, 28 of them for a body outside the province. Roads lead.
WRONG_ADDRESS_SHARE: Final = 28 / 145

# Own estimates below. In Lampung fewer people have a smartphone than in Jakarta: WhatsApp, SMS and the desk carry more.
CHANNEL_SHARES: Final[Mapping[str, float]] = {"web": 58, "whatsapp": 27, "desk": 6, "sms": 3, "telegram": 2, "email": 2, "import": 2}
HOURS: Final = (4, 2, 1, 1, 2, 6, 20, 45, 62, 66, 60, 50, 42, 44, 46, 48, 52, 55, 50, 52, 46, 34, 20, 9)  # local time, 0 to 23
WEEKDAYS: Final = (112, 106, 102, 100, 92, 78, 74)  # Monday first
MONTHS: Final = (118, 114, 110, 102, 96, 92, 88, 88, 92, 98, 108, 116)  # January first; the rains bring reports
RAINY_MONTHS: Final = frozenset({11, 12, 1, 2, 3, 4})
RAIN_FACTOR: Final[Mapping[str, float]] = {
    "drainage_flood": 2.4,
    "roads": 1.25,
    "trees_parks": 1.3,
    "fire_disaster": 1.6,
    "electricity": 1.3,
    "water": 0.6,
}
YEARLY_GROWTH: Final = 3.2  # a new service is found by more people each month

INCOMPLETE_AT_FIRST: Final = 1 / 3  # domain knowledge: a third of all reports lacks something
DISPUTED_SHARE: Final = 0.09
SILENT_SHARE: Final = 0.46  # of resolved reports, closed without an answer
HANDED_BACK_SHARE: Final = 0.06
RETURNED_BY_VALIDATOR_SHARE: Final = 0.08
PHOTO_BY_CHANNEL: Final[Mapping[str, float]] = {
    "web": 1.0,
    "whatsapp": 0.8,
    "telegram": 0.9,
    "email": 0.6,
    "desk": 0.4,
    "import": 0.5,
    "sms": 0.0,
    "open311": 0.7,
}
VISIBILITY_SHARES: Final[Mapping[str, float]] = {"public": 78, "private": 14, "anonymous": 8}
# Days from report to resolved: half within the first figure, nine of ten within the second.
RESOLUTION_DAYS: Final = (6.0, 21.0)
RATING_SHARES: Final[Mapping[int, float]] = {1: 6, 2: 7, 3: 16, 4: 37, 5: 34}


def category_weights(month: int) -> dict[str, float]:
    """Relative weights of the 27 categories in a month (1 to 12).

    They rest on `parts/<category>.toml`: roads lead as in Lampung-In, trees and parking follow Jakarta, the social categories
    stand in the order of SP4N-LAPOR!; farm matters are weighted for a province of farmers.
    """
    rain = month in RAINY_MONTHS
    return {code: parts_of(code).weight * (RAIN_FACTOR.get(code, 1.0) if rain else 1.0) for code in category_codes()}


def pick_category(rng: random.Random, month: int) -> str:
    weights = category_weights(month)
    return rng.choices(list(weights), weights=list(weights.values()))[0]


def pick_channel(rng: random.Random) -> str:
    return rng.choices(list(CHANNEL_SHARES), weights=list(CHANNEL_SHARES.values()))[0]


def pick_moment(rng: random.Random, start: datetime, end: datetime, zone: str) -> datetime:
    """A moment between two aware moments, in UTC, more often when people in `zone` report. Later months get more."""
    span = (end - start).total_seconds()
    local = ZoneInfo(zone)
    highest = max(HOURS) * max(WEEKDAYS) * max(MONTHS)
    years = span / timedelta(days=365).total_seconds()
    while True:
        share = rng.random()
        moment = start + timedelta(seconds=span * share)
        there = moment.astimezone(local)
        weight = HOURS[there.hour] * WEEKDAYS[there.weekday()] * MONTHS[there.month - 1] / highest
        if rng.random() < weight * YEARLY_GROWTH ** (years * (share - 1)):
            return moment.astimezone(UTC)


def days_to_resolve(rng: random.Random) -> float:
    """Days, log-normal through RESOLUTION_DAYS; above zero, rarely months."""
    half, nine_tenths = RESOLUTION_DAYS
    spread: float = (nine_tenths / half) ** (rng.gauss(0, 1) / 1.2816)
    return half * spread


@cache
def population(folder: Path) -> dict[str, int]:
    """People by regency code, from `demo.toml` of an installation; empty when there is none."""
    path = folder / "demo.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["population"]) if path.exists() else {}
