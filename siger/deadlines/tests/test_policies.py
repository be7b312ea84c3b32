"""Which policy decides: the most specific, the newest in force, and always one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siger.deadlines.calendar.hours import read_hours
from siger.deadlines.calendar.working import WorkingCalendar
from siger.deadlines.policies.book import Matter, PolicyBook, Rule, Scope
from siger.deadlines.policies.clock import MOST, Allowance, Clock, Unit
from siger.reports.categories import Category, ReportClass

DAYS = {"complaint": 14, "triage": 3}
NEW_YEAR, TODAY = date(2026, 1, 1), date(2026, 6, 8)
POTHOLE = Matter("18.71", ReportClass.COMPLAINT, "roads", "pothole")


def rule(amount, *, clock=Clock.RESOLUTION, since=NEW_YEAR, id=1, **scope):
    return Rule(clock, Scope(**scope), None if amount is None else Allowance(amount, Unit.DAYS), since, id)


def days(book, matter=POTHOLE, on=TODAY, clock=Clock.RESOLUTION):
    return book.allowance(clock, matter, on).amount


def test_without_any_policy_the_installation_decides_and_where_it_is_silent_the_practice():
    book = PolicyBook(DAYS)
    assert days(book) == 14
    assert days(book, Matter("18.71", ReportClass.INFORMATION, "other")) == 5
    assert book.allowance(Clock.CONFIRMATION, POTHOLE, TODAY) == Allowance(10, Unit.CALENDAR_DAYS)


def test_the_own_government_wins_over_the_province_however_special():
    province, own = rule(3, region="18", category="roads", service="pothole"), rule(20, region="18.71", report_class="complaint")
    assert days(PolicyBook(DAYS, [province, own])) == 20
    assert days(PolicyBook(DAYS, [province, own]), Matter("18.01", ReportClass.COMPLAINT, "roads", "pothole")) == 3


def test_within_a_government_service_wins_over_category_and_category_over_class():
    by_class, by_category = rule(30, region="18", report_class="complaint"), rule(20, region="18", category="roads")
    by_service = rule(10, region="18", service="pothole")
    assert days(PolicyBook(DAYS, [by_class, by_category, by_service])) == 10
    assert days(PolicyBook(DAYS, [by_class, by_category])) == 20
    assert days(PolicyBook(DAYS, [by_class])) == 30


def test_a_policy_of_another_place_class_clock_or_later_day_does_not_count():
    others = [
        rule(1, region="18.7"),
        rule(2, report_class="information"),
        rule(3, clock=Clock.TRIAGE, category="waste"),
        rule(4, since=date(2026, 6, 9)),
    ]
    assert days(PolicyBook(DAYS, others)) == 14


def test_the_version_in_force_when_the_clock_began_decides():
    book = PolicyBook(DAYS, [rule(10, id=1), rule(7, since=TODAY, id=2), rule(8, since=TODAY, id=3), rule(6, since=date(2026, 7, 1), id=4)])
    assert [days(book, on=on) for on in (date(2025, 12, 31), date(2026, 6, 7), TODAY, date(2026, 8, 1))] == [14, 10, 8, 6]


def test_a_policy_that_was_taken_back_leaves_the_more_general_one():
    book = PolicyBook(DAYS, [rule(30, region="18"), rule(10, region="18.71"), rule(None, region="18.71", since=TODAY, id=9)])
    assert days(book, on=date(2026, 6, 7)) == 10
    assert days(book) == 30


scopes = st.builds(
    Scope,
    st.sampled_from(["", "18", "18.71", "18.01"]),
    st.sampled_from(["", *ReportClass]),
    st.sampled_from(["", "roads", "waste"]),
    st.sampled_from(["", "pothole"]),
)
allowances = st.builds(Allowance, st.integers(1, 365), st.sampled_from(Unit))
since = st.dates(date(2025, 1, 1), date(2027, 1, 1))
rules = st.builds(Rule, st.sampled_from(Clock), scopes, st.none() | allowances, since, st.integers(1, 99))
matters = st.builds(Matter, st.sampled_from(["18", "18.71", "18.01"]), st.sampled_from(ReportClass), st.sampled_from(Category))


@given(st.lists(rules, max_size=30), st.sampled_from(Clock), matters, st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_there_is_always_an_answer_and_it_does_not_depend_on_the_order_of_entry(some, clock, matter, on):
    numbered = [Rule(one.clock, one.scope, one.allowance, one.valid_from, at) for at, one in enumerate(some)]
    answer = PolicyBook(DAYS, numbered).allowance(clock, matter, on)
    assert answer == PolicyBook(DAYS, numbered[::-1]).allowance(clock, matter, on)
    assert answer.amount >= 1


@pytest.mark.parametrize("amount", [0, -1])
@pytest.mark.parametrize("unit", Unit)
def test_no_time_at_all_and_endless_time_are_no_allowance(amount, unit):
    with pytest.raises(ValueError, match=unit):
        Allowance(amount, unit)
    with pytest.raises(ValueError, match=unit):
        Allowance(MOST[unit] + 1, unit)


def test_units_of_an_allowance():
    calendar = WorkingCalendar(ZoneInfo("Asia/Jakarta"), read_hours(None))
    friday = datetime(2026, 6, 12, 15, 0, tzinfo=calendar.zone)
    assert Allowance(2, Unit.HOURS).due(calendar, friday) == datetime(2026, 6, 15, 8, 30, tzinfo=calendar.zone)
    assert Allowance(2, Unit.DAYS).due(calendar, friday) == datetime(2026, 6, 17, 16, 0, tzinfo=calendar.zone)  # Tuesday is off
    assert Allowance(2, Unit.CALENDAR_DAYS).due(calendar, friday) == friday + timedelta(days=2)
