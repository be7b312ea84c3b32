"""A holiday entered late, a policy changed: due dates of open reports move, in public, and a step taken meanwhile wins."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound
from siger.deadlines.actions.enter_local_day import enter_local_day
from siger.deadlines.actions.enter_policy import enter_policy
from siger.deadlines.actions.remove_local_day import remove_local_day
from siger.deadlines.changes import day_change
from siger.deadlines.decrees import count_decreed_years
from siger.deadlines.models import LocalDayRow, Policy, Recount
from siger.deadlines.queries.previews import preview
from siger.deadlines.recounting import running
from siger.deadlines.recounting.asking import resume_forgotten
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.actions.comment import comment
from siger.reports.models import Report
from siger.reports.placing import GivenPlace
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import Verb
from siger.reports.tests.test_journeys import do
from tests.world.building import seat

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 6, 8, 10, 0, tzinfo=JAKARTA)
BIRTHDAY = {"on": date(2026, 6, 9), "working": False, "name": "Hari jadi kota"}
NATAR = GivenPlace(region_code="18.01.04.2002")


@pytest.fixture(autouse=True)
def on_a_monday():
    with time_machine.travel(MONDAY, tick=False) as machine:
        yield machine


@pytest.fixture
def city_administrator(world) -> Actor:
    return Actor(user_id=world.users["administrator"].pk, seats=(seat(Role.ADMINISTRATOR, world.agencies["18.71"], "18.71"),))


def ran(recount: Recount) -> Recount:
    running.run(recount.pk)
    recount.refresh_from_db()
    return recount


def last_entry(report):
    return report.timeline.order_by("-seq").first()


def test_a_holiday_entered_after_the_fact_moves_both_due_dates_in_public(world, city_administrator, on_a_monday):
    report, elsewhere = world.report().report, world.report(place=NATAR).report
    on_a_monday.shift(timedelta(days=2))
    recount = ran(enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY))
    moved = Report.objects.get(pk=report.pk)
    assert (moved.due_at, moved.promised_at) == (report.due_at + timedelta(days=1), report.promised_at + timedelta(days=1))
    entry = last_entry(report)
    assert (entry.verb, entry.audience, entry.role) == (Verb.MOVE_DUE, "public", "system")
    assert entry.payload["words_of_rules"] == "libur Hari jadi kota, 9 Juni 2026"
    assert datetime.fromisoformat(entry.payload["promise_to"]) == moved.promised_at
    assert moved.version == report.version
    assert first_broken_entry(moved) is None
    assert Report.objects.get(pk=elsewhere.pk).due_at == elsewhere.due_at
    assert (recount.total, recount.looked, recount.moved, recount.failed) == (1, 1, 1, 0)
    assert recount.finished_at is not None


def test_done_again_a_run_moves_nothing(world, city_administrator):
    report = world.report().report
    recount = ran(enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY))
    Recount.objects.filter(pk=recount.pk).update(finished_at=None, last_id=0, moved=0)
    assert ran(recount).moved == 0
    assert report.timeline.count() == 2


def test_a_run_that_was_interrupted_goes_on_where_it_was(world, city_administrator, monkeypatch, on_a_monday):
    monkeypatch.setattr(running, "BATCH", 2)
    reports = [world.report().report for _ in range(5)]
    recount = enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY)
    running.run_batch(recount.pk, running.CalendarSource())
    recount.refresh_from_db()
    assert (recount.looked, recount.last_id, recount.finished_at) == (2, reports[1].pk, None)
    assert resume_forgotten() == 0
    on_a_monday.shift(timedelta(minutes=11))
    assert resume_forgotten() == 1
    recount.refresh_from_db()
    assert (recount.looked, recount.moved) == (5, 5)
    assert resume_forgotten() == 0


def test_a_step_that_was_taken_in_between_wins(world, city_administrator, monkeypatch):
    report = world.report().report
    recount = enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY)
    reckon = running.reckoned

    def somebody_is_quicker(reports, source):
        found = list(reckon(reports, source))
        monkeypatch.setattr(running, "reckoned", reckon)
        do(world, report, ("dispatcher", Verb.ASSIGN))
        return found

    monkeypatch.setattr(running, "reckoned", somebody_is_quicker)
    assert ran(recount).failed == 0
    after = Report.objects.get(pk=report.pk)
    assert after.state == "assigned"
    assert after.due_at == datetime(2026, 6, 15, 16, 0, tzinfo=JAKARTA)  # of the province's agency, whose days did not change
    assert after.promised_at == report.promised_at + timedelta(days=1)


def test_one_report_that_cannot_be_counted_is_told_and_stops_no_other(world, city_administrator, monkeypatch):
    reports = [world.report().report for _ in range(3)]
    move = running.move_due

    def refuse_one(**told):
        if told["report_id"] == reports[0].pk:
            raise ValueError("damaged")
        return move(**told)

    monkeypatch.setattr(running, "move_due", refuse_one)
    recount = ran(enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY))
    assert (recount.looked, recount.moved, recount.failed) == (3, 2, 1)


def test_closed_reports_and_the_words_of_others_are_left_alone(world, city_administrator):
    report = world.report().report
    do(world, report, ("reporter", Verb.WITHDRAW))
    other = world.report().report
    comment(actor=world.dispatcher, report_id=other.pk, words="Sedang dicek.")
    recount = ran(enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY))
    assert (recount.looked, recount.moved) == (1, 1)


def test_a_clock_that_stands_still_is_corrected_without_an_entry(world, city_administrator):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.REQUEST_INFO))
    entries = report.entries
    change = {"on": date(2026, 6, 25), "working": False, "name": "Pemilihan wali kota"}
    ran(enter_local_day(actor=city_administrator, region="18.71", **change))
    after = Report.objects.get(pk=report.pk)
    assert after.promised_at == report.promised_at + timedelta(days=1)
    assert after.promise_left_s == report.promise_left_s
    assert after.entries == entries + 1


def test_taken_back_a_day_no_longer_counts_and_its_row_stays(world, city_administrator):
    report = world.report().report
    ran(enter_local_day(actor=city_administrator, region="18.71", **BIRTHDAY))
    row = LocalDayRow.objects.get()
    ran(remove_local_day(actor=city_administrator, day_id=row.pk))
    assert Report.objects.get(pk=report.pk).due_at == report.due_at
    assert LocalDayRow.objects.get().removed_by_id == city_administrator.user_id
    with pytest.raises(NotFound):
        remove_local_day(actor=city_administrator, day_id=row.pk)


def test_a_policy_counts_for_clocks_that_begin_from_its_day_on(world, city_administrator):
    report = world.report().report
    scope = {"region": "18.71", "clock": "triage", "category": "roads"}
    later = enter_policy(actor=city_administrator, amount=1, unit="days", valid_from=date(2026, 6, 9), **scope)
    assert ran(later).moved == 0
    assert ran(enter_policy(actor=city_administrator, amount=4, unit="hours", valid_from=date(2026, 6, 8), **scope)).moved == 1
    assert Report.objects.get(pk=report.pk).due_at == MONDAY + timedelta(hours=4)
    assert ran(enter_policy(actor=city_administrator, amount=None, valid_from=date(2026, 6, 8), **scope)).moved == 1
    assert Report.objects.get(pk=report.pk).due_at == report.due_at
    assert Policy.objects.count() == 3


def test_what_a_change_would_do_is_shown_without_doing_it(world, city_administrator):
    report = world.report().report
    change = day_change(region="18.71", **BIRTHDAY)
    told = preview(city_administrator, "18.71", change)
    assert (told.moved, told.looked, told.all) == (1, 1, True)
    assert Report.objects.get(pk=report.pk).due_at == report.due_at
    assert not LocalDayRow.objects.exists()


@pytest.mark.parametrize("region", ["18", "18.01"])
def test_an_administrator_of_a_city_changes_only_its_own_rules(world, city_administrator, region):
    with pytest.raises(Forbidden):
        enter_local_day(actor=city_administrator, region=region, **BIRTHDAY)
    with pytest.raises(Forbidden):
        enter_policy(actor=city_administrator, region=region, clock="triage", amount=1, unit="days", valid_from=date(2026, 6, 8))


@pytest.mark.parametrize("region", ["", "18.71.01", "99", "18.71'; --"])
def test_what_is_no_government_has_no_rules(world, region):
    with pytest.raises(Invalid):
        enter_local_day(actor=world.administrator, region=region, **BIRTHDAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"on": None}, "on"),
        ({"on": date(1999, 1, 1)}, "on"),
        ({"on": date(2031, 1, 1)}, "on"),
        ({"on": date(2026, 6, 14)}, "on"),  # a Sunday is off anyway
        ({"working": True}, "on"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_its_field(world, change, field):
    with pytest.raises(Invalid) as refusal:
        enter_local_day(actor=world.administrator, region="18", **{**BIRTHDAY, **change})
    assert field in refusal.value.fields


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"clock": "never"}, "clock"),
        ({"clock": "resolution"}, "report_class"),
        ({"category": "roadz"}, "category"),
        ({"service_code": "nothing"}, "service"),
        ({"service_code": "pothole", "category": "waste"}, "service"),
        ({"amount": 0}, "amount"),
        ({"amount": 366}, "amount"),
        ({"unit": ""}, "unit"),
        ({"valid_from": None}, "valid_from"),
    ],
)
def test_a_policy_that_cannot_be_is_refused_with_its_field(world, change, field):
    usual = {"clock": "triage", "amount": 2, "unit": "days", "valid_from": date(2026, 6, 8)}
    with pytest.raises(Invalid) as refusal:
        enter_policy(actor=world.administrator, region="18", **{**usual, **change})
    assert field in refusal.value.fields


def test_every_change_has_its_job_after_all_processes_know_the_rules(world):
    recount = enter_local_day(actor=world.administrator, region="18", **BIRTHDAY)
    job = ProcrastinateJob.objects.get(task_name="siger.deadlines.recount", args__recount_id=recount.pk)
    assert job.scheduled_at >= now() + timedelta(seconds=10)


def test_provisional_due_dates_become_certain_when_a_decree_is_there(world):
    report = world.report().report
    assert count_decreed_years() is None
    for mark in ("due_provisional", "promise_provisional"):
        Report.objects.filter(pk=report.pk).update(**{mark: True})  # as if its year had been expected only
        ran(count_decreed_years())
        assert not getattr(Report.objects.get(pk=report.pk), mark)
        assert count_decreed_years() is None


def test_one_clock_becomes_certain_while_the_other_waits_for_its_decree(world, on_a_monday):
    on_a_monday.move_to(datetime(2027, 12, 20, 9, 0, tzinfo=JAKARTA))
    report = world.report().report
    Report.objects.filter(pk=report.pk).update(due_provisional=True)
    ran(count_decreed_years())
    after = Report.objects.get(pk=report.pk)
    assert (after.due_provisional, after.promise_provisional) == (False, True)
    assert count_decreed_years() is None


def test_a_changed_policy_is_counted_by_a_job_that_says_how_far_it_came(world, city_administrator, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    reports = [world.report().report for _ in range(3)]
    change = {"region": "18.71", "clock": "triage", "amount": 4, "unit": "hours", "valid_from": date(2026, 6, 8)}
    recount = enter_policy(actor=city_administrator, **change)
    assert ProcrastinateJob.objects.filter(task_name="siger.deadlines.recount", args__recount_id=recount.pk).count() == 1
    seen = []
    while running.run_batch(recount.pk, running.CalendarSource(running.read_rules())):
        recount.refresh_from_db()
        seen.append((recount.looked, recount.total, recount.moved, recount.finished_at))
    assert seen == [(2, 3, 2, None), (3, 3, 3, None)]
    recount.refresh_from_db()
    assert recount.finished_at is not None
    assert {report.due_at for report in Report.objects.filter(pk__in=[one.pk for one in reports])} == {MONDAY + timedelta(hours=4)}
