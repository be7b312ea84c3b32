"""What is late is logged once for each desk, climbs the chain in public, and ends when the report leaves."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from siger.deadlines.actions.enter_local_day import enter_local_day
from siger.deadlines.chain import ImpossibleChain, ladder, read_ladder
from siger.deadlines.models import Breach
from siger.deadlines.recounting.running import run
from siger.deadlines.watching import watch
from siger.reports.models import Report
from siger.reports.states import Verb
from siger.reports.tests.test_journeys import do

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 6, 8, 10, 0, tzinfo=JAKARTA)


@pytest.fixture(autouse=True)
def on_a_monday():
    with time_machine.travel(MONDAY, tick=False) as machine:
        yield machine


def told(report):
    entries = report.timeline.filter(verb=Verb.ESCALATE).order_by("seq")
    return [(entry.payload["clock"], entry.payload["rung"], entry.payload["told_agency"]) for entry in entries]


def test_nothing_is_late_before_its_time(world, on_a_monday):
    world.report()
    assert watch() == (0, 0, 0)
    on_a_monday.move_to(datetime(2026, 6, 11, 15, 59, tzinfo=JAKARTA))
    assert watch() == (0, 0, 0)


def test_a_late_agency_climbs_from_supervisor_to_governor_and_each_step_is_public(world, on_a_monday):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    assert report.due_at == datetime(2026, 6, 15, 16, 0, tzinfo=JAKARTA)
    seen = {}
    for day in range(8, 31):
        on_a_monday.move_to(datetime(2026, 6, day, 17, 0, tzinfo=JAKARTA))
        watch()
        watch()
        seen[day] = [rung for clock, rung, _office in told(report) if clock == "desk"]
    assert seen[14] == []
    assert [day for day in range(9, 31) if seen[day] != seen[day - 1]] == [15, 18, 23, 30]  # the 16th is a holiday
    assert seen[30] == ["supervisor", "head", "government", "province"]
    offices = [office for clock, _rung, office in told(report) if clock == "desk"]
    assert offices == ["Dinas Bina Marga", "Dinas Bina Marga", "Pemerintah Provinsi", "Pemerintah Provinsi"]
    assert all(entry.audience == "public" for entry in report.timeline.filter(verb=Verb.ESCALATE))
    breach = Breach.objects.get(kind="desk")
    assert (breach.clock, breach.holder, breach.agency, breach.level, breach.ended_at) == (
        "response", "agency", world.agencies["prov.bmbk"], 4, None,
    )  # fmt: skip


def test_each_desk_has_its_own_breach_and_only_its_own_time_in_it(world, on_a_monday):
    report = world.report().report
    on_a_monday.move_to(datetime(2026, 6, 12, 9, 0, tzinfo=JAKARTA))
    watch()
    on_a_monday.move_to(datetime(2026, 6, 12, 14, 0, tzinfo=JAKARTA))
    do(world, report, ("dispatcher", Verb.ASSIGN))
    on_a_monday.move_to(datetime(2026, 6, 12, 17, 0, tzinfo=JAKARTA))
    assert watch()[0] == 1
    first = Breach.objects.get()
    assert (first.clock, first.due_at, first.ended_at) == (
        "triage", datetime(2026, 6, 11, 16, 0, tzinfo=JAKARTA), datetime(2026, 6, 12, 14, 0, tzinfo=JAKARTA),
    )  # fmt: skip
    on_a_monday.move_to(datetime(2026, 6, 22, 17, 0, tzinfo=JAKARTA))
    watch()
    assert list(Breach.objects.filter(kind="desk").order_by("id").values_list("clock", flat=True)) == ["triage", "response"]


def test_a_broken_promise_is_logged_once_and_ends_with_the_work(world, on_a_monday):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.START))
    on_a_monday.move_to(datetime(2026, 6, 29, 17, 0, tzinfo=JAKARTA))
    watch()
    assert ("promise", "head", "Dinas Bina Marga") in told(report)
    do(world, report, ("officer", Verb.SUBMIT_PROOF))
    watch()
    assert Breach.objects.get(kind="promise").ended_at is None
    on_a_monday.shift(timedelta(hours=1))
    do(world, report, ("validator", Verb.VALIDATE))
    on_a_monday.shift(timedelta(hours=1))
    watch()
    assert Breach.objects.get(kind="promise").ended_at == datetime(2026, 6, 29, 18, 0, tzinfo=JAKARTA)


def test_a_question_ends_the_breach_and_nobody_is_told_of_what_waits_for_the_reporter(world, on_a_monday):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    on_a_monday.move_to(datetime(2026, 6, 15, 17, 0, tzinfo=JAKARTA))
    watch()
    do(world, report, ("officer", Verb.REQUEST_INFO))
    on_a_monday.shift(timedelta(days=5))
    watch()
    assert Breach.objects.get().ended_at is not None
    assert len(told(report)) == 1


def test_a_breach_stays_with_a_note_when_its_due_date_moves_afterwards(world, on_a_monday):
    report = world.report().report
    on_a_monday.move_to(datetime(2026, 6, 11, 17, 0, tzinfo=JAKARTA))
    watch()
    recount = enter_local_day(actor=world.administrator, region="18", on=date(2026, 6, 10), working=False, name="Cuti bersama daerah")
    run(recount.pk)
    breach = Breach.objects.get()
    assert breach.due_at == report.due_at
    assert "Cuti bersama daerah" in breach.note
    assert breach.ended_at is not None
    assert watch() == (0, 0, 0)


def test_whistleblowing_is_told_within_the_inspectorate_alone(world, on_a_monday):
    report = world.report(visibility="whistleblowing", category="illegal_levies_corruption", service_code="").report
    on_a_monday.move_to(datetime(2026, 7, 30, 17, 0, tzinfo=JAKARTA))
    for _ in range(5):
        watch()
    offices = {office for _clock, _rung, office in told(report)}
    assert offices == {"Inspektorat Provinsi"}


def test_telling_takes_nobodys_version(world, on_a_monday):
    report = world.report().report
    on_a_monday.move_to(datetime(2026, 6, 12, 9, 0, tzinfo=JAKARTA))
    watch()
    after = Report.objects.get(pk=report.pk)
    assert (after.version, after.escalation) == (report.version, 1)


def test_a_chain_that_goes_down_or_knows_nobody_is_refused():
    assert [step.to for step in ladder("promise")] == ["head", "government", "province"]
    with pytest.raises(ImpossibleChain):
        read_ladder(((3, "head"), (1, "province")))
    with pytest.raises(ImpossibleChain):
        read_ladder(((0, "president"),))
    with pytest.raises(ImpossibleChain):
        read_ladder(((None, "head"),))
