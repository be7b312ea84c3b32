"""Housekeeping throws away what is done, and nothing that is still needed."""

from datetime import timedelta

import psycopg
import time_machine
from django.db import transaction
from procrastinate.contrib.django import app

from siger.core.clock import now
from siger.core.events import publish
from siger.core.events.delivery import deliver
from siger.core.jobs.pruning import prune
from siger.core.jobs.tests import probe
from siger.core.jobs.tests.workers import database_address, jobs_by_status
from siger.core.models import HandledEvent, IdempotencyKey, RateWindow

LISTENER = "siger.core.jobs.tests.probe.count_once"


def finish_jobs(status: str) -> None:
    with psycopg.connect(database_address(), autocommit=True) as session:
        session.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo'")
        session.execute("SELECT procrastinate_finish_job_v1(id, %s, false) FROM procrastinate_jobs WHERE status = 'doing'", [status])


def handled(subject: int) -> probe.Probed:
    event = probe.Probed(subject=subject)
    with transaction.atomic():
        publish(event)
    deliver(event=event.name, listener=LISTENER, data=event.as_json())
    return event


def in_days(days: float) -> time_machine.travel:
    return time_machine.travel(now() + timedelta(days=days), tick=False)


def test_finished_jobs_and_their_marks_are_kept_for_seven_days(queue):
    handled(1)
    finish_jobs("succeeded")
    with in_days(6.9):
        prune()
        assert (jobs_by_status("succeeded"), HandledEvent.objects.count()) == (1, 1)
    with in_days(7.1):
        prune()
        assert (jobs_by_status("succeeded"), HandledEvent.objects.count()) == (0, 0)


def test_a_failed_job_and_the_mark_that_its_work_was_done_outlive_the_week(queue):
    handled(2)
    finish_jobs("failed")
    with in_days(30):
        prune()
    assert (jobs_by_status("failed"), HandledEvent.objects.count()) == (1, 1)


def test_failed_periodic_work_is_forgotten_once_a_later_run_succeeded(queue):
    for status in ("failed", "succeeded", "failed"):
        app.configure_task("siger.jobs.prune", queueing_lock="siger.jobs.prune").defer(timestamp=1)
        finish_jobs(status)
    prune()
    with psycopg.connect(database_address()) as session:
        rows = session.execute("SELECT status::text FROM procrastinate_jobs ORDER BY id").fetchall()
    assert rows == [("succeeded",), ("failed",)]


def test_idempotency_keys_are_kept_for_ninety_days_and_rate_windows_until_they_end(queue):
    IdempotencyKey.objects.create(scope="report", key="k" * 16, body_digest=b"d" * 32)
    RateWindow.objects.create(bucket=b"b" * 16, count=1, ends_at=now() + timedelta(days=1))
    prune()
    assert (IdempotencyKey.objects.count(), RateWindow.objects.count()) == (1, 1)
    with in_days(89):
        prune()
        assert (IdempotencyKey.objects.count(), RateWindow.objects.count()) == (1, 0)
    with in_days(91):
        prune()
        assert IdempotencyKey.objects.count() == 0
