"""Start and stop the private server. It dies with the process that started it, in every case without losing what was committed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from siger.core.database.account import Account, server_account
from siger.core.database.binaries import server_programs
from siger.core.database.cluster import clean_environment, ensure_cluster, ensure_passwords, prepare_directories
from siger.core.database.configuration import write_configuration
from siger.core.database.layout import Layout
from siger.core.database.lock import current_owner, owner_lock
from siger.core.database.processes import die_with_parent, end_leftover, recorded_pid, stop, takes_connections
from siger.core.database.roles import ensure_role_and_database
from siger.core.database.trouble import AlreadyRunning, DatabaseTrouble

START_SECONDS = 300  # recovery after a crash replays at most max_wal_size
LOG_LIMIT = 5_000_000  # bytes; then the log starts anew and one old one is kept


@dataclass(slots=True)
class PrivateServer:
    """A server that this process owns."""

    layout: Layout
    account: Account
    programs: Path
    postmaster: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        return self.postmaster is not None and self.postmaster.poll() is None

    def start(self) -> None:
        """Launch and wait until connections are taken, after a crash until it has recovered. Raises DatabaseTrouble."""
        end_leftover(self.layout)
        self.postmaster = _launch(self)
        _await_ready(self.layout, self.postmaster)

    def stop(self) -> None:
        if self.postmaster is not None:
            stop(self.postmaster)


@contextlib.contextmanager
def private_database(state: Path, *, purpose: str, address: str = "", throwaway: bool = False) -> Iterator[PrivateServer]:
    """Run the server of `state` while the block runs; made on first use.

    Raises AlreadyRunning when another command runs it, DatabaseTrouble otherwise. For the main thread: Linux ends such a child with the
    thread that made it.
    """
    layout = Layout(state)
    account = server_account()
    prepare_directories(layout, account)
    with owner_lock(layout.owner_lock, purpose=purpose, address=address):
        server = PrivateServer(layout, account, server_programs(state, account))
        end_leftover(layout)
        ensure_passwords(layout, account)
        ensure_cluster(layout, account, server.programs, throwaway=throwaway)
        write_configuration(layout, account, throwaway=throwaway)
        try:
            server.start()
            ensure_role_and_database(layout)
            yield server
        finally:
            server.stop()


@contextlib.contextmanager
def database_at_hand(state: Path, *, purpose: str) -> Iterator[Layout]:
    """The server that `siger serve` already runs, or one of our own while the block runs."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(private_database(state, purpose=purpose))
        except AlreadyRunning:
            _await_other(Layout(state))
        yield Layout(state)


def _launch(server: PrivateServer) -> subprocess.Popen[bytes]:
    layout = server.layout
    if layout.log.exists() and layout.log.stat().st_size > LOG_LIMIT:
        layout.log.replace(layout.log.with_suffix(".log.1"))
    handle = os.open(layout.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        return subprocess.Popen(  # noqa: S603 - the program comes from our own wheel
            [server.programs / "postgres", "-D", layout.data],
            cwd=layout.home,
            env=clean_environment(layout),
            stdin=subprocess.DEVNULL,
            stdout=handle,
            stderr=handle,
            start_new_session=True,  # Ctrl-C reaches us alone; we stop the server after its clients
            preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 - one call into a library that is loaded already
            **server.account.identity(),
        )
    finally:
        os.close(handle)


def _await_ready(layout: Layout, postmaster: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if postmaster.poll() is not None:
            raise DatabaseTrouble(f"The database ended while starting. Its last words ({layout.log}): {_tail(layout.log)}")
        if takes_connections(layout, postmaster.pid):
            return
        time.sleep(0.02)
    raise DatabaseTrouble(f"The database was not ready after {START_SECONDS} seconds; see {layout.log}.")


def _await_other(layout: Layout) -> None:
    """Another command is starting the server: wait for it, no longer than it lives."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and current_owner(layout.owner_lock):
        if takes_connections(layout, recorded_pid(layout)):
            return
        time.sleep(0.1)
    raise DatabaseTrouble("The command that was starting the database ended. Try again.")


def _tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return " / ".join(lines[-3:]) or "none"
