"""The shapes that demonstration data follow."""

import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from zoneinfo import ZoneInfo

from lokal import wilayah

from siger.demo.shapes import (
    JAKARTA_2024,
    SP4N_JULY_2025,
    category_weights,
    days_to_resolve,
    pick_category,
    pick_channel,
    pick_moment,
    population,
)

LAMPUNG = Path(__file__).parents[3] / "installations/lampung"
START, END = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def test_roads_lead_in_every_month() -> None:
    for month in range(1, 13):
        weights = category_weights(month)
        assert max(weights, key=lambda code: weights[code]) == "roads"


def test_what_jakarta_reports_most_comes_often_here_too() -> None:
    weights = category_weights(7)
    typical = sorted(weights.values())[len(weights) // 2]
    assert all(weights[code] > typical for code in JAKARTA_2024)


def test_the_social_categories_stand_as_in_sp4n() -> None:
    weights = category_weights(7)
    order = [code for code in SP4N_JULY_2025 if code not in {"transport", "telecom", "security_order"}]
    assert [weights[code] for code in order] == sorted((weights[code] for code in order), reverse=True)


def test_floods_come_with_the_rain() -> None:
    assert category_weights(1)["drainage_flood"] > 2 * category_weights(8)["drainage_flood"]


def test_reports_come_by_day_and_grow_over_time() -> None:
    rng = random.Random(1)
    moments = [pick_moment(rng, START, END, "Asia/Jakarta") for _ in range(4000)]
    assert all(START <= moment <= END and moment.utcoffset() == UTC.utcoffset(None) for moment in moments)
    hours = Counter(moment.astimezone(ZoneInfo("Asia/Jakarta")).hour for moment in moments)
    assert hours[9] > 10 * hours[3]
    assert sum(moment > datetime(2026, 1, 1, tzinfo=UTC) for moment in moments) > 0.4 * 4000
    days = Counter(moment.weekday() for moment in moments)
    assert days[0] > days[6]


def test_choices_follow_the_seed() -> None:
    one, two = random.Random(4), random.Random(4)
    assert [(pick_category(one, 3), pick_channel(one)) for _ in range(50)] == [
        (pick_category(two, 3), pick_channel(two)) for _ in range(50)
    ]


def test_half_is_done_in_six_days_and_nine_of_ten_in_three_weeks() -> None:
    rng = random.Random(2)
    tenths = quantiles([days_to_resolve(rng) for _ in range(20_000)], n=10)
    assert 5.5 < tenths[4] < 6.5
    assert 19 < tenths[8] < 23


def test_people_live_in_every_regency() -> None:
    assert set(population(LAMPUNG)) == {region.code for region in wilayah.list_wilayah("18")}
    assert sum(population(LAMPUNG).values()) > 9_000_000
