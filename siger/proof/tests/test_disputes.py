"""A dispute shows both sides to whoever stands above the validator, who says once what they make of it."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound, VerbNotAllowed
from siger.people.roles import Role
from siger.proof.actions.find_on_dispute import find_on_dispute
from siger.proof.history import record_history
from siger.proof.judging import record
from siger.proof.models import Judged, Judgement
from siger.proof.queries.disputes import dispute_for, disputed_photo, disputes_for, disputes_open
from siger.proof.tests.test_drawing import TO_PROOF, acting, person, walk
from siger.reports.actions.dispute import dispute
from siger.reports.actions.merge import merge
from siger.reports.actions.validate import validate
from siger.reports.categories import Visibility
from siger.reports.events import ReportDisputed
from siger.reports.models import Photo, PhotoKind, Report, Reporter
from siger.reports.queries.paging import parse_cursor
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(world):
    report = walk(world, world.report(photos=(sent_photo("keadaan"),)).report, *TO_PROOF)
    return validate(actor=world.validator, report_id=report.pk, seen=report.version, note="Rata dan rapi.")


@pytest.fixture
def disputed(world, approved):
    reporter = world.reporter_of(approved)
    said = dispute(actor=reporter, report_id=approved.pk, seen=None, reason="Masih berlubang.", photos=(sent_photo("bantahan"),))
    return record(approved.pk, said.entries, Judged.DISPUTED)


def test_the_superior_sees_both_sides(world, disputed):
    (row,) = disputes_for(world.secretary, found=False).rows
    assert (row.number, row.validator, row.finding) == (disputed.report.number, "Validator", "")
    shown = dispute_for(world.secretary, row.number, row.seq)
    assert (shown.approval.words, shown.approval.who, shown.dispute.words) == ("Rata dan rapi.", "Validator", "Masih berlubang.")
    assert [photo.kind for photo in (*shown.after, *shown.disputed, *shown.reported)] == ["after", "dispute", "report"]
    assert (shown.worker, shown.may_find) == ("Officer", True)
    for photo in Photo.objects.filter(report=disputed.report):
        assert disputed_photo(world.secretary, photo.public_id) == photo


def test_nobody_else_does(world, disputed):
    """Not the superior of those who worked, nor the validator, nor the superior of another government."""
    head = acting(person(world, "sekda_kota", "18.71", Role.SUPERVISOR, "18.71"))
    picture = Photo.objects.filter(report=disputed.report).first()
    for stranger in (world.supervisor, world.validator, world.officer, world.dispatcher, world.auditor, head):
        assert disputes_for(stranger, found=False).rows == ()
        assert disputes_open(stranger) == 0
        with pytest.raises(NotFound):
            dispute_for(stranger, disputed.report.number, disputed.seq)
        with pytest.raises(NotFound):
            disputed_photo(stranger, picture.public_id)
        with pytest.raises(NotFound):
            find_on_dispute(actor=stranger, report_number=disputed.report.number, seq=disputed.seq, finding="right")


def test_a_validator_never_judges_their_own_approval(world, disputed):
    """Also from a seat above their own office."""
    own = world.users["validator"]
    above = acting(person(world, "atasan", "prov", Role.SUPERVISOR))
    assert len(disputes_for(above, found=False).rows) == 1
    Judgement.objects.filter(pk=disputed.pk).update(validator_id=above.user_id)
    assert disputes_for(above, found=False).rows == ()
    Judgement.objects.filter(pk=disputed.pk).update(validator_id=own.pk, worker_id=above.user_id)
    assert disputes_for(above, found=False).rows == ()


def test_a_leader_reads_and_finds_nothing(world, disputed):
    shown = dispute_for(world.leader, disputed.report.number, disputed.seq)
    assert not shown.may_find
    with pytest.raises(Forbidden):
        find_on_dispute(actor=world.leader, report_number=disputed.report.number, seq=disputed.seq, finding="right")


def test_a_finding_is_written_once_and_blame_needs_words(world, disputed):
    said = {"actor": world.secretary, "report_number": disputed.report.number, "seq": disputed.seq}
    for finding, words in (("", ""), ("guilty", "x"), ("hasty", ""), ("false_proof", " "), ("right", "x" * 2001)):
        with pytest.raises(Invalid):
            find_on_dispute(**said, finding=finding, words=words)
    find_on_dispute(**said, finding="hasty", words="Lubangnya tampak di foto sesudah. Hubungi 0812 3456 7890.")
    found = Judgement.objects.get(pk=disputed.pk)
    assert (found.finding, found.found_by_id) == ("hasty", world.users["secretary"].pk)
    assert "0812" not in found.finding_words
    with pytest.raises(VerbNotAllowed):
        find_on_dispute(**said, finding="right")
    assert (disputes_open(world.secretary), len(disputes_for(world.secretary, found=True).rows)) == (0, 1)


def test_whistleblowing_is_not_among_them(world, disputed):
    Report.objects.filter(pk=disputed.report_id).update(visibility=Visibility.WHISTLEBLOWING)
    assert disputes_for(world.secretary, found=False).rows == ()
    with pytest.raises(NotFound):
        dispute_for(world.secretary, disputed.report.number, disputed.seq)


def test_a_merged_report_disputes_the_work_of_what_it_followed(world, django_capture_on_commit_callbacks):
    main, other = world.report().report, world.report(text="Aspal depan pasar sudah rusak berat, banyak lubang.").report
    merge(actor=world.dispatcher, report_id=other.pk, seen=other.version, main_id=main.pk)
    main = walk(world, main, *TO_PROOF)
    validate(actor=world.validator, report_id=main.pk, seen=main.version)
    said = dispute(actor=world.reporter_of(other), report_id=other.pk, seen=None, reason="Belum beres.")
    event = ReportDisputed(report_id=other.pk, seq=said.entries, main_id=main.pk)
    made = record(event.report_id, event.seq, Judged.DISPUTED, work_id=event.main_id)
    assert (made.work_id, made.validator_id, made.agency_id) == (main.pk, world.users["validator"].pk, world.agencies["prov.bmbk"].pk)
    assert made.worker_id == world.users["officer"].pk
    shown = dispute_for(world.secretary, other.number, made.seq)
    assert (shown.work, [photo.kind for photo in shown.after]) == (main, [PhotoKind.AFTER])
    assert disputed_photo(world.secretary, shown.after[0].public_id)


def test_what_followed_an_answer_alone_is_no_judgement(world):
    other, main = world.report().report, world.report().report
    assert record(other.pk, other.entries, Judged.DISPUTED, work_id=main.pk) is None
    assert not Judgement.objects.exists()


def test_the_list_goes_on_from_a_cursor(world, disputed, monkeypatch):
    monkeypatch.setattr("siger.proof.queries.disputes.PAGE", 1)
    first = Judgement.objects.get(pk=disputed.pk)
    first.pk, first.seq, first._state.adding = None, first.seq + 1, True
    first.save()
    page = disputes_for(world.secretary, found=False)
    rest = disputes_for(world.secretary, found=False, after=parse_cursor(page.next))
    assert [row.seq for row in (*page.rows, *rest.rows)] == [first.seq, disputed.seq]
    assert rest.next is None


def test_history_is_judged_once_and_says_the_same_as_the_events(world, disputed):
    """What the listener wrote stays; without it the timeline alone gives the same."""
    kept = {one.seq: (one.verdict, one.validator_id, one.worker_id, one.agency_id, one.at) for one in Judgement.objects.all()}
    assert record_history() == 1  # the approval; the fixture wrote the dispute
    Judgement.objects.all().delete()
    assert (record_history(), record_history()) == (2, 0)
    made = {one.seq: (one.verdict, one.validator_id, one.worker_id, one.agency_id, one.at) for one in Judgement.objects.all()}
    assert kept.items() <= made.items()


def test_a_superior_who_sent_the_report_does_not_find_on_their_own_dispute(world, disputed):
    Reporter.objects.filter(report=disputed.report).update(user=world.users["secretary"])
    picture = Photo.objects.filter(report=disputed.report).first()
    assert (disputes_for(world.secretary, found=False).rows, disputes_open(world.secretary)) == ((), 0)
    with pytest.raises(NotFound):
        find_on_dispute(
            actor=world.secretary, report_number=disputed.report.number, seq=disputed.seq, finding="false_proof", words="Palsu."
        )
    with pytest.raises(NotFound):
        disputed_photo(world.secretary, picture.public_id)
