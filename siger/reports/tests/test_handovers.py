"""Between governments a report is offered, taken over or returned; it never lies between two desks, and the province ends the wandering."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound, VerbNotAllowed
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.actions.assign import assign
from siger.reports.actions.call_off import call_off
from siger.reports.actions.offer import offer
from siger.reports.actions.return_offer import return_offer
from siger.reports.actions.start import start
from siger.reports.actions.take_over import take_over
from siger.reports.actions.transfer import transfer
from siger.reports.models import Handover, Report
from siger.reports.permissions import roles_towards
from siger.reports.queries.scopes import in_hand_of, visible_to
from siger.reports.states import Holder, State
from tests.world import seat

pytestmark = pytest.mark.django_db
WHY = "Jalan ini milik kota."


@pytest.fixture
def given(world):
    """At the province's roads."""
    report = world.report().report
    return assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk)


def pass_on(world, report, code, actor=None):
    return transfer(
        actor=actor or world.supervisor, report_id=report.pk, seen=report.version, agency_id=world.agencies[code].pk, reason=WHY
    )


def outcomes(report):
    return list(Handover.objects.filter(report=report).order_by("id").values_list("outcome", flat=True))


def test_within_one_government_it_is_there_at_once(world, given):
    report = pass_on(world, given, "prov.bmbk.uptd2")
    assert (report.agency.code, report.offered_to, report.transfers, outcomes(report)) == ("prov.bmbk.uptd2", None, 1, ["direct"])


def test_offered_it_stays_with_its_holder_and_its_clock(world, given):
    report = pass_on(world, given, "18.71.pu")
    assert (report.agency.code, report.offered_to.code, report.holder) == ("prov.bmbk", "18.71.pu", Holder.AGENCY)
    assert (report.due_at, report.handovers, report.transfers) == (given.due_at, 1, 0)
    assert roles_towards(world.city_officer, report) == {Role.RECEIVER}
    assert Report.objects.filter(visible_to(world.city_officer), pk=report.pk).exists()
    assert not Report.objects.filter(in_hand_of(world.city_officer), pk=report.pk).exists()
    assert roles_towards(world.other_officer, report) == frozenset()


def test_taken_over_it_is_the_receiver_s(world, given):
    report = pass_on(world, given, "18.71.pu")
    report = take_over(actor=world.city_officer, report_id=report.pk, seen=report.version)
    assert (report.agency.code, report.offered_to, report.transfers, outcomes(report)) == ("18.71.pu", None, 1, ["accepted"])
    assert Report.objects.filter(in_hand_of(world.city_officer), pk=report.pk).exists()


def test_returned_with_a_reason_it_is_where_it_was(world, given):
    report = pass_on(world, given, "18.71.pu")
    with pytest.raises(Invalid):
        return_offer(actor=world.city_officer, report_id=report.pk, seen=report.version, reason=" ")
    report = return_offer(actor=world.city_officer, report_id=report.pk, seen=report.version, reason="Ruas provinsi.")
    assert (report.agency.code, report.offered_to, outcomes(report)) == ("prov.bmbk", None, ["returned"])
    assert roles_towards(world.city_officer, report) == frozenset()


def test_only_the_receiver_answers(world, given):
    report = pass_on(world, given, "18.71.pu")
    for person in (world.officer, world.supervisor, world.dispatcher):
        with pytest.raises(Forbidden):
            take_over(actor=person, report_id=report.pk, seen=report.version)


def test_one_offer_at_a_time_and_it_can_be_called_off(world, given):
    report = pass_on(world, given, "18.71.pu")
    with pytest.raises(VerbNotAllowed):
        pass_on(world, report, "18.01.pu")
    report = call_off(actor=world.officer, report_id=report.pk, seen=report.version, reason="Keliru.")
    assert outcomes(report) == ["called_off"]
    with pytest.raises(VerbNotAllowed):
        call_off(actor=world.officer, report_id=report.pk, seen=report.version, reason="Lagi.")


def test_who_begins_the_work_keeps_it(world, given):
    report = pass_on(world, given, "18.71.pu")
    seen = report.version
    report = start(actor=world.officer, report_id=report.pk, seen=seen)
    assert (report.offered_to, outcomes(report)) == (None, ["called_off"])
    with pytest.raises(NotFound):  # it is no longer theirs to read
        take_over(actor=world.city_officer, report_id=report.pk, seen=seen)


def test_the_third_time_the_province_s_dispatcher_decides_and_no_other(world, given):
    report = pass_on(world, given, "18.71.pu")
    report = return_offer(actor=world.city_officer, report_id=report.pk, seen=report.version, reason="Ruas provinsi.")
    report = pass_on(world, report, "18.71.pu")
    report = return_offer(actor=world.city_officer, report_id=report.pk, seen=report.version, reason="Tetap ruas provinsi.")
    report = pass_on(world, report, "18.71.pu")
    assert (report.state, report.agency, report.handovers) == (State.RECEIVED, None, 3)
    assert outcomes(report) == ["returned", "returned", "sent_up"]
    local = Actor(seats=(seat(Role.DISPATCHER, world.agencies["18.71.pu"], "18.71"),))
    assert not Report.objects.filter(in_hand_of(local), pk=report.pk).exists()
    assert Report.objects.filter(in_hand_of(world.dispatcher), pk=report.pk).exists()
    city = world.agencies["18.71.pu"].pk
    with pytest.raises(Forbidden):
        assign(actor=local, report_id=report.pk, seen=report.version, agency_id=city)
    assert assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=city).agency_id == city


def test_an_offer_within_one_government_is_none(world, given):
    with pytest.raises(Invalid, match="alihkan saja langsung"):
        offer(actor=world.supervisor, report_id=given.pk, seen=given.version, agency_id=world.agencies["prov.bmbk.uptd2"].pk, reason=WHY)
