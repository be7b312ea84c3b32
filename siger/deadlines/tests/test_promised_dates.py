"""A promised date: moved once and in public, never in the past; and what the database itself refuses."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from hypothesis import given, settings
from hypothesis import strategies as st

from siger.core.errors import VerbNotAllowed
from siger.deadlines.source import CalendarSource
from siger.deadlines.tests.conftest import rules_of
from siger.reports.actions.schedule import schedule
from siger.reports.clocks import Subject
from siger.reports.models import Report
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import State, Verb
from siger.reports.tests.test_journeys import do
from siger.reports.ticking import Tick, ticked, wound

JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 6, 8, 10, 0, tzinfo=JAKARTA)


@pytest.fixture
def on_a_monday():
    with time_machine.travel(MONDAY, tick=False) as machine:
        yield machine


@pytest.fixture
def accepted(db, on_a_monday, world):
    return do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.ACCEPT))


def promise(world, report, day):
    seen = Report.objects.get(pk=report.pk).version
    return schedule(actor=world.officer, report_id=report.pk, seen=seen, estimate_on=day)


def test_one_public_change_is_allowed_and_no_second_one(world, accepted):
    promise(world, accepted, date(2026, 6, 19))
    moved = promise(world, accepted, date(2026, 6, 26))
    told = [(entry.audience, entry.payload["estimate_on"]) for entry in accepted.timeline.filter(verb=Verb.SCHEDULE).order_by("seq")]
    assert told == [("public", "2026-06-19"), ("public", "2026-06-26")]
    with pytest.raises(VerbNotAllowed, match="satu kali"):
        promise(world, accepted, date(2026, 7, 3))
    after = Report.objects.get(pk=accepted.pk)
    assert (after.promises, after.estimate_on, after.promised_at) == (2, date(2026, 6, 26), moved.promised_at)
    assert first_broken_entry(after) is None


def test_promised_for_today_after_hours_it_is_kept_by_the_next_working_day(world, accepted, on_a_monday):
    on_a_monday.move_to(datetime(2026, 6, 12, 17, 0, tzinfo=JAKARTA))  # a Friday, closed since four
    after = promise(world, accepted, date(2026, 6, 12))
    assert after.estimate_on == date(2026, 6, 15)
    assert after.promised_at == after.due_at == datetime(2026, 6, 15, 16, 0, tzinfo=JAKARTA)


def test_promised_for_today_in_working_hours_it_is_kept_today(world, accepted):
    assert promise(world, accepted, MONDAY.date()).promised_at == datetime(2026, 6, 8, 16, 0, tzinfo=JAKARTA)


@settings(deadline=None)
@given(
    st.builds(lambda after: datetime(2026, 1, 1, tzinfo=UTC) + after, st.timedeltas(timedelta(0), timedelta(days=700))),
    st.integers(-3, 365),
    st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
)
def test_what_is_promised_always_lies_ahead_in_working_hours(at, days, zone):
    source = CalendarSource(rules_of(zone=zone))
    subject = Subject("18.71.01.1001", "complaint", "roads", agency_id=71)
    day = at.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    begun = wound(source, subject, at - timedelta(days=5))
    after = ticked(source, begun, subject, Tick(Verb.SCHEDULE, State.IN_PROGRESS, State.IN_PROGRESS, at, 71, day))
    assert after.promised_at == after.due_at > at.replace(microsecond=0)
    assert after.promised_at.astimezone(ZoneInfo(zone)).date() >= day
    assert source.rules.calendar("18.71").is_open(after.promised_at)


@pytest.mark.parametrize(
    "changes",
    [
        {"promises": 3},
        {"promises": 0, "estimate_on": date(2026, 6, 19)},
        {"promises": 1, "estimate_on": date(2026, 6, 19), "promised_at": None},
        {"promised_at": F("received_at")},
        {"promised_at": F("received_at") - timedelta(days=1)},
    ],
)
def test_the_database_refuses_a_promise_that_cannot_be(accepted, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=accepted.pk).update(**changes)


def test_the_database_takes_a_promise_and_its_one_change(accepted):
    for count in (1, 2):
        assert Report.objects.filter(pk=accepted.pk).update(promises=count, estimate_on=date(2026, 6, 19)) == 1


def test_reports_from_before_are_mended_so_that_the_rules_can_be_laid_on(world, accepted):
    migration = import_module("siger.reports.migrations.0009_promises_lie_ahead")
    late = world.report().report
    names = ("reports_promise_moved_once", "reports_date_is_a_promise", "reports_promise_lies_ahead")
    rules = [one for one in Report._meta.constraints if one.name in names]
    connection.check_constraints()
    with connection.schema_editor() as editor:
        for rule in rules:
            editor.remove_constraint(Report, rule)
    Report.objects.filter(pk=accepted.pk).update(promises=0, estimate_on=date(2026, 6, 19), promised_at=None)
    Report.objects.filter(pk=late.pk).update(promises=3, promised_at=F("received_at") - timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute(migration.REPAIR)
    connection.check_constraints()
    with connection.schema_editor() as editor:
        for rule in rules:
            editor.add_constraint(Report, rule)
    first, second = Report.objects.get(pk=accepted.pk), Report.objects.get(pk=late.pk)
    assert (first.promises, first.promised_at.astimezone(JAKARTA).date()) == (1, date(2026, 6, 19))
    assert (second.promises, second.promised_at) == (2, second.received_at + timedelta(days=1))
