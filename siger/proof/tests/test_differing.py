"""A second look that differs is read by whoever stands above the first validator, and by nobody else."""

import pytest

from siger.core.errors import NotFound
from siger.people.roles import Role
from siger.proof.actions.look_again import look_again
from siger.proof.models import SecondLook
from siger.proof.queries.differing import differing_for, differing_photo
from siger.proof.second_looks import choose
from siger.proof.tests.test_drawing import TO_PROOF, acting, person, walk
from siger.reports.actions.validate import validate
from siger.reports.categories import Visibility
from siger.reports.models import Photo, PhotoKind, Report
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def differing(world, settings):
    settings.INSTALLATION.raw["proof"] = {"second_look": 1}
    other = person(world, "kedua", "prov.biro")
    report = walk(world, world.report(photos=(sent_photo("keadaan"),)).report, *TO_PROOF)
    Report.objects.filter(pk=report.pk).update(validator_id=world.validator.user_id)
    report = validate(actor=world.validator, report_id=report.pk, seen=report.version, note="Rapi.")
    look = choose(report.pk, report.entries)
    assert look.looker_id == other.pk
    report = Report.objects.get(pk=report.pk)
    yield look, acting(other), report
    del settings.INSTALLATION.raw["proof"]


def decide(differing, **said):
    _look, second, report = differing
    return look_again(actor=second, report_id=report.pk, seen=report.version, **said)


def test_the_superior_reads_both_and_sees_the_pictures_of_the_work(world, differing):
    look = decide(differing, agrees=False, missing=["not_done"], words="Masih berlubang.")
    for above in (world.secretary, world.leader):
        shown = differing_for(above, look.report.number, look.seq)
        assert (shown.approval.words, shown.approval.who) == ("Rapi.", "Validator")
        assert (shown.second.words, shown.missing, shown.overturned) == ("Masih berlubang.", ["Masalahnya masih ada"], True)
        assert [photo.kind for photo in (*shown.after, *shown.reported)] == ["after", "report"]
        for photo in Photo.objects.filter(report=look.report):
            assert differing_photo(above, photo.public_id) == photo


def test_nobody_else_does(world, differing):
    look = decide(differing, agrees=False, missing=["not_done"])
    picture = Photo.objects.filter(report=look.report).first()
    head = acting(person(world, "sekda_kota", "18.71", Role.SUPERVISOR, "18.71"))
    for stranger in (world.supervisor, world.validator, world.officer, world.dispatcher, world.auditor, differing[1], head):
        refused(stranger, look, picture)


def refused(stranger, look, picture):
    with pytest.raises(NotFound):
        differing_for(stranger, look.report.number, look.seq)
    with pytest.raises(NotFound):
        differing_photo(stranger, picture.public_id)


def test_what_is_open_or_agrees_is_not_told(world, differing):
    picture = Photo.objects.filter(report=differing[0].report).first()
    refused(world.secretary, differing[0], picture)
    refused(world.secretary, decide(differing, agrees=True), picture)


def test_neither_own_approvals_nor_whistleblowing_nor_what_the_reporter_sent_later(world, differing):
    look = decide(differing, agrees=False, missing=["not_done"])
    picture = Photo.objects.filter(report=look.report).first()
    Photo.objects.filter(pk=picture.pk).update(kind=PhotoKind.DISPUTE)
    with pytest.raises(NotFound):
        differing_photo(world.secretary, picture.public_id)
    Photo.objects.filter(pk=picture.pk).update(kind=PhotoKind.REPORT)
    SecondLook.objects.filter(pk=look.pk).update(first_id=world.secretary.user_id)
    refused(world.secretary, look, picture)
    SecondLook.objects.filter(pk=look.pk).update(first_id=world.validator.user_id)
    Report.objects.filter(pk=look.report_id).update(visibility=Visibility.WHISTLEBLOWING)
    refused(world.secretary, look, picture)


def test_it_costs_the_same_whatever_was_said(world, differing, django_assert_max_num_queries):
    look = decide(differing, agrees=False, missing=["not_done"], words="Masih berlubang.")
    with django_assert_max_num_queries(8):
        differing_for(world.secretary, look.report.number, look.seq)
