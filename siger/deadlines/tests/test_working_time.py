"""Working time: the promises of the arithmetic, for any calendar, in every zone of the country."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siger.deadlines.calendar.hours import ImpossibleHours, WeekHours, read_hours
from siger.deadlines.calendar.working import LocalDay, WorkingCalendar

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
PLAIN = read_hours(None)
SHORT_FRIDAY = read_hours({"day": {"5": {"from": "07:30", "to": "11:30"}}})
SIX_DAYS_WITH_REST = read_hours({"days": [1, 2, 3, 4, 5, 6], "from": "08:00", "to": "15:15", "rest": ["12:00", "12:45"]})

moments = st.builds(lambda after: datetime(2023, 12, 1, tzinfo=UTC) + after, st.timedeltas(timedelta(0), timedelta(days=1_550)))
amounts = st.timedeltas(timedelta(0), timedelta(hours=400))
days = st.integers(1, 70)
birthdays = st.builds(LocalDay, st.booleans(), st.just("Hari jadi"))
local_days = st.dictionaries(st.dates(date(2024, 1, 1), date(2028, 1, 1)), birthdays, max_size=40)
zones = st.sampled_from([ZoneInfo(zone) for zone in ZONES])
calendars = st.builds(WorkingCalendar, zones, st.sampled_from([PLAIN, SHORT_FRIDAY, SIX_DAYS_WITH_REST]), local_days)


@given(calendars, moments, amounts, amounts)
def test_added_time_splits_freely(calendar, start, first, second):
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(calendars, moments, days, days)
def test_added_days_split_freely(calendar, start, first, second):
    assert calendar.add_days(calendar.add_days(start, first), second) == calendar.add_days(start, first + second)


@given(calendars, moments, moments, amounts, amounts)
def test_later_or_more_is_never_due_earlier(calendar, one, other, less, more):
    (one, other), (less, more) = sorted((one, other)), sorted((less, more))
    assert calendar.add(one, less) <= calendar.add(other, more)
    assert calendar.add_days(one, 3) <= calendar.add_days(other, 4)


@given(calendars, moments, amounts, days)
def test_the_end_lies_in_working_hours_and_not_before_the_start(calendar, start, worked, count):
    for end in (calendar.add(start, worked), calendar.add_days(start, count)):
        assert calendar.is_open(end)
        assert end >= start


@given(calendars, moments, amounts)
def test_what_was_added_lies_between(calendar, start, worked):
    assert calendar.between(start, calendar.add(start, worked)) == worked


@given(calendars, st.tuples(moments, moments, moments))
def test_time_between_adds_up_and_is_at_most_what_the_wall_clock_says(calendar, three):
    first, second, third = sorted(three)
    whole = calendar.between(first, third)
    assert whole == calendar.between(first, second) + calendar.between(second, third)
    assert timedelta(0) <= whole <= third - first
    assert calendar.between(third, first) == timedelta(0)


@given(moments, days, st.sampled_from(ZONES))
def test_the_same_wall_clock_gives_the_same_wall_clock_in_every_zone(moment, count, zone):
    at_home = moment.replace(tzinfo=ZoneInfo("Asia/Jakarta"))
    elsewhere = moment.replace(tzinfo=ZoneInfo(zone))
    home, other = WorkingCalendar(ZoneInfo("Asia/Jakarta"), PLAIN), WorkingCalendar(ZoneInfo(zone), PLAIN)
    assert home.add_days(at_home, count).replace(tzinfo=None) == other.add_days(elsewhere, count).replace(tzinfo=None)


def test_an_office_in_papua_closes_two_hours_before_one_on_sumatra():
    sent = datetime(2026, 6, 8, 3, 0, tzinfo=UTC)
    west, east = (WorkingCalendar(ZoneInfo(zone), PLAIN).add_days(sent, 1) for zone in ("Asia/Jakarta", "Asia/Jayapura"))
    assert west - east == timedelta(hours=2)
    assert west == datetime(2026, 6, 9, 9, 0, tzinfo=UTC)


def test_what_comes_after_midnight_here_is_of_the_next_day():
    late = datetime(2026, 6, 8, 17, 30, tzinfo=UTC)  # 00.30 on Tuesday in Jakarta
    assert WorkingCalendar(ZoneInfo("Asia/Jakarta"), PLAIN).add_days(late, 1).date() == date(2026, 6, 10)


def test_a_leap_day_is_a_day():
    calendar = WorkingCalendar(ZoneInfo("Asia/Jakarta"), PLAIN)
    wednesday = datetime(2024, 2, 28, 10, 0, tzinfo=calendar.zone)
    assert calendar.add_days(wednesday, 1).date() == date(2024, 2, 29)
    assert calendar.add(wednesday, timedelta(hours=6 + 8.5)) == datetime(2024, 2, 29, 16, 0, tzinfo=calendar.zone)
    assert calendar.add_days(datetime(2023, 2, 28, 10, 0, tzinfo=calendar.zone), 1).date() == date(2023, 3, 1)


def test_a_holiday_and_a_weekend_are_skipped_and_a_short_friday_is_short():
    calendar = WorkingCalendar(ZoneInfo("Asia/Jakarta"), SHORT_FRIDAY)
    thursday = datetime(2026, 12, 23, 15, 0, tzinfo=calendar.zone)  # joint leave on the 24th, Christmas on Friday
    assert calendar.add(thursday, timedelta(hours=2)) == datetime(2026, 12, 28, 8, 30, tzinfo=calendar.zone)
    assert calendar.add_days(datetime(2026, 6, 11, 9, 0, tzinfo=calendar.zone), 1) == datetime(2026, 6, 12, 11, 30, tzinfo=calendar.zone)


def test_local_days_win_over_nation_and_week():
    sunday, christmas, wednesday = date(2026, 6, 14), date(2026, 12, 25), date(2026, 6, 10)
    local = {sunday: LocalDay(True, "Ganti hari"), christmas: LocalDay(True, "Siaga"), wednesday: LocalDay(False, "Hari jadi kota")}
    calendar = WorkingCalendar(ZoneInfo("Asia/Jakarta"), PLAIN, local)
    assert [calendar.works_on(day) for day in (sunday, christmas, wednesday)] == [True, True, False]
    assert calendar.spans(sunday)[0][0].time() == time(7, 30)
    assert calendar.day_off(wednesday) == "Hari jadi kota"
    assert calendar.day_off(christmas) == ""


@pytest.mark.parametrize(
    "raw",
    [
        {"days": []},
        {"from": "16:00", "to": "07:30"},
        {"from": "7.30"},
        {"rest": ["12:00"]},
        {"rest": ["15:00", "17:00"]},
        {"day": {"5": {"to": "07:00"}}},
    ],
)
def test_hours_that_no_office_can_keep_are_refused(raw):
    with pytest.raises(ImpossibleHours):
        read_hours(raw)


def test_a_week_has_seven_days():
    with pytest.raises(ImpossibleHours):
        WeekHours((((time(8), time(9)),),))
