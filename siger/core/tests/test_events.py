from dataclasses import dataclass

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.events import Event, listens, publish
from siger.core.events.delivery import UnknownEvent, deliver
from siger.core.events.registry import rebuild
from siger.core.models import HandledEvent

handled: list[int] = []


@dataclass(frozen=True, kw_only=True)
class Happened(Event):
    number: int
    ids: tuple[int, ...] = ()

    @property
    def lock(self):
        return f"thing:{self.number}"


@listens(Happened)
def note(event: Happened) -> None:
    handled.append(event.number)
    if event.number < 0:
        raise ValueError("no")


@pytest.fixture(autouse=True)
def _fresh():
    handled.clear()


def run(event):
    deliver(event=event.name, listener=f"{note.__module__}.{note.__qualname__}", data=event.as_json())


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_of_a_transaction_is_a_mistake():
    with pytest.raises(RuntimeError, match="transaction"):
        publish(Happened(number=1))


@pytest.mark.django_db
def test_one_job_per_listener_in_the_transaction_with_the_lock_of_the_event():
    with transaction.atomic():
        publish(Happened(number=7), Happened(number=7))
    jobs = ProcrastinateJob.objects.filter(task_name="siger.deliver")
    assert [job.lock for job in jobs] == ["thing:7", "thing:7"]


@pytest.mark.django_db
def test_a_rolled_back_action_leaves_no_job():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish(Happened(number=7))
        raise ZeroDivisionError
    assert not ProcrastinateJob.objects.filter(task_name="siger.deliver").exists()


@pytest.mark.django_db
def test_a_second_delivery_does_nothing():
    event = Happened(number=3)
    run(event)
    run(event)
    assert handled == [3]


@pytest.mark.django_db
def test_a_handler_that_failed_runs_again():
    event = Happened(number=-1)
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            run(event)
    assert handled == [-1, -1]
    assert not HandledEvent.objects.exists()


def test_an_event_comes_back_as_it_was_published():
    event = Happened(number=4, ids=(1, 2))
    assert rebuild(event.name, {**event.as_json(), "ids": [1, 2]}) == event


@pytest.mark.django_db
def test_an_event_of_another_release_fails_instead_of_vanishing():
    with pytest.raises(UnknownEvent):
        deliver(event="gone.Event", listener="gone.handler", data={})
    assert rebuild(Happened.name, {"number": 1, "colour": "red"}) is None


@pytest.mark.django_db(transaction=True)
def test_a_connection_lost_while_publishing_is_told_as_any_other():
    with pytest.raises(OperationalError, match="jobs were inserted"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            own = cursor.fetchone()[0]
        with psycopg.connect(connection.connection.info.dsn, password=connection.connection.info.password) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [own])
        publish(Happened(number=1))
    connection.close()
