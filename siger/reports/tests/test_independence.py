"""Nobody looks at their own work: not with a second seat, not as a superior, not after changing offices."""

from dataclasses import replace

import pytest

from siger.core.errors import Forbidden, Refusal
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.actions.assign import assign
from siger.reports.actions.validate import validate
from siger.reports.models import Report
from siger.reports.permissions import roles_towards
from siger.reports.queries.scopes import visible_to
from siger.reports.states import State, Verb
from tests.world import seat
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def proved(world):
    """A report whose work the officer handed in for validation."""
    report = world.report().report
    for person, verb in (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF)):
        report = Report.objects.get(pk=report.pk)
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[person], report.pk, report.version)
    return Report.objects.select_related("agency").get(pk=report.pk)


@pytest.mark.parametrize(("role", "office"), [(Role.OFFICER, "prov.bmbk"), (Role.SUPERVISOR, "prov.bmbk"), (Role.SUPERVISOR, "prov")])
def test_a_second_seat_over_the_work_closes_the_validator_s(world, proved, role, office):
    both = replace(world.validator, seats=(*world.validator.seats, seat(role, world.agencies[office], "18")))
    assert Role.VALIDATOR not in roles_towards(both, proved)
    with pytest.raises(Refusal):
        validate(actor=both, report_id=proved.pk, seen=proved.version)


def test_a_superior_of_another_tree_may_still_validate(world, proved):
    both = replace(world.validator, seats=(*world.validator.seats, seat(Role.SUPERVISOR, world.agencies["18.71"], "18.71")))
    assert validate(actor=both, report_id=proved.pk, seen=proved.version).state == State.RESOLVED


def test_whoever_handed_the_proof_in_does_not_validate_it_from_a_new_seat(world, proved):
    moved = replace(world.officer, seats=world.validator.seats)
    Report.objects.filter(pk=proved.pk).update(validator=None)  # as if nobody had been drawn
    with pytest.raises(Forbidden, match="orang lain"):
        validate(actor=moved, report_id=proved.pk, seen=proved.version)


def test_whistleblowing_about_a_regency_is_not_for_the_regency_s_own_inspectorate(world):
    report = world.report(visibility="whistleblowing").report
    regency = world.agencies["18.71"]
    own = Agency.objects.create(
        code="18.71.inspektorat",
        name="Inspektorat Kota",
        short_name="Inspektorat Kota",
        kind="inspectorate",
        parent=regency,
        region_id="18.71",
    )
    own.path = f"{regency.path}{own.pk}/"
    own.save()
    for role in (Role.DISPATCHER, Role.AUDITOR, Role.LEADER, Role.SUPERVISOR, Role.VALIDATOR):
        insider = Actor(user_id=None, seats=(seat(role, own, "18.71"),))
        assert roles_towards(insider, report) == frozenset()
        assert not Report.objects.filter(visible_to(insider)).exists()
    assign(actor=world.inspector, report_id=report.pk, seen=report.version, agency_id=own.pk)
    given = Report.objects.select_related("agency").get(pk=report.pk)
    assert roles_towards(Actor(seats=(seat(Role.DISPATCHER, own, "18.71"),)), given) == {Role.DISPATCHER}
    assert roles_towards(world.inspector, given) == {Role.DISPATCHER}
