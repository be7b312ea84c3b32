"""A worker may die at any moment, and an event's work is still done exactly once."""

import contextlib
import time

import psycopg
import pytest
from django.db import connection, transaction

from siger.core.events import publish
from siger.core.events.delivery import deliver
from siger.core.jobs.stalled import MOST_ATTEMPTS, requeue_stalled
from siger.core.jobs.tests import probe
from siger.core.jobs.tests.workers import age_heartbeats, database_address, jobs_by_status, wait_until, worker_running
from siger.core.models import HandledEvent

PROBE = "siger.core.jobs.tests.probe"


@contextlib.contextmanager
def closed_gate():
    """Another session holds the gate, so that listeners stop in mid-work."""
    with psycopg.connect(database_address(), autocommit=True) as session:
        session.execute("SELECT pg_advisory_lock(%s)", [probe.GATE])
        yield


def listener_waits_at_gate() -> bool:
    with psycopg.connect(database_address(), autocommit=True) as session:
        row = session.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted", [probe.GATE]
        ).fetchone()
    return bool(row and row[0])


def send(event) -> None:
    with transaction.atomic():
        publish(event)


@pytest.mark.slow
def test_a_listener_killed_in_mid_work_is_done_exactly_once_by_the_next_worker(queue):
    with closed_gate():
        with worker_running(PROBE) as first:
            send(probe.Probed(subject=1))
            wait_until(listener_waits_at_gate)
            first.kill()
        assert probe.effects(1) == 0
        assert jobs_by_status("doing") == 1
    age_heartbeats()
    with worker_running(PROBE):  # its first periodic run finds what the dead worker held
        wait_until(lambda: jobs_by_status("succeeded") == 1, seconds=75)
    assert probe.effects(1) == 1
    assert HandledEvent.objects.count() == 1


def test_a_worker_killed_between_the_work_and_its_note_does_not_repeat_the_effect(queue):
    event = probe.Probed(subject=2)
    send(event)
    deliver(event=event.name, listener=f"{PROBE}.count_once", data=event.as_json())
    _hold_by_dead_worker()
    assert len(requeue_stalled()["todo"]) == 1
    with worker_running(PROBE):
        wait_until(lambda: jobs_by_status("succeeded") == 1)
    assert probe.effects(2) == 1


def test_a_job_of_a_living_worker_is_left_alone(queue):
    with closed_gate(), worker_running(PROBE):
        send(probe.Probed(subject=3))
        wait_until(listener_waits_at_gate)
        assert requeue_stalled() == {"todo": [], "failed": [], "aborted": []}


def test_a_job_that_takes_its_worker_down_every_time_ends_as_failed(queue):
    send(probe.Probed(subject=4))
    _hold_by_dead_worker(attempts=MOST_ATTEMPTS)
    assert len(requeue_stalled()["failed"]) == 1
    assert jobs_by_status("failed") == 1


def test_periodic_work_of_a_dead_worker_gives_way_to_the_next_run(queue):
    send(probe.Probed(subject=5))
    send(probe.Probed(subject=6))
    _sql("UPDATE procrastinate_jobs SET queueing_lock = 'x', status = 'doing' WHERE id = (SELECT min(id) FROM procrastinate_jobs)")
    _sql("UPDATE procrastinate_jobs SET queueing_lock = 'x' WHERE status = 'todo'")
    assert len(requeue_stalled()["aborted"]) == 1


def test_work_goes_on_after_the_database_has_cut_every_connection(queue):
    with worker_running(PROBE) as process:
        send(probe.Probed(subject=7))
        wait_until(lambda: jobs_by_status("succeeded") == 1)
        _cut_connections_of_others()
        time.sleep(0.2)
        send(probe.Probed(subject=8))
        wait_until(lambda: jobs_by_status("succeeded") == 2 or process.poll() is not None)
        died = process.poll() is not None
    if died:  # it may end itself: its supervisor starts it again
        with worker_running(PROBE):
            age_heartbeats()
            wait_until(lambda: jobs_by_status("succeeded") == 2, seconds=75)
    assert (probe.effects(7), probe.effects(8)) == (1, 1)


@pytest.mark.slow
def test_a_job_whose_connections_are_cut_in_mid_work_is_tried_again_and_done_once(queue):
    with worker_running(PROBE) as process:
        with closed_gate():
            send(probe.Probed(subject=9))
            wait_until(listener_waits_at_gate)
            _cut_connections_of_others()
            # Its failure was noted over a fresh connection, unless the worker's own periodic work met the cut and ended it.
            wait_until(lambda: jobs_by_status("todo") == 1 or process.poll() is not None)
        _sql("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
        wait_until(lambda: jobs_by_status("succeeded") == 1 or process.poll() is not None)
        died = process.poll() is not None
    if died:
        with worker_running(PROBE):
            age_heartbeats()
            wait_until(lambda: jobs_by_status("succeeded") == 1, seconds=75)
    assert probe.effects(9) == 1


def test_a_job_that_its_living_worker_has_lost_is_given_back_after_twenty_minutes(queue):
    send(probe.Probed(subject=10))
    _sql("INSERT INTO procrastinate_workers DEFAULT VALUES")
    _sql("UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)")
    assert requeue_stalled()["todo"] == []
    _sql("UPDATE procrastinate_events SET at = at - interval '21 minutes' WHERE type = 'started'")
    assert len(requeue_stalled()["todo"]) == 1


def _hold_by_dead_worker(attempts: int = 1) -> None:
    _sql("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL, attempts = %s", attempts)


def _cut_connections_of_others() -> None:
    connection.close()  # ours is cut too; the test opens a fresh one
    _sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND pid NOT IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)"  # not whoever keeps the gate
    )


def _sql(statement: str, *values: object) -> None:
    with psycopg.connect(database_address(), autocommit=True) as session:
        session.execute(statement, values or None)
