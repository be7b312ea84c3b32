"""What is new to whom."""

from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.desk.actions.look import look
from siger.desk.forgetting import KEPT, forget_seen
from siger.desk.models import Seen
from siger.desk.queries.seen import unread_among
from siger.reports.actions.assign import assign
from siger.reports.actions.comment import comment
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


def _fresh(report):
    return Report.objects.get(pk=report.pk)


@pytest.fixture
def reports(world):
    return [world.report().report for _ in range(3)]


def test_what_was_never_opened_is_unread_and_what_was_opened_is_not(world, reports):
    assert unread_among(world.dispatcher, reports) == {one.pk for one in reports}
    assert look(actor=world.dispatcher, report=reports[0]) is None
    assert unread_among(world.dispatcher, reports) == {one.pk for one in reports[1:]}
    assert unread_among(world.other_dispatcher, reports) == {one.pk for one in reports}


def test_it_is_unread_again_when_somebody_else_did_something_and_not_by_ones_own_hand(world, reports):
    report = reports[0]
    look(actor=world.dispatcher, report=report)
    comment(actor=world.dispatcher, report_id=report.pk, words="Sudah saya telepon.", internal=True)
    assert unread_among(world.dispatcher, [report]) == set()
    comment(actor=world.reporter_of(report), report_id=report.pk, words="Tolong dipercepat.")
    assert unread_among(world.dispatcher, [report]) == {report.pk}


def test_a_look_tells_how_far_the_last_one_came_and_never_goes_back(world, reports):
    old = reports[0]
    look(actor=world.dispatcher, report=old)
    assign(actor=world.dispatcher, report_id=old.pk, seen=old.version, agency_id=world.agencies["prov.bmbk"].pk, reason="")
    before = look(actor=world.dispatcher, report=_fresh(old))
    assert (before.version, before.entries) == (old.version, old.entries)
    look(actor=world.dispatcher, report=old)  # a page that was loaded earlier and answers later
    assert Seen.objects.get().entries == _fresh(old).entries


def test_a_list_asks_once(world, reports, django_assert_num_queries):
    with django_assert_num_queries(1):
        unread_among(world.dispatcher, reports)
    with django_assert_num_queries(0):
        unread_among(world.dispatcher, [])


def test_looks_at_reports_that_are_done_are_forgotten_and_others_are_kept(world, reports):
    done, waiting, _other = reports
    for report in (done, waiting):
        look(actor=world.dispatcher, report=report)
    Report.objects.filter(pk=done.pk).update(holder="nobody", due_at=None, state="closed", outcome="confirmed")
    with time_machine.travel(now() + KEPT + timedelta(days=1)):
        forget_seen()
        assert unread_among(world.dispatcher, [_fresh(done)]) == set()
    assert [one.report_id for one in Seen.objects.all()] == [waiting.pk]
