"""The day of one's own desk."""

from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.desk.queries import own_desk as own_desks
from siger.desk.queries.own_desk import has_desk, late_next, own_desk, waiting_longest
from siger.reports.actions.assign import assign
from siger.reports.actions.hand_back import hand_back
from siger.reports.actions.request_info import request_info
from siger.reports.models import Report
from siger.reports.queries.worklist import counts

pytestmark = pytest.mark.django_db


def _sent_on(world, actor, report):
    report = Report.objects.get(pk=report.pk)
    return assign(actor=actor, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk, reason="")


def test_what_came_today_was_cleared_and_still_waits(world):
    with time_machine.travel(now() - timedelta(days=3)):
        old = world.report().report
    new, asked = world.report().report, world.report().report
    _sent_on(world, world.dispatcher, old)
    request_info(actor=world.dispatcher, report_id=asked.pk, seen=asked.version, question="Di sebelah mana?")
    day = own_desk(world.dispatcher)
    assert (day.waiting, day.came, day.cleared, day.cleared_by_me) == (1, 2, 2, 2)
    assert [row.number for row in waiting_longest(world.dispatcher)] == [new.number]


def test_what_a_colleague_cleared_counts_for_the_desk_and_not_for_me(world):
    report = world.report().report
    _sent_on(world, world.dispatcher, report)
    own = own_desk(world.inspector)
    assert (own.cleared, own.cleared_by_me) == (0, 0)
    there = own_desk(world.officer)
    assert (there.waiting, there.came, there.cleared) == (1, 1, 0)


def test_what_comes_back_came_again_and_is_counted_once(world):
    report = world.report().report
    _sent_on(world, world.dispatcher, report)
    report = Report.objects.get(pk=report.pk)
    hand_back(actor=world.officer, report_id=report.pk, seen=report.version, reason="Bukan jalan kami.")
    day = own_desk(world.dispatcher)
    assert (day.waiting, day.came, day.cleared) == (1, 1, 1)
    assert (own_desk(world.officer).cleared, own_desk(world.officer).cleared_by_me) == (1, 1)


def test_what_goes_late_next_is_what_runs_out_within_a_day(world):
    soon, later, over = (world.report().report for _ in range(3))
    for report, hours in ((soon, 5), (later, 40), (over, -5)):
        Report.objects.filter(pk=report.pk).update(due_at=now() + timedelta(hours=hours))
    day = own_desk(world.dispatcher)
    assert (day.late, day.late_soon) == (1, 1)
    assert [row.number for row in late_next(world.dispatcher)] == [soon.number]


def test_the_day_begins_at_local_midnight(world):
    with time_machine.travel("2026-06-10 23:30 +0700", tick=False):
        world.report()
        assert own_desk(world.dispatcher).came == 1
    with time_machine.travel("2026-06-11 00:30 +0700", tick=False):
        assert own_desk(world.dispatcher).came == 0


def test_nobody_counts_what_they_may_not_see(world):
    world.report(visibility="whistleblowing")
    assert own_desk(world.dispatcher).came == 0
    assert own_desk(world.inspector).came == 1
    assert not has_desk(world.leader)


def test_what_waits_is_counted_up_to_the_limit_in_the_order_of_the_list(world, monkeypatch):
    monkeypatch.setattr(counts, "MOST_AT_DESK", 2)
    monkeypatch.setattr(own_desks, "MOST_AT_DESK", 2)
    reports = [world.report().report for _ in range(5)]
    for report, hours in zip(reports, (-9, -5, 3, 7, 40), strict=True):
        Report.objects.filter(pk=report.pk).update(due_at=now() + timedelta(hours=hours))
    day = own_desk(world.dispatcher)
    assert (day.waiting, day.late, day.late_soon) == (3, 2, 1)
    assert [row.number for row in waiting_longest(world.dispatcher)] == [report.number for report in reports[:3]]


def test_it_costs_two_statements(world, django_assert_num_queries):
    world.report()
    with django_assert_num_queries(2):
        own_desk(world.dispatcher)
