"""How long each office had a report, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from siger.web.citizen.holders import _lasted

START = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (timedelta(minutes=3), "kurang dari 1 jam"),
        (timedelta(minutes=40), "1 jam"),
        (timedelta(hours=23), "23 jam"),
        (timedelta(hours=30), "1 hari"),
        (timedelta(days=9), "9 hari"),
    ],
)
def test_a_holders_time_is_said_in_hours_or_days_and_minutes_are_not_made_longer(held, words):
    assert _lasted(START, START + held) == words
