"""Who answers from outside is waited for until the day that was named; then the dispatcher is reminded, once."""

from datetime import timedelta

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.reports import referrals
from siger.reports.actions.come_back import come_back
from siger.reports.actions.refer import refer
from siger.reports.models import Audience, Referral, Report
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.referrals import remind_of_referrals
from siger.reports.states import State, Verb
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def referred(world):
    def go(**changes):
        report = world.report().report
        told = {"target": "PLN UP3", "reason": "Gardu milik PLN.", "reference": "PLN-77"} | changes
        return refer(actor=world.dispatcher, report_id=report.pk, seen=report.version, **told)

    return go


def reminders(report):
    return list(report.timeline.filter(verb=Verb.REMIND))


def after(report, **distance):
    return time_machine.travel(Report.objects.get(pk=report.pk).due_at + timedelta(**distance))


def test_before_its_day_nobody_is_reminded(referred):
    report = referred()
    with after(report, minutes=-1):
        assert remind_of_referrals() == 0
    assert reminders(report) == []


def test_after_its_day_it_is_said_once_for_the_office_alone(referred):
    report = referred()
    with after(report, minutes=1):
        assert remind_of_referrals() == 1
        assert remind_of_referrals() == 0
        [entry] = reminders(report)
        assert (entry.audience, entry.payload) == (Audience.OFFICE, {"target": "PLN UP3", "reference": "PLN-77"})
        assert Referral.objects.get().reminded_at == now().replace(microsecond=Referral.objects.get().reminded_at.microsecond)
    fresh = Report.objects.get(pk=report.pk)
    assert (fresh.state, fresh.due_at) == (State.REFERRED, report.due_at)
    assert first_broken_entry(fresh) is None


def test_the_day_that_was_named_counts(referred):
    report = referred(answer_on=now().date() + timedelta(days=40))
    with time_machine.travel(now() + timedelta(days=39)):
        assert remind_of_referrals() == 0
    with time_machine.travel(now() + timedelta(days=42)):
        assert remind_of_referrals() == 1
    assert len(reminders(report)) == 1


@pytest.mark.parametrize("verb", [Verb.ANSWER, Verb.COME_BACK])
def test_what_was_answered_or_came_back_is_not_chased(world, referred, verb):
    report = referred()
    caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.dispatcher, report.pk, report.version)
    assert Referral.objects.get().ended_at is not None
    with time_machine.travel(now() + timedelta(days=120)):
        assert remind_of_referrals() == 0
    assert reminders(report) == []


def test_referred_again_it_is_chased_again(world, referred):
    report = referred()
    with after(report, days=1):
        remind_of_referrals()
        report = Report.objects.get(pk=report.pk)
        report = come_back(actor=world.dispatcher, report_id=report.pk, seen=report.version, reason="Mereka minta data.")
        refer(actor=world.dispatcher, report_id=report.pk, seen=report.version, target="PLN UID", reason="Ke kantor induk.")
    with after(report, days=1):
        assert remind_of_referrals() == 1
    assert [entry.payload["target"] for entry in reminders(report)] == ["PLN UP3", "PLN UID"]


def test_one_that_fails_stops_no_other_and_is_tried_again(referred, monkeypatch):
    first, second = referred(), referred()
    real = referrals.remind

    def changed_meanwhile(*, actor, report_id, seen):
        return real(actor=actor, report_id=report_id, seen=seen - (report_id == first.pk))

    with after(second, days=1):
        monkeypatch.setattr(referrals, "remind", changed_meanwhile)
        assert remind_of_referrals() == 1
        monkeypatch.undo()
        assert remind_of_referrals() == 1
    assert len(reminders(first)) == len(reminders(second)) == 1


def test_it_runs_by_the_clock():
    from procrastinate.contrib.django import app

    tasks = {task.name: cron.cron for (name, _), cron in app.periodic_registry.periodic_tasks.items() for task in [cron.task] if name}
    assert tasks["siger.reports.remind_of_referrals"] == "17 * * * *"
    assert not ProcrastinateJob.objects.filter(task_name="siger.reports.remind_of_referrals").exists()
