"""Crews are kept by the superiors of their agency; whoever left belongs to them by name alone."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound
from siger.desk.actions.save_crew import change_crew, change_members, make_crew
from siger.desk.queries import crews as queries
from siger.desk.queries.crews import crew_agencies, kept_crew, kept_crews
from siger.people.models import Membership
from siger.reports.actions.assign import assign
from siger.reports.actions.entrust import entrust
from siger.reports.models import Report
from siger.reports.queries.care import crews_for
from siger.reports.queries.field import jobs_in_field
from siger.reports.queries.worklist import WorklistFilter, worklist
from siger.reports.queries.worklist.filter import Assignee, View

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew(world):
    return make_crew(actor=world.supervisor, agency_id=world.agencies["prov.bmbk"].pk, name="Regu  tambal \n Natar")


@pytest.fixture
def going(world, crew):
    """With the officer in it."""
    return change_members(actor=world.supervisor, crew_id=crew.pk, add=[world.users["officer"].pk])


def given(world, crew):
    """A report that the crew looks after."""
    report = world.report().report
    report = assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=crew.agency_id)
    return entrust(actor=world.supervisor, report_id=report.pk, seen=report.version, crew_id=crew.pk)


def row(world, crew):
    return kept_crew(world.supervisor, crew.pk)


def test_people_of_the_agency_alone_belong_to_it(world, crew):
    ids = {name: user.pk for name, user in world.users.items()}
    for stranger in (ids["city_officer"], ids["dispatcher"], ids["own_validator"], 0):
        with pytest.raises(Invalid):
            change_members(actor=world.supervisor, crew_id=crew.pk, add=[ids["officer"], stranger])
    assert row(world, crew).members == ()
    change_members(actor=world.supervisor, crew_id=crew.pk, add=[ids["officer"], ids["supervisor"]])
    change_members(actor=world.supervisor, crew_id=crew.pk, remove=[ids["supervisor"], ids["city_officer"]])
    assert [(one.name, one.here) for one in row(world, crew).members] == [("Officer", True)]
    assert row(world, crew).name == "Regu tambal Natar"


def test_who_left_is_shown_and_gets_no_work(world, going):
    report = given(world, going)
    officer = world.officer
    assert [job.number for job in jobs_in_field(officer, own=True)] == [report.number]
    assert (row(world, going).work, row(world, going).gone, row(world, going).idle) == (1, 0, False)
    Membership.objects.filter(user=world.users["officer"]).delete()
    Membership.objects.create(user=world.users["officer"], agency=world.agencies["18.71.pu"], role="officer", territory_id="18.71")
    assert (row(world, going).gone, row(world, going).idle) == (1, True)
    assert crews_for(Report.objects.get(pk=report.pk)) == []
    from siger.people.signing_in import actor_of

    moved = actor_of(world.users["officer"], second_factor=True)
    assert jobs_in_field(moved, own=True) == []
    mine = WorklistFilter(view=View.OPEN, assignee=Assignee.ME)
    assert worklist(moved, mine, prefix="LPG").rows == ()
    change_members(actor=world.supervisor, crew_id=going.pk, remove=[world.users["officer"].pk])
    with pytest.raises(Invalid):  # not put back
        change_members(actor=world.supervisor, crew_id=going.pk, add=[world.users["officer"].pk])


def test_the_list_is_narrowed_to_what_a_crew_has(world, going):
    report, _other = given(world, going), world.report().report
    found = worklist(world.supervisor, WorklistFilter(view=View.OPEN, assignee=f"crew-{going.pk}"), prefix="LPG")
    assert [one.number for one in found.rows] == [report.number]
    for nonsense in ("crew-", "crew-x", "crew-0"):
        assert worklist(world.supervisor, WorklistFilter(view=View.OPEN, assignee=nonsense), prefix="LPG").rows == ()


def test_a_retired_crew_is_offered_no_more_and_keeps_what_it_has(world, going):
    report = given(world, going)
    change_crew(actor=world.supervisor, crew_id=going.pk, name=going.name, active=False)
    assert crews_for(Report.objects.get(pk=report.pk)) == []
    assert (row(world, going).active, row(world, going).work) == (False, 1)
    change_crew(actor=world.supervisor, crew_id=going.pk, name=going.name, active=True)
    assert [one.pk for one in crews_for(Report.objects.get(pk=report.pk))] == [going.pk]


def test_names_are_given_once_in_whatever_letters(world, crew):
    for name in ("regu TAMBAL natar", "", " \n ", "x" * 81):
        with pytest.raises(Invalid):
            make_crew(actor=world.supervisor, agency_id=crew.agency_id, name=name)
    other = make_crew(actor=world.supervisor, agency_id=crew.agency_id, name="Regu lampu")
    with pytest.raises(Invalid):
        change_crew(actor=world.supervisor, crew_id=other.pk, name="Regu tambal natar", active=True)
    assert change_crew(actor=world.supervisor, crew_id=other.pk, name="REGU LAMPU", active=True).name == "REGU LAMPU"


def test_bounds(world, crew, monkeypatch):
    from siger.desk.actions import save_crew

    monkeypatch.setattr(save_crew, "MOST_CREWS", 1)
    monkeypatch.setattr(save_crew, "MOST_MEMBERS", 1)
    with pytest.raises(Invalid):
        make_crew(actor=world.supervisor, agency_id=crew.agency_id, name="Regu kedua")
    with pytest.raises(Invalid):
        change_members(actor=world.supervisor, crew_id=crew.pk, add=[world.users["officer"].pk, world.users["supervisor"].pk])


def test_superiors_keep_the_crews_below_them_and_nobody_else_does(world, crew):
    below = world.agencies["prov.bmbk.uptd2"]
    assert below.pk in {one.pk for one in crew_agencies(world.supervisor)}
    assert make_crew(actor=world.supervisor, agency_id=below.pk, name="Regu UPTD").agency_id == below.pk
    for stranger in (world.officer, world.dispatcher, world.leader, world.administrator, world.validator):
        assert crew_agencies(stranger) == []
        with pytest.raises(Forbidden):
            make_crew(actor=stranger, agency_id=crew.agency_id, name="Titipan")
        with pytest.raises(Forbidden):
            change_members(actor=stranger, crew_id=crew.pk, add=[world.users["officer"].pk])
        with pytest.raises(NotFound):
            kept_crew(stranger, crew.pk)
    with pytest.raises(Forbidden):
        make_crew(actor=world.supervisor, agency_id=world.agencies["18.71.pu"].pk, name="Titipan")
    with pytest.raises(NotFound):
        change_crew(actor=world.supervisor, crew_id=0, name="Hantu", active=True)


def test_many_crews_cost_no_more_statements_than_one(world, going, django_assert_num_queries):
    for number in range(4):
        made = make_crew(actor=world.supervisor, agency_id=going.agency_id, name=f"Regu {number}")
        change_members(actor=world.supervisor, crew_id=made.pk, add=[world.users["officer"].pk])
    with django_assert_num_queries(3):
        assert len(kept_crews(going.agency_id)) == 5
    assert queries.MOST_CREWS >= 5
