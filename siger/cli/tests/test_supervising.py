"""A child that ends is started again, and none outlives its supervisor."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from siger.cli import supervising
from siger.cli.supervising import Child, Supervisor
from siger.cli.tests.conftest import await_true


def child(code: str, *arguments: str) -> Child:
    return Child("probe", [sys.executable, "-c", code, *arguments], "cyan")


LIVES = "import time; time.sleep(60)"
HAS_A_CHILD = (
    "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "open(sys.argv[1], 'w').write(str(p.pid)); time.sleep(60)"
)
HEARS_NOTHING = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


def test_a_child_that_was_killed_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervising, "FIRST_PAUSE", 0.05)
    probe = child(LIVES)
    supervisor = Supervisor([probe])
    with supervisor.running():
        assert probe.process is not None
        first = probe.process
        first.kill()
        first.wait()

        def back() -> bool:
            supervisor.look_once()
            return probe.running and probe.process is not first

        await_true(back, "it was not started again", 30)
        assert probe.restarts == 1


def test_pauses_grow_while_a_child_keeps_failing() -> None:
    probe = child("raise SystemExit(3)")
    probe.pause = 1.0
    for expected in (2.0, 4.0, 8.0):
        probe.launch()
        assert probe.process is not None
        probe.process.wait()
        probe.bury()
        assert probe.pause == expected
    assert probe.not_before > time.monotonic()


def test_nothing_is_left_when_the_supervisor_stops(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    probe = child(HAS_A_CHILD, str(mark))
    with Supervisor([probe]).running():
        await_true(lambda: mark.exists() and bool(mark.read_text()), "the child did not start", 30)
        assert probe.process is not None
        pids = [probe.process.pid, int(mark.read_text())]
        assert all(psutil.pid_exists(pid) for pid in pids)
    await_true(lambda: not any(alive(pid) for pid in pids), "a process outlived the supervisor", 10)


def test_a_child_that_hears_no_signal_is_killed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(supervising, "STOP_SECONDS", 0.5)
    probe = child(HEARS_NOTHING)
    said = ""
    with Supervisor([probe]).running():
        assert probe.process is not None

        def deaf() -> bool:
            nonlocal said
            said += capfd.readouterr().err
            return "deaf" in said

        await_true(deaf, "its output was not shown", 30)
    assert probe.process.returncode == -9


def alive(pid: int) -> bool:
    """A process that only waits to be collected is dead; init collects it when it likes."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    finally:
        assert pid != os.getpid()
