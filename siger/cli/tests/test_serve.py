"""One command starts everything, keeps it alive and ends it."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from siger.cli.tests.conftest import Running, await_true, left_over

pytestmark = pytest.mark.slow

IDLE_LIMIT = 450 * 2**20  # bytes of the whole tree, shared pages counted once


def ask(port: str, path: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except OSError:
        return 0, {}
    finally:
        connection.close()


@pytest.fixture(scope="module")
def port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(state: Path, port: str) -> Iterator[Running]:
    running = Running(state, "serve", SIGER_PORT=port)
    running.await_words("Siger is at")
    yield running
    if running.process.poll() is None:
        running.stop(signal.SIGKILL)


def test_pages_and_worker_are_ready_when_the_address_is_shown(served: Running, port: str) -> None:
    assert f"Siger is at http://localhost:{port}" in served.said
    assert ask(port, "/healthz") == (200, {"status": "ok"})
    assert ask(port, "/readyz") == (200, {"status": "ok", "database": "ok", "migrations": "ok", "worker": "ok"})


def test_only_this_machine_is_listened_to(served: Running, port: str) -> None:
    listening = [one for process in served.below() for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN]
    assert {(one.laddr.ip, str(one.laddr.port)) for one in listening} == {("127.0.0.1", port)}


def test_the_whole_tree_is_small(served: Running) -> None:
    tree = [psutil.Process(served.process.pid), *served.below()]
    assert sum(process.memory_full_info().pss for process in tree) < IDLE_LIMIT


def test_a_second_one_says_who_is_there_and_changes_nothing(served: Running, state: Path, port: str) -> None:
    second = Running(state, "serve", SIGER_PORT=port)
    assert second.process.wait(60) == 1
    second.await_words(
        f"`siger serve` is already running with this state directory (process {served.process.pid}, at http://localhost:{port})"
    )
    assert ask(port, "/healthz")[0] == 200


def test_a_taken_port_is_said_before_anything_is_started(served: Running, tmp_path: Path, port: str) -> None:
    other = Running(tmp_path / "other", "serve", SIGER_PORT=port)
    assert other.process.wait(60) == 1
    other.await_words(f"Port {port} is taken by")
    assert not (tmp_path / "other").exists()


def test_other_commands_use_the_running_database(served: Running, state: Path) -> None:
    doctor = Running(state, "doctor", "--json")
    assert doctor.process.wait(120) == 0, doctor.said
    found = json.loads(doctor.said)
    assert {one["status"] for one in found} == {"ok"}
    assert "worker" in {one["subject"] for one in found}


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_killed_child_comes_back(served: Running, port: str, name: str) -> None:
    for process in served.below("siger.cli", name):
        process.kill()
    served.await_words(f"{name} ended (by SIGKILL)")
    await_true(lambda: ask(port, "/readyz")[0] == 200, served.said)


def test_a_killed_database_comes_back(served: Running, port: str) -> None:
    next(one for one in served.below("bin/postgres")).kill()
    served.await_words("database ended")
    await_true(lambda: ask(port, "/readyz")[0] == 200, served.said)


def test_ctrl_c_ends_everything_and_the_next_start_is_quick(served: Running, state: Path, port: str) -> None:
    tree = served.below()
    assert served.stop(signal.SIGINT) == 0
    assert "Everything has ended." in served.said
    assert psutil.wait_procs(tree, timeout=5)[1] == []
    again = Running(state, "serve", SIGER_PORT=port)
    again.await_words("Siger is at")
    assert "Nothing changed since the last start" in again.said
    assert again.stop(signal.SIGTERM) == 0
    assert left_over(state) == []


@pytest.mark.parametrize("seconds", [0.7, 2.0, 5.0])
def test_a_signal_during_the_start_leaves_nothing_behind(fresh_state: Path, free_port: str, seconds: float) -> None:
    running = Running(fresh_state, "serve", SIGER_PORT=free_port)
    time.sleep(seconds)  # somewhere in the start, wherever that is on this machine
    # A signal that comes before our own handling is in place ends Python itself, with its own words.
    running.stop(signal.SIGINT)
    assert left_over(fresh_state) == []
