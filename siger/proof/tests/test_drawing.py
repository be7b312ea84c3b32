"""Who looks at finished work: drawn by load among the independent, theirs alone until it is overdue, drawn anew when they have left."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from siger.core.errors import Forbidden
from siger.people.models import Agency, Membership, User
from siger.people.roles import Role
from siger.people.signing_in import actor_of
from siger.proof import drawing
from siger.proof.drawing import draw
from siger.proof.redrawing import redraw
from siger.reports.actions.dispute import dispute
from siger.reports.actions.return_work import return_work
from siger.reports.actions.validate import validate
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report
from siger.reports.permissions import offers
from siger.reports.queries.scopes import in_hand_of
from siger.reports.states import State, Verb
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db
TO_PROOF = (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF))


def person(world, name, agency, role=Role.VALIDATOR, territory="18"):
    user = User.objects.create_user(f"{name}@contoh.example", name=name)
    Membership.objects.create(user=user, agency=world.agencies[agency], role=role, territory_id=territory)
    return user


def walk(world, report, *steps):
    for who, verb in steps:
        version = Report.objects.get(pk=report.pk).version
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[who], report.pk, version)
    return reports_with_owner().get(pk=report.pk)


def acting(user):
    return actor_of(user, second_factor=True)


def proved(world):
    return walk(world, world.report().report, *TO_PROOF)


def test_a_proof_is_given_to_a_validator_and_waits_for_nobody_else(world):
    second = person(world, "kedua", "prov.biro")
    report = proved(world)
    assert report.validator_id in {world.users["validator"].pk, second.pk}
    drawn, other = (acting(u) for u in sorted([world.users["validator"], second], key=lambda u: u.pk != report.validator_id))
    assert Verb.VALIDATE in offers(drawn, report)
    assert not {Verb.VALIDATE, Verb.RETURN_WORK} & set(offers(other, report))
    assert list(Report.objects.filter(in_hand_of(drawn))) == [report]
    assert not Report.objects.filter(in_hand_of(other)).exists()
    for verb in (validate, return_work):
        with pytest.raises(Forbidden, match="diundi untuk validator lain"):
            verb(actor=other, report_id=report.pk, seen=report.version, **({"reason": "kurang"} if verb is return_work else {}))
    assert validate(actor=drawn, report_id=report.pk, seen=report.version).validator_id is None


def test_when_it_is_overdue_the_pool_may_decide(world):
    person(world, "kedua", "prov.biro")
    report = proved(world)
    other = acting(
        User.objects.filter(memberships__role=Role.VALIDATOR, memberships__agency__code="prov.biro").exclude(pk=report.validator_id).get()
    )
    Report.objects.filter(pk=report.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    assert Report.objects.filter(in_hand_of(other)).exists()
    assert validate(actor=other, report_id=report.pk, seen=report.version).state == State.RESOLVED


def test_load_decides_and_never_surely(world):
    """Three with nothing before them, one with nine: about one draw in thirty-one is theirs, and not none."""
    busy = world.users["validator"]
    others = [person(world, f"v{n}", "prov.biro") for n in range(3)]
    report = proved(world)
    Report.objects.update(validator=None)
    report = reports_with_owner().get(pk=report.pk)
    for _n in range(9):
        walk(world, world.report().report, *TO_PROOF)
    Report.objects.exclude(pk=report.pk).update(validator=busy)
    drawn = Counter(draw(report) for _n in range(900))
    assert set(drawn) == {busy.pk, *(one.pk for one in others)}
    assert 5 <= drawn[busy.pk] <= 70
    assert all(220 <= drawn[one.pk] <= 370 for one in others)


def test_the_load_evens_out(world):
    for n in range(3):
        person(world, f"v{n}", "prov.biro")
    for _n in range(40):
        proved(world)
    loads = Counter(Report.objects.values_list("validator_id", flat=True))
    assert len(loads) == 4
    assert max(loads.values()) - min(loads.values()) <= 12


def test_the_government_s_own_come_first_then_the_kecamatan_s_then_the_pool(world):
    report = walk(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    Report.objects.filter(pk=report.pk).update(agency=world.agencies["18.01.pu"])  # of another government than all that follow
    report = reports_with_owner().get(pk=report.pk)
    pool = {world.users["validator"].pk, world.users["own_validator"].pk}
    assert {draw(report) for _n in range(30)} == pool
    camat = person(world, "camat", "18.71.01", territory="18.71.01")
    assert {draw(report) for _n in range(30)} == {camat.pk}
    person(world, "tempat lain", "18.71.pu", territory="18.01")
    assert {draw(report) for _n in range(30)} == {camat.pk}
    own = person(world, "sendiri", "18.01.kominfo", territory="18")
    assert {draw(report) for _n in range(30)} == {own.pk}


def test_nobody_is_drawn_who_worked_on_it_reported_it_or_sits_in_the_office(world):
    for role in (Role.OFFICER, Role.SUPERVISOR):
        user = person(world, f"dua-{role}", "prov.biro")
        Membership.objects.create(user=user, agency=world.agencies["prov.bmbk"], role=role, territory_id="18")
    worker = world.users["officer"]
    report = walk(world, world.report().report, *TO_PROOF)
    Membership.objects.filter(user=worker).delete()
    Membership.objects.create(user=worker, agency=world.agencies["prov.biro"], role=Role.VALIDATOR, territory_id="18")
    sender = person(world, "pelapor", "prov.biro")
    report.reporter_user_id = sender.pk
    inactive = person(world, "pindah", "prov.biro")
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    assert {draw(report) for _n in range(30)} == {world.users["validator"].pk}


def test_whoever_sent_it_back_looks_again_and_whoever_approved_what_was_disputed_does_not(world):
    other = person(world, "kedua", "prov.biro")
    report = proved(world)
    first = User.objects.get(pk=report.validator_id)
    return_work(actor=acting(first), report_id=report.pk, seen=report.version, missing=["unclear"])
    report = walk(world, report, ("officer", Verb.SUBMIT_PROOF))
    assert report.validator_id == first.pk
    validate(actor=acting(first), report_id=report.pk, seen=report.version)
    dispute(actor=world.reporter_of(report), report_id=report.pk, seen=None, reason="Lubangnya masih ada.")
    report = walk(world, report, ("officer", Verb.SUBMIT_PROOF))
    assert report.validator_id == ({other.pk, world.users["validator"].pk} - {first.pk}).pop()


def test_one_who_left_is_replaced_and_one_who_stays_is_not(world):
    other = person(world, "kedua", "prov.biro")
    stays, left = proved(world), proved(world)
    Report.objects.filter(pk=stays.pk).update(validator=world.users["validator"])
    Report.objects.filter(pk=left.pk).update(validator=other)
    Membership.objects.filter(user=other).delete()
    assert redraw() == (1, 0)
    assert set(Report.objects.values_list("validator_id", flat=True)) == {world.users["validator"].pk}
    assert redraw() == (0, 0)


def test_one_who_moved_to_the_office_that_worked_is_replaced(world):
    other = person(world, "kedua", "prov.biro")
    report = proved(world)
    Report.objects.filter(pk=report.pk).update(validator=other)
    Membership.objects.create(user=other, agency=world.agencies["prov.bmbk"], role=Role.OFFICER, territory_id="18")
    assert redraw() == (1, 0)
    assert Report.objects.get(pk=report.pk).validator_id == world.users["validator"].pk


def test_where_nobody_was_there_the_next_one_who_comes_is_drawn(world):
    Membership.objects.filter(user=world.users["validator"]).delete()
    report = proved(world)
    assert report.validator_id is None
    assert redraw() == (0, 0)
    new = person(world, "baru", "prov.biro")
    assert redraw() == (1, 0)
    assert Report.objects.get(pk=report.pk).validator_id == new.pk


def test_a_government_below_another_is_another(world):
    """Where a city's government hangs below the province's, the province's work still goes to the province's own validators first."""
    province, city = world.agencies["prov"], world.agencies["18.71"]
    for agency in Agency.objects.filter(path__startswith=city.path):
        Agency.objects.filter(pk=agency.pk).update(path=f"{province.path}{agency.path[1:]}")
    person(world, "kota", "18.71.01", territory="18.71")
    assert {proved(world).validator_id for _again in range(6)} == {world.users["validator"].pk}


def test_drawing_costs_the_same_with_many_validators(world, django_assert_num_queries):
    report = proved(world)
    for n in range(30):
        person(world, f"v{n}", "prov.biro")
    with django_assert_num_queries(4):
        assert drawing.draw(report) is not None
