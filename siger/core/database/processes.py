"""The server as processes of the operating system: who is running, whether it takes connections, how it ends."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import psutil

from siger.core.database.layout import Layout
from siger.core.database.trouble import DatabaseTrouble

STOP_SECONDS = 30


# Loaded before any fork: a child between fork and exec must not load anything.
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


def die_with_parent(wanted: signal.Signals) -> Callable[[], None] | None:
    """What a child does before exec so that it receives `wanted` when its parent dies, even by SIGKILL. Only Linux can."""
    if _LIBC is None:
        return None
    return partial(_LIBC.prctl, _PR_SET_PDEATHSIG, int(wanted))


def stop(postmaster: subprocess.Popen[bytes]) -> None:
    """Fast shutdown: sessions end, everything is written. A server that hangs is made to stop at once; it recovers at the next start."""
    for wanted in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if postmaster.poll() is not None:
            return
        postmaster.send_signal(wanted)
        with contextlib.suppress(subprocess.TimeoutExpired):
            postmaster.wait(STOP_SECONDS)


def takes_connections(layout: Layout, pid: int) -> bool:
    """The postmaster writes its state into the eighth line of its pid file."""
    lines = _pid_file(layout)
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


def recorded_pid(layout: Layout) -> int:
    """The number in the pid file, or 0. It may be stale."""
    lines = _pid_file(layout)
    return int(lines[0]) if lines and lines[0].strip().isdigit() else 0


def end_leftover(layout: Layout) -> None:
    """End a server whose starter was killed, and forget a pid file whose number now belongs to another program, as after a reboot.

    Only while holding the owner lock: then no living command of ours wants that server.
    """
    pid = recorded_pid(layout)
    if not pid:
        return
    try:
        process = psutil.Process(pid)
        if process.name() == "postgres" and process.cwd() == str(layout.data.resolve()):
            process.send_signal(signal.SIGINT)
            process.wait(STOP_SECONDS)
            return
    except psutil.NoSuchProcess:
        pass
    except (psutil.AccessDenied, psutil.TimeoutExpired):
        raise DatabaseTrouble(
            f"A database left over from an earlier run (process {pid}) does not end. End it with: kill -QUIT {pid}"
        ) from None
    (layout.data / "postmaster.pid").unlink(missing_ok=True)


def _pid_file(layout: Layout) -> list[str]:
    try:
        return (layout.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
