"""A closed agency leaves its open reports to a successor: each once, in its state and on its clock, also when the run is interrupted."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound, Stale
from siger.core.health.findings import Status
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports import successions
from siger.reports.actions.assign import assign
from siger.reports.actions.name_successor import name_successor
from siger.reports.actions.start import start
from siger.reports.models import Handover, Report, Succession
from siger.reports.queries.closed_agencies import closed_agencies, closed_agencies_health
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import State, Verb
from siger.reports.successions import FORGOTTEN, resume_successions, run, run_batch
from tests.world import seat

pytestmark = pytest.mark.django_db
WHY = "Dinas digabung menurut peraturan daerah."


@pytest.fixture
def given(world):
    """Open reports of the city's public works."""

    def give(count=1, *, code="18.71.pu"):
        reports = []
        for _ in range(count):
            report = world.report().report
            reports.append(assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies[code].pk))
        return reports

    return give


def close(agency):
    Agency.objects.filter(pk=agency.pk).update(active=False)
    agency.active = False


def named(world, *, closed="18.71.pu", successor="18.71.01", actor=None, reason=WHY):
    return name_successor(
        actor=actor or world.administrator, closed_id=world.agencies[closed].pk, successor_id=world.agencies[successor].pk, reason=reason
    )


def test_every_open_report_goes_over_in_its_state_and_on_its_clock(world, given):
    waiting, begun = given(2)
    begun = start(actor=world.city_officer, report_id=begun.pk, seen=begun.version)
    close(world.agencies["18.71.pu"])
    succession = named(world)
    assert ProcrastinateJob.objects.filter(task_name="siger.reports.succeed_all", args__succession_id=succession.pk).count() == 1
    run(succession.pk)
    for before in (waiting, begun):
        after = Report.objects.get(pk=before.pk)
        assert (after.agency.code, after.state, after.due_at, after.transfers) == ("18.71.01", before.state, before.due_at, 0)
        last = after.timeline.order_by("-seq").first()
        assert (last.verb, last.payload["reason"]) == (Verb.SUCCEED, WHY)
        assert first_broken_entry(after) is None
    succession.refresh_from_db()
    assert (succession.total, succession.passed, succession.refused, succession.finished_at is not None) == (2, 2, 0, True)


def test_interrupted_it_goes_on_and_nothing_is_passed_on_twice(world, given, monkeypatch):
    monkeypatch.setattr(successions, "BATCH", 2)
    reports = given(5)
    close(world.agencies["18.71.pu"])
    succession = named(world)
    run_batch(succession.pk)
    Succession.objects.update(asked_at=now() - FORGOTTEN * 2, last_id=0)  # killed before it wrote how far it came
    assert resume_successions() == 1
    assert resume_successions() == 0
    succeeded = [report.timeline.filter(verb=Verb.SUCCEED).count() for report in reports]
    assert succeeded == [1] * 5


def test_a_step_taken_meanwhile_wins_and_the_report_still_goes_over(world, given, monkeypatch):
    (report,) = given()
    close(world.agencies["18.71.pu"])
    succession = named(world)
    real, stale = successions.succeed, []

    def late(**arguments):
        if not stale:
            fresh = Report.objects.get(pk=report.pk)
            start(actor=world.city_officer, report_id=fresh.pk, seen=fresh.version)
        try:
            return real(**arguments)
        except Stale:
            stale.append(1)
            raise

    monkeypatch.setattr(successions, "succeed", late)
    run(succession.pk)
    after = Report.objects.get(pk=report.pk)
    assert (len(stale), after.agency.code, after.state) == (1, "18.71.01", State.IN_PROGRESS)


def test_one_that_the_successor_may_not_have_stays_and_is_counted(world, given):
    first, second = given(2)
    Report.objects.filter(pk=first.pk).update(visibility="whistleblowing", published_at=None)
    close(world.agencies["18.71.pu"])
    succession = named(world)
    run(succession.pk)
    succession.refresh_from_db()
    assert (succession.passed, succession.refused) == (1, 1)
    assert Report.objects.get(pk=first.pk).agency.code == "18.71.pu"
    assert Report.objects.get(pk=second.pk).agency.code == "18.71.01"


def test_what_is_closed_stays_in_the_past(world, given):
    (report,) = given()
    Report.objects.filter(pk=report.pk).update(state=State.CLOSED, holder="nobody", due_at=None, outcome="silent", closed_at=now())
    close(world.agencies["18.71.pu"])
    run(named(world).pk)
    assert Report.objects.get(pk=report.pk).agency.code == "18.71.pu"


def test_an_offer_of_the_closed_agency_is_over(world, given):
    from siger.reports.actions.transfer import transfer

    (report,) = given(code="prov.bmbk")
    transfer(
        actor=world.supervisor, report_id=report.pk, seen=report.version, agency_id=world.agencies["18.71.pu"].pk, reason="Jalan kota."
    )
    close(world.agencies["prov.bmbk"])
    run(named(world, closed="prov.bmbk", successor="prov.kominfo").pk)
    assert Report.objects.get(pk=report.pk).offered_to is None
    assert Handover.objects.get().outcome == "called_off"


def test_bad_successors_are_refused_with_a_reason(world, given):
    given()
    with pytest.raises(Invalid, match="masih aktif"):
        named(world)
    close(world.agencies["18.71.pu"])
    for successor in ("18.71.pu", "18.71"):  # itself, and a government as such
        with pytest.raises(Invalid, match="Pilih instansi"):
            named(world, successor=successor)
    with pytest.raises(Invalid, match="alasannya"):
        named(world, reason=" ")
    named(world)
    with pytest.raises(Invalid, match="sedang diserahkan"):
        named(world)
    with pytest.raises(NotFound):
        name_successor(actor=world.administrator, closed_id=0, successor_id=world.agencies["18.71.01"].pk, reason=WHY)


def test_a_government_gives_its_reports_to_no_other(world, given):
    given()
    close(world.agencies["18.71.pu"])
    city = Actor(seats=(seat(Role.ADMINISTRATOR, world.agencies["18.71"], "18.71"),))
    regency = Actor(seats=(seat(Role.ADMINISTRATOR, world.agencies["18.01"], "18.01"),))
    with pytest.raises(Forbidden):
        named(world, actor=regency)
    with pytest.raises(Forbidden):
        named(world, actor=world.dispatcher)
    with pytest.raises(Invalid, match="wilayah yang Anda urus"):
        named(world, actor=city, successor="18.01.pu")
    assert [row.left for row in closed_agencies(city)] == [1]
    assert closed_agencies(regency) == closed_agencies(world.dispatcher) == []
    assert named(world, actor=city).total == 1


def test_the_doctor_names_what_lies_with_closed_agencies(world, given):
    given(2)
    assert [one.status for one in closed_agencies_health()] == [Status.OK]
    close(world.agencies["18.71.pu"])
    [told] = closed_agencies_health()
    assert told.status is Status.WARN
    assert "2 open reports lie with 1 closed" in told.words
