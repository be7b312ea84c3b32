"""What fails is tried again, and what gives up stays visible until somebody sends it again."""

import psycopg
import pytest
from django.db import transaction

from siger.core.events import publish
from siger.core.jobs.failed import failed_count, failed_jobs, resend, resend_failed
from siger.core.jobs.tests import probe
from siger.core.jobs.tests.workers import database_address, jobs_by_status, wait_until, worker_running

PROBE = "siger.core.jobs.tests.probe"


def send(event) -> None:
    with transaction.atomic():
        publish(event)


def hurry() -> None:
    """The waiting time before another attempt is over."""
    with psycopg.connect(database_address(), autocommit=True) as session:
        session.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


def attempts() -> int:
    with psycopg.connect(database_address()) as session:
        row = session.execute("SELECT max(attempts) FROM procrastinate_jobs WHERE queueing_lock IS NULL").fetchone()
    return row[0] if row else 0


@pytest.mark.slow
def test_a_listener_that_fails_twice_and_then_succeeds_has_its_effect_once(queue):
    with worker_running(PROBE):
        send(probe.ProbedTwiceInVain(subject=1))
        for tried in (1, 2):
            wait_until(lambda tried=tried: attempts() == tried)
            assert probe.effects(1) == 0
            hurry()
        wait_until(lambda: jobs_by_status("succeeded") == 1)
    assert probe.effects(1) == 1


def test_a_failed_job_stays_listed_until_it_is_sent_again_and_done(queue):
    send(probe.Probed(subject=2))
    fail_waiting_job()
    (listed,) = failed_jobs()
    assert listed.what == "Probed → core.jobs.tests.probe.count_once"
    assert listed.failed_at is not None
    assert failed_count() == 1
    assert resend(listed.id) is True
    assert failed_count() == 0
    assert resend(listed.id) is False
    with worker_running(PROBE):
        wait_until(lambda: jobs_by_status("succeeded") == 1)
    assert probe.effects(2) == 1


def test_a_job_that_failed_twice_is_listed_once_and_gets_all_its_attempts_again(queue):
    send(probe.Probed(subject=3))
    fail_waiting_job()
    resend_failed()
    fail_waiting_job()
    (listed,) = failed_jobs()
    assert resend_failed([listed.id, listed.id + 1]) == [listed.id]
    assert attempts() == 0


def test_a_job_whose_listener_is_gone_fails_and_can_be_seen(queue):
    send(probe.Probed(subject=4))
    with worker_running():  # this worker never heard of the listener
        wait_until(lambda: attempts() >= 1)
    assert jobs_by_status("succeeded") == 0


def fail_waiting_job() -> None:
    with psycopg.connect(database_address(), autocommit=True) as session:
        session.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = 9 WHERE status = 'todo'")
        session.execute("SELECT procrastinate_finish_job_v1(id, 'failed', false) FROM procrastinate_jobs WHERE status = 'doing'")
