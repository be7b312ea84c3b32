"""A private server keeps what was committed, through stops, kills and rubbish left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from siger.core.database.layout import DATABASE_NAME, Layout
from siger.core.database.processes import recorded_pid
from siger.core.database.roles import connect_as_superuser
from siger.core.database.server import database_at_hand, private_database
from siger.core.database.trouble import AlreadyRunning, DatabaseTrouble

HOLD = """
import sys, time
from pathlib import Path
from siger.core.database.server import private_database
with private_database(Path(sys.argv[1]), purpose="the holder", throwaway=True):
    print("ready", flush=True)
    time.sleep(60)
"""


def connect(layout: Layout) -> psycopg.Connection:
    return psycopg.connect(
        host=str(layout.sockets), port=layout.port, user=layout.application_role, dbname=DATABASE_NAME, passfile=str(layout.passfile)
    )


def note(layout: Layout, word: str) -> None:
    with connect(layout) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS notes (word text)")
        connection.execute("INSERT INTO notes VALUES (%s)", [word])


def notes(layout: Layout) -> list[str]:
    with connect(layout) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM notes")]


def holder(state: Path) -> subprocess.Popen[str]:
    """A process that runs the server until it is killed."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, state], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def gone(pid: int, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid):
            return True
        time.sleep(0.05)
    return False


def test_what_was_written_is_there_after_a_restart(state: Path) -> None:
    with private_database(state, purpose="first", throwaway=True) as server:
        note(server.layout, "satu")
    with private_database(state, purpose="second", throwaway=True) as server:
        assert notes(server.layout) == ["satu"]


def test_nothing_listens_on_tcp_and_pages_are_checked(state: Path) -> None:
    with private_database(state, purpose="test", throwaway=True) as server, connect_as_superuser(server.layout) as connection:
        shown = {name: connection.execute(f"SHOW {name}").fetchone()[0] for name in ("listen_addresses", "data_checksums", "jit")}
        assert shown == {"listen_addresses": "", "data_checksums": "on", "jit": "off"}
        assert connection.execute("SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'siger'").fetchone() == (
            "b",
            "C.UTF-8",
        )
        assert server.postmaster is not None
        assert not [c for c in psutil.Process(server.postmaster.pid).net_connections("inet") if c.status == psutil.CONN_LISTEN]


def test_the_application_is_no_superuser_but_may_add_the_extensions_it_needs(state: Path) -> None:
    with private_database(state, purpose="test", throwaway=True) as server, connect(server.layout) as connection:
        assert connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (False,)
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE EXTENSION unaccent")


def test_a_second_start_names_the_first(state: Path) -> None:
    with (
        private_database(state, purpose="siger serve", address="http://localhost:8000", throwaway=True),
        pytest.raises(AlreadyRunning, match=rf"`siger serve` .* \(process {os.getpid()}, at http://localhost:8000"),
        private_database(state, purpose="siger backup"),
    ):
        pass


def test_a_command_uses_the_server_that_is_already_running(state: Path) -> None:
    process = holder(state)
    try:
        with database_at_hand(state, purpose="siger doctor") as layout:
            note(layout, "dua")
        assert notes(Layout(state)) == ["dua"]
    finally:
        process.terminate()
        process.wait(30)


def test_the_server_ends_when_its_starter_is_killed(state: Path) -> None:
    process = holder(state)
    postmaster = recorded_pid(Layout(state))
    note(Layout(state), "tiga")
    process.kill()
    process.wait()
    assert gone(postmaster)
    with private_database(state, purpose="next", throwaway=True) as server:
        assert notes(server.layout) == ["tiga"]


def test_a_server_that_was_killed_recovers_what_was_committed(state: Path) -> None:
    with private_database(state, purpose="first") as server:
        note(server.layout, "empat")
        assert server.postmaster is not None
        postmaster = psutil.Process(server.postmaster.pid)
        for process in [postmaster, *postmaster.children()]:
            with contextlib.suppress(psutil.NoSuchProcess):  # a child may have noticed that the first is gone
                process.send_signal(signal.SIGKILL)
        server.postmaster.wait()
        assert (server.layout.data / "postmaster.pid").exists()
        server.start()
        assert notes(server.layout) == ["empat"]


def test_a_stale_pid_file_whose_number_is_another_programs_now_is_forgotten(state: Path) -> None:
    with private_database(state, purpose="first", throwaway=True) as server:
        pid_file = server.layout.data / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        note(server.layout, "lima")
    pid_file.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")
    with private_database(state, purpose="second", throwaway=True) as server:
        assert notes(server.layout) == ["lima"]


def test_an_interrupted_first_start_leaves_nothing_in_the_way(state: Path) -> None:
    with private_database(state, purpose="first", throwaway=True):
        pass
    layout = Layout(state)
    unfinished = layout.home / "data.unfinished"
    layout.data.rename(unfinished)
    shutil.rmtree(unfinished / "base")
    with private_database(state, purpose="second", throwaway=True) as server:
        note(server.layout, "enam")
    assert not unfinished.exists()


def test_data_of_another_major_version_is_refused_with_the_way_out(state: Path) -> None:
    with private_database(state, purpose="first", throwaway=True):
        pass
    (Layout(state).data / "PG_VERSION").write_text("17\n")
    with (
        pytest.raises(DatabaseTrouble, match=r"written by PostgreSQL 17; .*`siger backup`"),
        private_database(state, purpose="second", throwaway=True),
    ):
        pass


def test_lost_passwords_are_named_and_not_replaced(state: Path) -> None:
    with private_database(state, purpose="first", throwaway=True) as server:
        server.layout.passfile.unlink()
    with pytest.raises(DatabaseTrouble, match=r"passwords .* are gone"), private_database(state, purpose="second", throwaway=True):
        pass


def test_a_state_directory_too_deep_for_a_socket_gets_a_short_private_one(state: Path) -> None:
    deep = state / ("d" * 60) / ("e" * 60)
    state.chmod(0o755)
    with private_database(deep, purpose="test", throwaway=True) as server:
        sockets = server.layout.sockets
        assert len(os.fsencode(server.layout.socket)) <= 107
        assert sockets.stat().st_mode & 0o777 == 0o700
        note(server.layout, "tujuh")
    sockets.rmdir()
