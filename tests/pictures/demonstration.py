"""A demonstration to photograph: one that runs already, or one of our own, gone afterwards."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

STARTS_WITHIN_S = 1_200
STOPS_WITHIN_S = 60


@contextmanager
def demonstration() -> Iterator[str]:
    """Its address, without a slash at the end."""
    given = os.environ.get("SIGER_PICTURES_URL", "").rstrip("/")
    if given:
        yield given
        return
    state, port = tempfile.mkdtemp(prefix="siger-pictures-"), _free_port()
    command = [sys.executable, "-m", "siger.cli", "serve"]
    server = subprocess.Popen(command, env={**os.environ, "SIGER_STATE": state, "SIGER_PORT": str(port)}, start_new_session=True)
    try:
        _await_ready(server, port)
        yield f"http://localhost:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(STOPS_WITHIN_S)
        shutil.rmtree(state, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_ready(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and server.poll() is None:
        if _status(port) == 200:
            return
        time.sleep(0.5)
    raise SystemExit("The demonstration did not start; its words stand above.")


def _status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()
