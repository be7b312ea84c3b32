"""Within a desk a person or a crew looks after a report; another desk begins with nobody."""

import pytest

from siger.core.errors import Forbidden, Invalid, Stale, VerbNotAllowed
from siger.people.models import Crew, Membership
from siger.reports.actions.entrust import entrust
from siger.reports.models import Audience, Report
from siger.reports.queries.care import care_of, colleagues_for, crews_for
from siger.reports.states import State, Verb
from siger.reports.tests.test_journeys import TO_PROOF, do

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world):
    """In the hands of the officer, at the agency."""
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    return give(world, report, "officer", "supervisor")


def give(world, report, to, by):
    entrust(actor=world.people[by], report_id=report.pk, seen=report.version, person_id=world.users[to].pk)
    return Report.objects.select_related("agency").get(pk=report.pk)


def test_it_is_told_to_the_office_alone_and_moves_no_clock(world):
    before = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    after = give(world, before, "officer", "supervisor")
    assert (after.assignee_id, after.state, after.due_at) == (world.users["officer"].pk, before.state, before.due_at)
    assert after.version == before.version + 1
    assert after.timeline.last().audience == Audience.OFFICE


def test_a_question_and_the_judgement_of_the_work_keep_whose_care_it_is(world, held):
    asked = do(world, held, ("officer", Verb.REQUEST_INFO), ("dispatcher", Verb.SUPPLY_INFO))
    assert asked.assignee_id == world.users["officer"].pk
    judged = do(world, asked, ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF))
    assert (judged.state, judged.assignee_id) == (State.AWAITING_VALIDATION, world.users["officer"].pk)


def test_another_desk_begins_with_nobody(world, held):
    assert do(world, held, ("officer", Verb.HAND_BACK)).assignee_id is None


def test_whoever_left_gets_no_work_and_is_shown_as_gone(world, held):
    Membership.objects.filter(user=world.users["officer"]).delete()
    assert care_of(world.supervisor, held).gone
    assert world.users["officer"].pk not in {one.id for one in colleagues_for(world.supervisor, held)}
    free = Report.objects.get(pk=give(world, held, "supervisor", "supervisor").pk)
    with pytest.raises(Invalid):
        give(world, free, "officer", "supervisor")


def test_people_and_crews_of_other_agencies_are_no_choice(world, held):
    crew = Crew.objects.create(agency=world.agencies["18.71.pu"], name="Regu kota")
    crew.members.add(world.users["city_officer"])
    with pytest.raises(Invalid):
        give(world, held, "city_officer", "supervisor")
    with pytest.raises(Invalid):
        entrust(actor=world.supervisor, report_id=held.pk, seen=held.version, crew_id=crew.pk)


def test_a_crew_without_anybody_left_is_no_choice(world, held):
    crew = Crew.objects.create(agency=world.agencies["prov.bmbk"], name="Regu tambal")
    assert crews_for(held) == []
    crew.members.add(world.users["officer"])
    entrust(actor=world.supervisor, report_id=held.pk, seen=held.version, crew_id=crew.pk)
    after = Report.objects.get(pk=held.pk)
    assert (after.assignee_id, after.crew_id) == (None, crew.pk)


def test_the_dispatcher_decides_only_about_their_own_desk(world, held):
    with pytest.raises(Forbidden):
        give(world, held, "dispatcher", "dispatcher")


def test_who_comes_second_loses_nothing(world, held):
    with pytest.raises(Stale):
        entrust(actor=world.supervisor, report_id=held.pk, seen=held.version - 1)


def test_what_is_over_is_in_nobody_s_care(world):
    report = do(world, world.report().report, *TO_PROOF, ("validator", Verb.VALIDATE))
    with pytest.raises(VerbNotAllowed):
        give(world, report, "officer", "supervisor")
