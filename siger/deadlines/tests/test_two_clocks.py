"""The clocks of real reports, moved by the real actions."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from siger.core.clock import now
from siger.core.errors import VerbNotAllowed
from siger.deadlines.models import LocalDayRow, Policy
from siger.reports.actions.reclassify import reclassify
from siger.reports.actions.schedule import schedule
from siger.reports.actions.take_over import take_over
from siger.reports.actions.transfer import transfer
from siger.reports.models import Report
from siger.reports.placing import GivenPlace
from siger.reports.states import State, Verb
from siger.reports.tests.test_journeys import do
from siger.reports.ticking import clocks_of
from siger.reports.ticks import replayed_clocks

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 6, 8, 10, 0, tzinfo=JAKARTA)


@pytest.fixture(autouse=True)
def on_a_monday():
    with time_machine.travel(MONDAY, tick=False) as machine:
        yield machine


def closing(year, month, day):
    return datetime(year, month, day, 16, 0, tzinfo=JAKARTA)


def fresh(report) -> Report:
    return Report.objects.select_related("agency").get(pk=report.pk)


def test_a_report_comes_in_with_a_promise_and_a_time_for_the_first_desk(world):
    report = world.report().report
    assert report.due_at == closing(2026, 6, 11)
    assert report.promised_at == closing(2026, 6, 29)  # the 16th is a holiday
    assert not report.due_provisional
    assert not report.promise_provisional


def test_the_promise_survives_two_transfers(world, on_a_monday):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    promised = report.promised_at
    on_a_monday.shift(timedelta(days=3))
    city = world.agencies["18.71.pu"].pk
    report = transfer(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=city, reason="jalan kota")
    assert report.offered_to_id == city
    report = take_over(actor=world.city_officer, report_id=report.pk, seen=report.version)
    assert report.promised_at == promised
    assert report.due_at == closing(2026, 6, 19)


def test_both_clocks_stand_still_while_the_reporter_is_asked(world, on_a_monday):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    due, promised = report.due_at, report.promised_at
    report = do(world, report, ("officer", Verb.REQUEST_INFO))
    on_a_monday.shift(timedelta(days=2))
    report = do(world, report, ("reporter", Verb.SUPPLY_INFO))
    assert (report.due_at.date() - due.date(), report.due_at.astimezone(JAKARTA).hour) == (timedelta(days=3), 16)  # the 16th is a holiday
    assert report.promised_at == closing(2026, 7, 1)
    assert promised < report.promised_at
    assert report.promise_left_s is None


def test_a_promised_date_is_moved_once_in_public_and_not_twice(world):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.ACCEPT))
    promise(world, report, date(2026, 6, 13))  # a Saturday
    assert fresh(report).promised_at == fresh(report).due_at == closing(2026, 6, 15)
    assert fresh(report).estimate_on == date(2026, 6, 15)
    promise(world, report, date(2026, 6, 19))
    assert fresh(report).promised_at == closing(2026, 6, 19)
    assert [entry.audience for entry in report.timeline.filter(verb=Verb.SCHEDULE)] == ["public", "public"]
    with pytest.raises(VerbNotAllowed, match="satu kali"):
        promise(world, report, date(2026, 6, 26))


def promise(world, report, day):
    schedule(actor=world.officer, report_id=report.pk, seen=fresh(report).version, estimate_on=day)


def test_a_question_does_not_undo_that_the_task_was_accepted(world):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.ACCEPT))
    report = do(world, report, ("officer", Verb.REQUEST_INFO), ("reporter", Verb.SUPPLY_INFO))
    assert report.state == State.ASSIGNED
    assert report.accepted_at is not None


def test_another_class_has_another_promise_counted_from_the_beginning(world, on_a_monday):
    report = world.report().report
    on_a_monday.shift(timedelta(days=1))
    reclassify(actor=world.dispatcher, report_id=report.pk, seen=report.version, category="roads", report_class="information")
    assert fresh(report).promised_at == closing(2026, 6, 15)
    assert fresh(report).due_at == closing(2026, 6, 11)


def test_each_clock_says_itself_whether_it_reaches_into_a_year_without_decree(world):
    marks = []
    for day in (1, 20, 29):
        with time_machine.travel(datetime(2027, 12, day, 9, 0, tzinfo=JAKARTA)):
            report = fresh(world.report().report)
        marks.append((report.due_provisional, report.promise_provisional))
    assert marks == [(False, False), (False, True), (True, True)]


def test_policy_and_local_day_of_the_own_city_count_and_not_elsewhere(world):
    LocalDayRow.objects.create(region_id="18.71", date=date(2026, 6, 9), name="Hari jadi kota", entered_at=now())
    since = date(2026, 1, 1)
    Policy.objects.create(clock="triage", region_id="18.71", category="roads", amount=1, unit="days", valid_from=since, entered_at=now())
    assert world.report().report.due_at == closing(2026, 6, 10)
    assert world.report(place=GivenPlace(region_code="18.01.04.2002")).report.due_at == closing(2026, 6, 11)


def test_counted_anew_a_real_life_has_the_clocks_that_it_has(world, on_a_monday):
    report = world.report().report
    steps = (
        ("dispatcher", Verb.REQUEST_INFO), ("reporter", Verb.SUPPLY_INFO), ("dispatcher", Verb.ASSIGN), ("officer", Verb.ACCEPT),
        ("officer", Verb.REQUEST_INFO), ("reporter", Verb.SUPPLY_INFO), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF),
        ("validator", Verb.RETURN_WORK), ("officer", Verb.SUBMIT_PROOF), ("validator", Verb.VALIDATE), ("reporter", Verb.DISPUTE),
    )  # fmt: skip
    for step in steps:
        on_a_monday.shift(timedelta(hours=31))
        report = do(world, report, step)
        assert replayed_clocks(fresh(report)) == clocks_of(fresh(report)), step


def test_a_report_costs_no_statement_more_for_its_clocks(world):
    world.report()
    with CaptureQueriesContext(connection) as caught:
        world.report()
    assert not [query["sql"] for query in caught if "deadlines" in query["sql"]]
