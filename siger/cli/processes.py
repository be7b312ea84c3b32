"""`siger web` and `siger worker`: the two kinds of process of an installation. `siger serve` runs one of each; a large one runs many."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from siger.cli.application import set_up_django

# One process: Python's lock makes more threads than connections wait for each other. There are more all the same, because a thread is
# held for as long as a photo takes over a bad line; they start when they are needed.
CONNECTIONS = 8
WEB_THREADS = 32
# Granian counts open connections against this, idle ones too: browsers keep theirs, so a small number locks everybody out.
MOST_OPEN = 1_024
HEADERS_WITHIN_MS = 10_000
SHUTDOWN_SECONDS = 10

Port = Annotated[int, typer.Option(envvar="SIGER_PORT", min=1, max=65535, help="Where to listen.")]
Host = Annotated[str, typer.Option(help="Keep the default behind a proxy on this machine.")]


def web(port: Port = 8000, host: Host = "127.0.0.1", workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1) -> None:
    """Serve the pages. The database must be running."""
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "siger.settings")
    os.environ.setdefault("SIGER_DATABASE_POOL", str(CONNECTIONS))
    Server(
        "siger.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN_MS),
        websockets=False,
        workers=workers,
        blocking_threads=WEB_THREADS,
        backpressure=MOST_OPEN,
        respawn_failed_workers=True,
        workers_kill_timeout=SHUTDOWN_SECONDS,
        log_level=LogLevels.error,
    ).serve()


def worker(concurrency: Annotated[int, typer.Option(min=1, help="Jobs at the same time.")] = 2) -> None:
    """Do the background work: events, messages, photos, deadlines. The database must be running."""
    os.environ.setdefault("SIGER_DATABASE_POOL", str(concurrency + 2))
    set_up_django()
    from siger.core.jobs.working import work

    work(concurrency=concurrency, shutdown_seconds=SHUTDOWN_SECONDS)
