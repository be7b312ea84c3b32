"""Ways through the life of a report, by the real actions."""

from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound, Stale, VerbNotAllowed
from siger.people.actors import SYSTEM
from siger.reports.actions.confirm import rate
from siger.reports.models import Photo, PhotoKind, Rating, Report
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import Holder, Outcome, State, Verb
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db


def do(world, report, *steps):
    """Take (person, verb) steps one after the other on the newest version of `report`."""
    for person, verb in steps:
        actor = world.reporter_of(report) if person == "reporter" else SYSTEM if person == "clock" else world.people[person]
        agency = world.agencies["prov.bmbk"]
        caller(verb, agency_id=agency.pk)(actor, report.pk, Report.objects.get(pk=report.pk).version)
    return Report.objects.get(pk=report.pk)


TO_PROOF = (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF))
TO_RESOLVED = (*TO_PROOF, ("validator", Verb.VALIDATE))


def test_a_report_is_assigned_done_validated_and_confirmed(world):
    report = do(world, world.report().report, *TO_RESOLVED, ("reporter", Verb.CONFIRM))
    assert (report.state, report.outcome, report.holder) == (State.CLOSED, Outcome.CONFIRMED, Holder.NOBODY)
    assert Rating.objects.get(report=report).stars == 5
    assert report.photos.filter(kind=PhotoKind.AFTER).count() == 1
    assert first_broken_entry(report) is None


def test_a_dispute_sends_the_report_back_to_work_and_one_level_up(world):
    report = do(world, world.report().report, *TO_RESOLVED, ("reporter", Verb.DISPUTE))
    assert (report.state, report.disputes, report.escalation) == (State.IN_PROGRESS, 1, 1)
    assert report.agency == world.agencies["prov.bmbk"]


def test_after_two_disputes_only_a_superior_may_close_and_it_stays_disputed(world):
    again = (("officer", Verb.SUBMIT_PROOF), ("validator", Verb.VALIDATE), ("reporter", Verb.DISPUTE))
    report = do(world, world.report().report, *TO_RESOLVED, ("reporter", Verb.DISPUTE), *again)
    with pytest.raises(Forbidden):
        do(world, report, ("supervisor", Verb.UPHOLD))
    report = do(world, report, ("secretary", Verb.UPHOLD))
    assert (report.state, report.outcome) == (State.CLOSED, Outcome.DISPUTED)


def test_one_dispute_is_not_enough_to_close_against_the_reporter(world):
    report = do(world, world.report().report, *TO_RESOLVED, ("reporter", Verb.DISPUTE))
    with pytest.raises(VerbNotAllowed, match="dua kali"):
        do(world, report, ("secretary", Verb.UPHOLD))


def test_work_of_one_unit_cannot_be_validated_by_the_same_unit(world):
    report = do(world, world.report().report, *TO_PROOF)
    with pytest.raises((Forbidden, NotFound)):
        do(world, report, ("own_validator", Verb.VALIDATE))


def test_returned_work_is_counted_and_done_again(world):
    report = do(world, world.report().report, *TO_PROOF, ("validator", Verb.RETURN_WORK))
    assert (report.state, report.returned) == (State.IN_PROGRESS, 1)


def test_silence_closes_after_ten_days_and_not_before(world):
    report = do(world, world.report().report, *TO_RESOLVED)
    with pytest.raises(VerbNotAllowed):
        do(world, report, ("clock", Verb.AUTO_CLOSE))
    with time_machine.travel(now() + timedelta(days=10, minutes=1)):
        report = do(world, report, ("clock", Verb.AUTO_CLOSE))
    assert (report.state, report.outcome) == (State.CLOSED, Outcome.SILENT)


def test_a_silent_closure_is_reopened_once_within_thirty_days(world):
    start = now()
    report = do(world, world.report().report, *TO_RESOLVED)
    with time_machine.travel(start + timedelta(days=11)):
        do(world, report, ("clock", Verb.AUTO_CLOSE))
    with time_machine.travel(start + timedelta(days=45)), pytest.raises(VerbNotAllowed, match="sudah lewat"):
        do(world, report, ("reporter", Verb.REOPEN))
    with time_machine.travel(start + timedelta(days=20)):
        report = do(world, report, ("reporter", Verb.REOPEN))
    assert (report.state, report.reopened) == (State.IN_PROGRESS, 1)


def test_a_question_stops_the_clock_and_the_answer_lets_it_go_on(world):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    left = report.due_at - now()
    report = do(world, report, ("officer", Verb.REQUEST_INFO))
    assert (report.state, report.holder) == (State.NEEDS_INFO, Holder.REPORTER)
    with time_machine.travel(now() + timedelta(days=6)):
        report = do(world, report, ("reporter", Verb.SUPPLY_INFO))
        assert report.state == State.ASSIGNED
        assert abs((report.due_at - now()) - left) < timedelta(minutes=1)


def test_an_unanswered_question_closes_as_incomplete_and_the_reporter_may_revive_it(world):
    report = do(world, world.report().report, ("dispatcher", Verb.REQUEST_INFO))
    with time_machine.travel(report.due_at + timedelta(minutes=1)):
        report = do(world, report, ("clock", Verb.CLOSE_INCOMPLETE))
        assert report.state == State.CLOSED_INCOMPLETE
        report = do(world, report, ("reporter", Verb.SUPPLY_INFO))
    assert (report.state, report.holder) == (State.RECEIVED, Holder.DISPATCHER)


def test_a_complaint_is_not_closed_by_an_answer(world):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    with pytest.raises(VerbNotAllowed, match="dibuktikan"):
        do(world, report, ("officer", Verb.ANSWER))


def test_handing_back_is_counted_and_leaves_the_desk_empty(world):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.HAND_BACK))
    assert (report.state, report.agency, report.transfers) == (State.RECEIVED, None, 1)


def test_a_rejection_is_appealed_once(world):
    report = do(world, world.report().report, ("dispatcher", Verb.REJECT), ("reporter", Verb.APPEAL), ("dispatcher", Verb.REJECT))
    with pytest.raises(VerbNotAllowed, match="satu kali"):
        do(world, report, ("reporter", Verb.APPEAL))


def test_the_second_of_two_officers_is_told_and_nothing_is_lost(world):
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    do(world, report, ("officer", Verb.START))
    with pytest.raises(Stale):
        caller(Verb.HAND_BACK, agency_id=0)(world.officer, report.pk, report.version)
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS


def test_a_private_report_is_never_published(world):
    report = world.report(visibility="private").report
    with pytest.raises(VerbNotAllowed):
        do(world, report, ("dispatcher", Verb.PUBLISH))


def test_whistleblowing_is_for_the_inspectorate_alone(world):
    report = world.report(visibility="whistleblowing", category="illegal_levies_corruption", service_code="").report
    assert report.agency == world.agencies["prov.inspektorat"]
    assert (report.title, report.text, report.landmark) == ("", "", "")
    for person in ("dispatcher", "officer", "supervisor", "secretary", "validator", "leader", "administrator"):
        with pytest.raises(NotFound):
            do(world, report, (person, Verb.COMMENT))
    with pytest.raises(Invalid):
        do(world, report, ("inspector", Verb.ASSIGN))  # to an office outside the Inspektorat


def test_a_rating_without_confirmation_is_refused(world):
    report = do(world, world.report().report, *TO_RESOLVED)
    with pytest.raises(Invalid):
        rate(actor=world.reporter_of(report), report_id=report.pk, stars=5)


def test_proof_without_a_photo_is_refused_and_nothing_changes(world):
    from siger.reports.actions.submit_proof import submit_proof

    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.START))
    with pytest.raises(Invalid, match="foto"):
        submit_proof(actor=world.officer, report_id=report.pk, seen=report.version, after=[])
    assert not Photo.objects.exists()
