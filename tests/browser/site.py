"""The whole of Siger as `siger serve` starts it, on a port and in a state directory of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
STARTS_WITHIN_S = 420


@dataclass(frozen=True)
class Site:
    """`url` is http://localhost:PORT: passkeys and geolocation need that name."""

    url: str
    state: Path
    process: "subprocess.Popen[str] | None"
    log: Path

    def siger(self, *words: str) -> str:
        """What the command `siger` says about this installation."""
        command = [sys.executable, "-m", "siger.cli", *words]
        return subprocess.run(command, env=_environment(self.state, {}), capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(state: Path, extra: Mapping[str, str]) -> dict[str, str]:
    ours = ("SIGER_", "DATABASE_URL", "DJANGO_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "SIGER_STATE": str(state), "PYTHONUNBUFFERED": "1", **extra}


@contextmanager
def served(**extra: str) -> Iterator[Site]:
    """A running Siger; ended cleanly afterwards, which is an assertion."""
    state = Path(tempfile.mkdtemp(prefix="siger-", dir="/var/tmp"))
    state.chmod(0o711)
    port, log = free_port(), state / "serve.log"
    environment = _environment(state, {"SIGER_PORT": str(port), **extra})
    with log.open("w") as output:
        command = [sys.executable, "-m", "siger.cli", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True, cwd=REPOSITORY)
    site = Site(f"http://localhost:{port}", state, process, log)
    try:
        wait_until_ready(site)
        yield site
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0, log.read_text()[-2000:]
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        shutil.rmtree(state, ignore_errors=True)


def wait_until_ready(site: Site) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        if site.process.poll() is not None:
            raise RuntimeError(f"siger serve ended by itself:\n{site.log.read_text()[-4000:]}")
        try:
            with urllib.request.urlopen(f"{site.url}/readyz", timeout=5) as answer:
                if json.load(answer)["status"] == "ok":
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.5)
    raise TimeoutError(f"not ready after {STARTS_WITHIN_S} s:\n{site.log.read_text()[-4000:]}")
