"""The web process, or another, as `siger serve` starts it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

READY_SECONDS = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: str, port: int, *, ready: str, environment: dict[str, str] | None = None) -> Iterator[int]:
    """`siger COMMAND` while the block runs, from when `ready` (a path) answers 200; its process number. Raises RuntimeError."""
    with started(command, lambda: answer(port, ready)[0] == 200, environment) as pid:
        yield pid


@contextmanager
def started(command: str, is_ready: Callable[[], bool], environment: dict[str, str] | None = None) -> Iterator[int]:
    """The same for one that answers nobody."""
    process = subprocess.Popen(
        [sys.executable, "-m", "siger.cli", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )
    try:
        _await(process, is_ready)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _await(process: "subprocess.Popen[bytes]", is_ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if is_ready():
            return
        time.sleep(0.1)
    process.terminate()
    _, words = process.communicate(timeout=60)
    raise RuntimeError(f"siger is not ready: {words.decode(errors='replace')[-2000:]}")


def answer(port: int, path: str) -> tuple[int, dict[str, Any]]:
    """Status and JSON; 0 when nobody listens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        got = connection.getresponse()
        return got.status, json.loads(got.read() or b"{}")
    except (OSError, ValueError, http.client.HTTPException):
        return 0, {}
    finally:
        connection.close()
