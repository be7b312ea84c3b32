"""What becomes of a merged report when its main report ends, and what its reporter can still say."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from siger.core.clock import now
from siger.core.errors import VerbNotAllowed
from siger.reports.models import Report
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import Holder, Outcome, State, Verb
from siger.reports.tests.test_journeys import TO_RESOLVED, do
from siger.reports.tests.test_merging import fresh, join, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(world):
    return published(world), published(world)


def test_a_withdrawn_main_takes_nobody_with_it(world):
    main = published(world)
    private, first, second = world.report(visibility="private").report, published(world), published(world)
    for one in (private, second, first):
        join(world, one, main)
    do(world, main, ("reporter", Verb.WITHDRAW))
    heir = fresh(first)
    assert (heir.state, heir.main, heir.due_at is not None) == (State.RECEIVED, None, True)
    assert {fresh(private).main, fresh(second).main} == {heir}
    assert (fresh(main).supporters, heir.supporters) == (0, 1)
    assert all(first_broken_entry(fresh(one)) is None for one in (main, private, first, second))


def test_an_unanswered_question_to_one_reporter_does_not_close_the_others(world):
    main, report = (do(world, one, ("dispatcher", Verb.PUBLISH)) for one in (world.report().report, world.report().report))
    join(world, report, main)
    main = do(world, main, ("dispatcher", Verb.REQUEST_INFO))
    with time_machine.travel(main.due_at + timedelta(minutes=1)):
        do(world, main, ("clock", Verb.CLOSE_INCOMPLETE))
    assert fresh(report).state == State.RECEIVED


def test_the_reporter_of_a_merged_report_disputes_and_it_goes_on_alone(world, two):
    main, report = two
    join(world, report, main)
    with pytest.raises(VerbNotAllowed, match="belum dinyatakan selesai"):
        do(world, report, ("reporter", Verb.DISPUTE))
    do(world, main, *TO_RESOLVED)
    report = do(world, report, ("reporter", Verb.DISPUTE))
    assert (report.state, report.agency, report.disputes, report.escalation) == (State.IN_PROGRESS, world.agencies["prov.bmbk"], 1, 1)
    assert (fresh(main).state, fresh(main).timeline.last().verb) == (State.RESOLVED, Verb.RELEASE)
    assert report.due_at is not None


def test_it_may_be_disputed_after_the_main_was_confirmed_but_not_for_ever(world, two):
    main, report = two
    join(world, report, main)
    do(world, main, *TO_RESOLVED, ("reporter", Verb.CONFIRM))
    with time_machine.travel(now() + timedelta(days=31)), pytest.raises(VerbNotAllowed):
        do(world, report, ("reporter", Verb.DISPUTE))
    with time_machine.travel(now() + timedelta(days=20)):
        assert do(world, report, ("reporter", Verb.DISPUTE)).state == State.IN_PROGRESS


def test_the_reporter_of_a_merged_report_appeals_against_the_rejection_of_its_main(world, two):
    main, report = two
    join(world, report, main)
    do(world, main, ("dispatcher", Verb.REJECT))
    report = do(world, report, ("reporter", Verb.APPEAL))
    assert (report.state, report.main, report.appeals) == (State.RECEIVED, None, 1)


def test_the_reporter_of_a_merged_report_may_withdraw_it(world, two):
    main, report = two
    join(world, report, main)
    report = do(world, report, ("reporter", Verb.WITHDRAW))
    assert (report.state, report.outcome, report.main, fresh(main).supporters) == (State.CLOSED, Outcome.WITHDRAWN, None, 0)


@pytest.mark.parametrize("circle", [True, False])
def test_the_database_refuses_chains_and_circles(world, two, circle):
    main, report = two
    join(world, report, main)
    third = world.report().report
    wrong, to = (main, report) if circle else (third, report)
    with pytest.raises(IntegrityError, match="follows nobody"), transaction.atomic():
        Report.objects.filter(pk=wrong.pk).update(state=State.MERGED, holder=Holder.NOBODY, due_at=None, main=to)
    with pytest.raises(IntegrityError, match="main_is_another"), transaction.atomic():
        Report.objects.filter(pk=third.pk).update(state=State.MERGED, holder=Holder.NOBODY, due_at=None, main=third)
    with pytest.raises(IntegrityError, match="merged_has_main"), transaction.atomic():
        Report.objects.filter(pk=third.pk).update(state=State.MERGED, holder=Holder.NOBODY, due_at=None)
