"""A real worker process for tests, on the database of the test."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

from django.conf import settings
from django.db import connection

_SCRIPT = """
import importlib, sys, django
django.setup()
for module in sys.argv[1:]:
    importlib.import_module(module)
from siger.core.jobs.working import work
work(concurrency=2, shutdown_seconds=2)
"""


def database_address() -> str:
    """Of the database that these tests use. It may be reached by a socket, whose path is then quoted, and have its password in a file."""
    found = connection.settings_dict
    who = quote(found["USER"]) + (f":{quote(found['PASSWORD'], safe='')}" if found["PASSWORD"] else "")
    port = f":{found['PORT']}" if found["PORT"] else ""
    passfile = found["OPTIONS"].get("passfile")
    options = f"?passfile={quote(passfile, safe='')}" if passfile else ""
    return f"postgres://{who}@{quote(found['HOST'], safe='')}{port}/{found['NAME']}{options}"


@contextlib.contextmanager
def worker_running(*modules: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that has also imported `modules`; killed at the end if it still runs."""
    env = {
        **os.environ,
        "DATABASE_URL": database_address(),
        "SIGER_STATE": str(settings.STATE),
        "SIGER_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "siger.settings",
        "SIGER_DATABASE_POOL": "4",  # as `siger worker` does
        **environment,
    }
    process = subprocess.Popen([sys.executable, "-c", _SCRIPT, *modules], env=env)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(holds: Callable[[], bool], *, seconds: float = 40) -> None:
    """Asks ten times a second; fails the test when it does not become true."""
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "did not become true in time"
        time.sleep(0.1)


def jobs_by_status(*statuses: str) -> int:
    """Jobs of events in these states; periodic ones are not counted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE queueing_lock IS NULL AND status = ANY(%s::procrastinate_job_status[])",
            [list(statuses)],
        )
        return int(cursor.fetchone()[0])


def empty_queue() -> None:
    """The tables of the queue are not Django's to flush."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_workers, procrastinate_periodic_defers CASCADE")


def age_heartbeats() -> None:
    """As if a minute had passed since the workers' last sign of life: what comes round every minute is due again."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_periodic_defers")
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")
