"""The decree's calendar and the package `holidays` agree; years without a decree say so."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from siger.deadlines.calendar.hours import read_hours
from siger.deadlines.calendar.national import Basis, from_decree, from_expectation, national_year
from siger.deadlines.calendar.working import WorkingCalendar


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_decree_and_the_package_of_holidays_have_the_same_days_off(year):
    decree, package = from_decree(year), from_expectation(year)
    assert sorted(decree.days) == sorted(package.days)
    assert len(decree.days) == {2026: 25, 2027: 26}[year]
    assert national_year(year) == decree
    assert decree.basis is Basis.DECREE
    assert str(year - 1) in decree.decree


def test_a_past_year_with_joint_leave_was_decreed():
    assert national_year(2025).basis is Basis.KNOWN
    assert national_year(2025).decreed


def test_a_year_without_joint_leave_is_only_expected():
    assert national_year(2031).basis is Basis.EXPECTED
    assert not any("perkiraan" in name or "estimated" in name for name in national_year(2031).days.values())


def test_a_due_date_in_such_a_year_is_provisional_by_local_time():
    calendar = WorkingCalendar(ZoneInfo("Asia/Jakarta"), read_hours(None))
    assert calendar.decreed(datetime(2027, 12, 31, 16, 59, tzinfo=ZoneInfo("UTC")))
    assert not calendar.decreed(datetime(2027, 12, 31, 17, 0, tzinfo=ZoneInfo("UTC")))
