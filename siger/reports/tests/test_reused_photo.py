"""A proof that is no new picture is found out, also when the picture comes from the very same report."""

import pytest

from siger.reports.models import Photo, PhotoKind, Report
from siger.reports.queries.office_photos import twins_of
from siger.reports.states import Verb
from tests.world.verbs import caller, sent_photo

pytestmark = pytest.mark.django_db
TO_PROOF = (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF))


def walk(world, report, steps):
    for person, verb in steps:
        version = Report.objects.get(pk=report.pk).version
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[person], report.pk, version)


def proofs(report):
    return list(Photo.objects.filter(report=report, kind=PhotoKind.AFTER))


def numbers(world, report):
    return [twin.number for twin in twins_of(world.validator, proofs(report))]


def test_a_fresh_proof_has_no_twin(world):
    report = world.report(photos=(sent_photo("lubang"),)).report
    walk(world, report, TO_PROOF)
    assert numbers(world, report) == []


def test_the_reporter_s_own_picture_is_no_proof(world):
    report = world.report(photos=(sent_photo("foto"),)).report
    walk(world, report, TO_PROOF)
    assert numbers(world, report) == [report.number]


def test_a_proof_that_was_sent_back_is_no_new_one(world):
    report = world.report().report
    walk(world, report, (*TO_PROOF, ("validator", Verb.RETURN_WORK), ("officer", Verb.SUBMIT_PROOF)))
    assert len(proofs(report)) == 2
    assert numbers(world, report) == [report.number]
