"""`siger database`: run something against the private database, for instance psql or the tests."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from siger.cli.application import database_running
from siger.cli.signals import stop_on_signals
from siger.cli.terminal import fail
from siger.core.database.location import database_url, state_directory
from siger.core.database.server import private_database

database = typer.Typer(no_args_is_help=True, help="Work with the database.")

Throwaway = Annotated[bool, typer.Option("--throwaway", help="A new database in a directory of its own, gone afterwards.")]


@database.command(context_settings={"allow_interspersed_args": False})
def run(command: Annotated[list[str], typer.Argument(help="The command and its arguments.")], throwaway: Throwaway = False) -> None:
    """Run COMMAND while the database runs. Its exit code is ours."""
    with stop_on_signals():
        try:
            raise typer.Exit(_run_beside_database(command, throwaway=throwaway))
        except FileNotFoundError:
            fail(f"There is no command {command[0]}.")


def _run_beside_database(command: list[str], *, throwaway: bool) -> int:
    with _throwaway_state() if throwaway else database_running("siger database run"):
        return subprocess.run(command, check=False).returncode  # noqa: S603 - what the person at the terminal typed


@contextlib.contextmanager
def _throwaway_state() -> Iterator[None]:
    """A server in a new state directory that the command inherits. Quick and unsafe: a power cut may cost it all."""
    if database_url():
        fail("DATABASE_URL is set; a throwaway database is a private one.")
    state = Path(tempfile.mkdtemp(prefix="siger-throwaway-"))
    os.environ["SIGER_STATE"] = str(state)
    try:
        with private_database(state_directory(), purpose="siger database run --throwaway", throwaway=True):
            yield
    finally:
        shutil.rmtree(state, ignore_errors=True)
