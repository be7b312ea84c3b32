"""`siger serve`: everything that one machine needs, in one process tree."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Annotated

import typer

from siger.cli.first_steps import show_welcome, take_setup_steps
from siger.cli.port import claim_port
from siger.cli.signals import stop_on_signals
from siger.cli.supervising import Supervisor, siger_child
from siger.cli.terminal import err, fail
from siger.core.database.layout import Layout
from siger.core.database.location import database_url, state_directory
from siger.core.database.lock import current_owner
from siger.core.database.server import PrivateServer, private_database

Port = Annotated[int, typer.Option(envvar="SIGER_PORT", min=1, max=65535, help="Where the pages are, on this machine only.")]


def serve(port: Port = 8000) -> None:
    """Start everything and serve http://localhost:8000 until Ctrl-C: private database, tables, reference data, web, worker."""
    os.environ["SIGER_PORT"] = str(port)
    address = f"http://localhost:{port}"
    with stop_on_signals():
        if current_owner(Layout(state_directory()).owner_lock) is None:  # otherwise the database says who is running, which says more
            claim_port(port)
        with _database(address) as server:
            accounts = take_setup_steps()
            if accounts is None:
                fail("The steps above did not end well, so nothing is served. Mend what they name and start again.")
            supervisor = Supervisor([siger_child("web", "cyan"), siger_child("worker", "magenta")], server)
            with supervisor.running():
                show_welcome(address, accounts, supervisor)
                supervisor.watch()


@contextlib.contextmanager
def _database(address: str) -> Iterator[PrivateServer | None]:
    """The private server, or nothing to look after when DATABASE_URL names one."""
    if database_url():
        yield None
        return
    state = state_directory()
    started = False
    try:
        with private_database(state, purpose="siger serve", address=address) as server:
            started = True
            err.print(f"[green]✓[/] Database in {state}")
            yield server
    finally:
        if started:
            err.print("Everything has ended.")
