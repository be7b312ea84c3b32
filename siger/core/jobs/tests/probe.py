"""An event and listeners for the tests of the queue; imported by the test and by the worker process that it starts."""

from dataclasses import dataclass

from django.db import connection

from siger.core.events import Event, listens

GATE = 71_204
"""An advisory lock: while the test holds it, the listeners stand still in mid-work."""


@dataclass(frozen=True, kw_only=True)
class Probed(Event):
    subject: int


@dataclass(frozen=True, kw_only=True)
class ProbedTwiceInVain(Event):
    subject: int


@listens(Probed)
def count_once(event: Probed) -> None:
    """Write, then wait at the gate, then end: a kill at the gate is a kill in mid-handler."""
    add_effect(event.subject)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [GATE])


@listens(ProbedTwiceInVain)
def fail_twice(event: ProbedTwiceInVain) -> None:
    """Fails while its job has been tried fewer than two times; what it wrote before must not stay."""
    add_effect(event.subject)
    with connection.cursor() as cursor:
        cursor.execute("SELECT attempts FROM procrastinate_jobs WHERE args #>> '{data,event_id}' = %s", [event.event_id])
        (attempts,) = cursor.fetchone()
    if attempts < 2:
        raise RuntimeError("not yet")


def add_effect(subject: int) -> None:
    """The effect is counted in a table of core, under a name of its own: adding twice shows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_ratewindow (bucket, count, ends_at) VALUES (%s, 1, now() + interval '1 day')"
            " ON CONFLICT (bucket) DO UPDATE SET count = core_ratewindow.count + 1",
            [b"probe%d" % subject],
        )


def effects(subject: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(count), 0) FROM core_ratewindow WHERE bucket = %s", [b"probe%d" % subject])
        return int(cursor.fetchone()[0])
