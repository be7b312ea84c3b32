"""The command as people run it: a process of its own, with a state directory of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

PATIENCE = 180.0


class Running:
    """A `siger` command, what it has said so far, and the processes below it."""

    def __init__(self, state: Path, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "siger.cli", *arguments],
            env={**clean_environment(), "SIGER_STATE": str(state), "SIGER_DEMO": "0", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(self.process.stdout)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def await_words(self, words: str) -> None:
        await_true(lambda: words in self.said or self.process.poll() is not None, f"it never said {words!r}, but:\n{self.said}")
        assert words in self.said, self.said

    def below(self, *words: str) -> list[psutil.Process]:
        """Living processes of its tree whose command has all these words."""
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [one for one in found if all(word in " ".join(cmdline(one)) for word in words)]

    def stop(self, wanted: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(wanted)
        code = self.process.wait(60)
        self._reader.join(5)
        return code


def cmdline(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def await_true(condition: Callable[[], bool], otherwise: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)


def clean_environment() -> dict[str, str]:
    """Ours without what names another installation."""
    return {key: value for key, value in os.environ.items() if key != "DATABASE_URL" and not key.startswith(("SIGER_", "DJANGO_"))}


def left_over(state: Path) -> list[str]:
    """Processes of the machine that still have to do with a state directory."""
    return [" ".join(command) for command in map(cmdline, psutil.process_iter()) if any(str(state) in word for word in command)]


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="siger-state-"))
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def fresh_state() -> Iterator[Path]:
    """For one test. Not in pytest's own folder, which is closed to the database's user."""
    directory = Path(tempfile.mkdtemp(prefix="siger-state-"))
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
