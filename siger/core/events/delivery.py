"""Events as procrastinate jobs."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import psycopg
from django.db import OperationalError, connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from siger.core.events.registry import Event, find_listener, listeners_of, rebuild

# 2 s, 9 s, 18 s, 31 s … 38 minutes in all; then the job stays failed, is listed in the office and can be resent.
RETRY = RetryStrategy(max_attempts=10, exponential_wait=2, linear_wait=5)


class UnknownEvent(Exception):
    """The job names an event or listener that this release does not have; it stays failed until it can be handled."""


def publish(*events: Event) -> None:
    """Insert one job per listener of each event, in the current transaction. Raises RuntimeError outside of one.

    A database that is away is told as Django tells it everywhere else, by OperationalError.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("publish() belongs inside the transaction of the action")
    for lock, same_lock in groupby(events, key=lambda event: event.lock):
        jobs: list[dict[str, Any]] = [
            {"event": event.name, "listener": listener.name, "data": event.as_json()}
            for event in same_lock
            for listener in listeners_of(event.name)
        ]
        if jobs:
            with _as_django_tells_it():
                deliver.configure(lock=lock).batch_defer(*jobs)


@contextmanager
def _as_django_tells_it() -> Iterator[None]:
    """procrastinate wraps a lost connection in an exception of its own, which no surface takes for "try again"."""
    try:
        yield
    except ConnectorException as error:
        if isinstance(error.__cause__, psycopg.OperationalError | psycopg.InterfaceError):
            raise OperationalError("the connection was lost while jobs were inserted") from error
        raise


@app.task(name="siger.deliver", retry=RETRY, pass_context=False)
def deliver(event: str, listener: str, data: dict[str, Any]) -> None:
    """Run one listener for one event. A second run of an atomic listener does nothing."""
    found, rebuilt = find_listener(event, listener), rebuild(event, data)
    if found is None or rebuilt is None:
        raise UnknownEvent(f"{event} -> {listener}")
    if not found.atomic:
        found.handle(rebuilt)
        return
    with transaction.atomic():
        if _first_time(rebuilt.event_id, listener):
            found.handle(rebuilt)


def _first_time(event_id: str, listener: str) -> bool:
    """Mark the listener as run; False when it ran before. A run of the same that is still going on is waited for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_handledevent (event_id, listener, handled_at) VALUES (%s, %s, now()) ON CONFLICT DO NOTHING",
            [event_id, listener],
        )
        return bool(cursor.rowcount == 1)
