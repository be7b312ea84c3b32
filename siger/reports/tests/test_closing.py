"""Reports whose reporter stays silent are reminded once and closed when the time is up; one that fails stops no other."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.people.actors import SYSTEM
from siger.reports import closing
from siger.reports.closing import close_overdue, remind_reporters
from siger.reports.events import ClosingSoon, InfoStillMissing
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import Outcome, State, Verb
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db

RESOLVED = (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF), ("validator", Verb.VALIDATE))
ASKED = (("dispatcher", Verb.REQUEST_INFO),)


@pytest.fixture(autouse=True)
def own_queue(db):
    """No jobs that tests of others have left."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def brought(world, steps, **changes) -> Report:
    report = world.report(**changes).report
    for person, verb in steps:
        actor = world.reporter_of(report) if person == "reporter" else SYSTEM if person == "clock" else world.people[person]
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(actor, report.pk, Report.objects.get(pk=report.pk).version)
    return Report.objects.get(pk=report.pk)


def before(report: Report, **distance: float) -> time_machine.travel:
    assert report.due_at is not None
    return time_machine.travel(report.due_at - timedelta(**distance), tick=False)


def events(kind) -> list[dict]:
    return [job.args["data"] for job in ProcrastinateJob.objects.filter(args__event=kind.name).order_by("id")]


def test_silence_closes_a_resolved_report_when_its_time_is_up_and_not_before(world):
    report = brought(world, RESOLVED)
    with before(report, minutes=1):
        assert close_overdue() == 0
    with before(report, minutes=-1):
        assert close_overdue() == 1
        assert close_overdue() == 0
    report.refresh_from_db()
    assert (report.state, report.outcome) == (State.CLOSED, Outcome.SILENT)


def test_a_question_that_is_not_answered_closes_the_report_as_incomplete(world):
    report = brought(world, ASKED)
    with before(report, minutes=-1):
        close_overdue()
    report.refresh_from_db()
    assert report.state == State.CLOSED_INCOMPLETE


def test_a_report_in_the_hand_of_an_office_is_never_closed_by_the_clock(world):
    report = brought(world, RESOLVED[:2])
    with before(report, days=-100):
        assert close_overdue() == 0


def test_one_report_that_cannot_be_closed_does_not_stop_the_others(world, monkeypatch):
    monkeypatch.setattr(closing, "BATCH", 1)
    reports = [brought(world, RESOLVED) for _ in range(3)]
    with connection.cursor() as cursor:  # as a bug or damage would: nothing can be appended to the first one's timeline
        cursor.execute(f"""
            CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'damaged'; END $$;
            CREATE TRIGGER refuse_one BEFORE INSERT ON reports_timelineentry FOR EACH ROW
              WHEN (NEW.report_id = {reports[0].pk}) EXECUTE FUNCTION refuse_one()""")
    with before(reports[2], minutes=-1):
        assert close_overdue() == 2
    states = [Report.objects.get(pk=report.pk).state for report in reports]
    assert states == [State.RESOLVED, State.CLOSED, State.CLOSED]


def test_the_reporter_is_reminded_once_when_two_days_are_left(world):
    report = brought(world, RESOLVED)
    with before(report, days=2, minutes=1):
        assert remind_reporters() == 0
    with before(report, days=1, hours=23):
        assert remind_reporters() == 1
        assert remind_reporters() == 0
    with before(report, hours=1):
        assert remind_reporters() == 0
    (told,) = events(ClosingSoon)
    assert told["report_id"] == report.pk
    assert TimelineEntry.objects.get(report=report, seq=told["seq"]).verb == Verb.VALIDATE


def test_a_second_resolution_is_reminded_of_again(world):
    report = brought(world, RESOLVED)
    with before(report, hours=30):
        remind_reporters()
    report = brought_on(world, report, ("reporter", Verb.DISPUTE), *RESOLVED[2:])
    with before(report, hours=30):
        assert remind_reporters() == 1
    assert len({told["seq"] for told in events(ClosingSoon)}) == 2


def brought_on(world, report, *steps) -> Report:
    for person, verb in steps:
        actor = world.reporter_of(report) if person == "reporter" else world.people[person]
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(actor, report.pk, Report.objects.get(pk=report.pk).version)
    return Report.objects.get(pk=report.pk)


def test_whoever_was_asked_is_reminded_of_the_question(world):
    report = brought(world, ASKED)
    with before(report, hours=47):
        assert remind_reporters() == 1
    (told,) = events(InfoStillMissing)
    assert TimelineEntry.objects.get(report=report, seq=told["seq"]).verb == Verb.REQUEST_INFO
    assert events(ClosingSoon) == []


def test_a_reminder_is_not_given_after_the_time_is_up(world):
    report = brought(world, RESOLVED)
    with before(report, minutes=-1):
        assert remind_reporters() == 0
    assert now() < report.due_at
