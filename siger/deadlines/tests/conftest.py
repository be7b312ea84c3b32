"""Rules of a test's own, without database; and rules of the database that are read anew in each test."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from siger.deadlines.calendar.working import LocalDay
from siger.deadlines.current import forget_rules
from siger.deadlines.policies.book import PolicyBook, Rule
from siger.deadlines.rules import Rules


@pytest.fixture(autouse=True)
def rules_of_this_test() -> Iterator[None]:
    forget_rules()
    yield
    forget_rules()


def rules_of(*rules: Rule, local: dict[str, dict[date, LocalDay]] | None = None, zone: str = "Asia/Jakarta") -> Rules:
    """Agency 1 is the province's, agency 71 the city's."""
    book = PolicyBook({"complaint": 14, "triage": 3}, rules)
    return Rules(None, ZoneInfo(zone), {}, book, local or {}, {1: "18", 71: "18.71"}, agency_region=lambda _id: "18")
