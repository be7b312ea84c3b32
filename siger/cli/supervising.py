"""Keep the processes of one installation alive, show what they say, and end them in order."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.markup import escape

from siger.cli.terminal import err
from siger.core.database.processes import die_with_parent
from siger.core.database.server import PrivateServer
from siger.core.database.trouble import DatabaseTrouble

LOOK_SECONDS = 0.2
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
CALM_SECONDS = 60.0  # a child that lived this long starts again with the shortest pause
STOP_SECONDS = 15.0


@dataclass(slots=True)
class Child:
    """One process that is started again whenever it ends. `not_before` and `started` are monotonic seconds."""

    name: str
    command: Sequence[str]
    colour: str
    process: subprocess.Popen[str] | None = None
    pause: float = FIRST_PAUSE
    started: float = 0.0
    not_before: float = 0.0
    restarts: int = 0

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def launch(self) -> None:
        """In a session of its own: Ctrl-C is ours to pass on, and what it started can be ended with it."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - one call into a library that is loaded already
        )
        threading.Thread(target=_show_lines, args=(self, self.process), name=f"output of {self.name}", daemon=True).start()

    def bury(self) -> None:
        """It ended by itself: say so, end what it left behind, and plan the next start. Pauses double while it keeps failing."""
        assert self.process is not None  # noqa: S101 - for the type checker
        _signal_session(self.process, signal.SIGKILL)
        lived = time.monotonic() - self.started
        self.pause = FIRST_PAUSE if lived > CALM_SECONDS else self.pause
        err.print(f"[bold yellow]{self.name} ended ({_ending(self.process.returncode)}); starting it again in {self.pause:.0f} s[/]")
        self.not_before = time.monotonic() + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
        self.process = None
        self.restarts += 1


@dataclass(slots=True)
class Supervisor:
    """Runs `children` and, when given, looks after the private database that this process started. For the main thread."""

    children: Sequence[Child]
    database: PrivateServer | None = None
    database_pause: float = field(default=FIRST_PAUSE)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Children live while the block runs; after it none is left, nor anything that they started."""
        try:
            for child in self.children:
                child.launch()
            yield
        finally:
            err.print("Stopping …")
            self._stop()

    def watch(self) -> None:
        """Never returns; a signal ends it."""
        while True:
            self.look_once()
            time.sleep(LOOK_SECONDS)

    def look_once(self) -> None:
        """Start again what ended: the database first, as the others need it."""
        if self.database is not None and not self.database.alive:
            self._revive_database(self.database)
        for child in self.children:
            if child.process is not None and not child.running:
                child.bury()
            elif child.process is None and time.monotonic() >= child.not_before:
                child.launch()

    def _revive_database(self, server: PrivateServer) -> None:
        err.print("[bold yellow]database ended; starting it again[/]")
        try:
            server.start()
            self.database_pause = FIRST_PAUSE
        except DatabaseTrouble as trouble:  # for instance, processes of the dead one still hold its memory
            err.print(f"[bold red]✗[/] {trouble}", soft_wrap=True)
            time.sleep(self.database_pause)
            self.database_pause = min(self.database_pause * 2, LONGEST_PAUSE)

    def _stop(self) -> None:
        living = [child.process for child in self.children if child.process is not None]
        for process in living:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in living:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
            _signal_session(process, signal.SIGKILL)
            process.wait()


def siger_child(command: str, colour: str) -> Child:
    """A subcommand of ours as a child, run by the same Python."""
    return Child(command, [sys.executable, "-m", "siger.cli", command], colour)


def _show_lines(child: Child, process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None  # noqa: S101 - for the type checker
    with process.stdout as lines:
        for line in lines:
            err.print(f"[{child.colour}]{child.name:>6}[/] │ {escape(line.rstrip())}", soft_wrap=True)


def _signal_session(process: subprocess.Popen[str], wanted: signal.Signals) -> None:
    """To everything that is left of the session that `process` leads."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, wanted)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"by {signal.Signals(-code).name}"
    return f"exit code {code}"
