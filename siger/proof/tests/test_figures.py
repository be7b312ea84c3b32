"""Figures of finished work: who reads which, and that they count what was judged and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from siger.people.models import Crew
from siger.people.roles import Role
from siger.proof.models import Judgement, SecondLook
from siger.proof.queries.figures import Period, figures_for
from siger.proof.tests.test_drawing import acting, person
from siger.reports.categories import Visibility
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(world):
    """`judged("returned", crew=…)`: one judgement of work of the roads' agency by the bureau, yesterday."""
    report, count = world.report().report, iter(range(1, 100))

    def make(verdict, agency="prov.bmbk", office="prov.biro", **more):
        at = more.pop("at", timezone.now() - timedelta(days=1))
        agencies = {"agency": world.agencies[agency], "validator_agency": world.agencies[office]}
        return Judgement.objects.create(report=report, seq=next(count), verdict=verdict, at=at, **agencies, **more)

    return make


def month(**more):
    return Period(timezone.now() - timedelta(days=30), timezone.now(), **more)


def test_work_is_counted_per_agency_and_crew(world, judged):
    crew = Crew.objects.create(agency=world.agencies["prov.bmbk"], name="Regu Aspal")
    judged("validated", warnings=["distance"])
    judged("returned", crew=crew, missing=["unclear", "same_view"], warnings=["reused", "distance"])
    judged("returned", crew=crew, missing=["unclear"])
    judged("validated", crew=crew)
    judged("overturned", crew=crew)
    judged("disputed", crew=crew, finding="false_proof")
    judged("returned", at=timezone.now() - timedelta(days=40))
    figures = figures_for(world.supervisor, month())
    rows = {one.crew: one for one in figures.work}
    assert list(rows) == ["", "Regu Aspal"]
    assert (rows[""].proofs, rows[""].validated, rows[""].warned) == (1, 1, 1)
    own = rows["Regu Aspal"]
    assert (own.proofs, own.validated, own.returned, own.returned_share, own.warned) == (3, 1, 2, 67, 1)
    assert (own.overturned, own.disputed, own.false_proof) == (1, 1, 1)
    assert [(one.code, one.count) for one in figures.missing] == [("unclear", 2), ("same_view", 1)]
    assert [(one.code, one.count) for one in figures.warnings] == [("distance", 2), ("reused", 1)]


def test_offices_of_validators_with_their_second_looks(world, judged):
    judged("validated", warnings=["clock"])
    judged("returned")
    judged("disputed", finding="hasty")
    report, at = world.report().report, timezone.now() - timedelta(days=1)
    for seq, (agrees, overturned) in enumerate(((True, False), (False, True), (False, False))):
        decided = {"decided_at": at, "agrees": agrees, "overturned": overturned}
        SecondLook.objects.create(report=report, seq=seq, first_agency=world.agencies["prov.biro"], chosen_at=at, **decided)
    SecondLook.objects.create(report=report, seq=9, first_agency=world.agencies["prov.biro"], chosen_at=at)
    (office,) = figures_for(world.secretary, month()).looks
    assert (office.office, office.validated, office.returned, office.warned) == ("Biro Pemerintahan", 1, 1, 1)
    assert (office.looks, office.differed, office.overturned, office.disputed, office.hasty) == (3, 2, 1, 1, 1)
    assert figures_for(world.supervisor, month()).looks == []


def test_each_reads_what_is_below_them(world, judged):
    judged("validated")
    judged("validated", agency="prov.bmbk.uptd2")
    judged("validated", agency="18.71.pu", office="18.71.01")
    names = {who: [one.agency for one in figures_for(world.people[who], month()).work] for who in ("supervisor", "secretary", "auditor")}
    assert names["supervisor"] == ["Dinas Bina Marga", "UPTD Wilayah II Bina Marga"]
    assert names["secretary"] == names["supervisor"]
    assert names["auditor"] == ["Dinas Bina Marga", "Dinas PU Kota Bandar Lampung", "UPTD Wilayah II Bina Marga"]
    city = acting(person(world, "auditor_kota", "18.71", Role.AUDITOR, "18.71"))
    assert [one.agency for one in figures_for(city, month()).work] == ["Dinas PU Kota Bandar Lampung"]
    for who in ("officer", "validator", "dispatcher", "administrator"):
        assert figures_for(world.people[who], month()).work == ()


def test_one_agency_is_asked_for_with_what_lies_below_it(world, judged):
    judged("validated")
    judged("validated", agency="prov.bmbk.uptd2")
    ids = {name: world.agencies[name].pk for name in ("prov.bmbk", "prov.bmbk.uptd2", "18.71.pu")}
    counts = {name: len(figures_for(world.supervisor, month(agency_id=pk)).work) for name, pk in ids.items()}
    assert counts == {"prov.bmbk": 2, "prov.bmbk.uptd2": 1, "18.71.pu": 0}


def test_whistleblowing_is_not_counted(world, judged):
    Report.objects.filter(pk=judged("validated").report_id).update(visibility=Visibility.WHISTLEBLOWING)
    assert figures_for(world.secretary, month()) == figures_for(world.auditor, month())
    assert figures_for(world.secretary, month()).work == []


def test_six_statements_however_much_was_judged(world, judged, django_assert_num_queries):
    for _n in range(12):
        judged("validated", warnings=["clock"], missing=["unclear"])
    with django_assert_num_queries(6):
        figures_for(world.secretary, month())
