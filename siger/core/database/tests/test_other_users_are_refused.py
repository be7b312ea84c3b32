"""Nobody else on the machine gets in: not through the socket, not with the files, not by a directory laid out for us first."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from siger.core.database.cluster import password_of
from siger.core.database.layout import Layout
from siger.core.database.server import private_database
from siger.core.database.trouble import DatabaseTrouble

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user to try")


def as_nobody(attempt: Callable[[], object]) -> str:
    """What another user of the machine gets: the error's words, or "allowed". In a child that gives root up for good."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
        try:
            attempt()
            os.write(writer, b"allowed")
        except Exception as error:
            os.write(writer, str(error).encode()[:2000])
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        words = pipe.read()
    os.waitpid(child, 0)
    return words


@as_root
def test_another_user_cannot_reach_the_socket_even_with_the_password(state: Path) -> None:
    with private_database(state, purpose="test", throwaway=True) as server:
        layout = server.layout
        secret = password_of(layout, layout.superuser)

        def connect() -> None:
            psycopg.connect(host=str(layout.sockets), port=layout.port, user=layout.superuser, dbname="postgres", password=secret).close()

        connect()  # root may, so the refusal below is for who asks
        assert "Permission denied" in as_nobody(connect)


@as_root
def test_another_user_cannot_read_data_passwords_or_log(state: Path) -> None:
    with private_database(state, purpose="test", throwaway=True) as server:
        layout = server.layout
        for path in (layout.data / "PG_VERSION", layout.passfile, layout.log, layout.data, layout.socket):
            assert "Permission denied" in as_nobody(path.stat), f"{path} can be seen"


@as_root
def test_the_server_does_not_run_as_root(state: Path) -> None:
    with private_database(state, purpose="test", throwaway=True) as server:
        assert server.postmaster is not None
        assert Path(f"/proc/{server.postmaster.pid}").stat().st_uid == server.account.uid != 0


def test_a_wrong_or_missing_password_is_refused_to_everybody(state: Path) -> None:
    with private_database(state, purpose="test", throwaway=True) as server:
        layout = server.layout
        for role in (layout.superuser, layout.application_role):
            with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
                psycopg.connect(host=str(layout.sockets), port=layout.port, user=role, dbname="postgres", password="guess")
            with pytest.raises(psycopg.OperationalError, match="no password supplied"):
                psycopg.connect(host=str(layout.sockets), port=layout.port, user=role, dbname="postgres", passfile="/dev/null")


def test_a_parents_mode_is_never_changed(state: Path) -> None:
    state.chmod(0o711)
    parent = state / "parent"
    parent.mkdir()
    parent.chmod(0o711)
    with private_database(parent / "state", purpose="test", throwaway=True):
        pass
    assert stat.S_IMODE(parent.stat().st_mode) == 0o711
    assert stat.S_IMODE(state.stat().st_mode) == 0o711


@as_root
def test_a_closed_parent_is_explained_and_stays_closed(state: Path) -> None:
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    with (
        pytest.raises(DatabaseTrouble, match=r"cannot enter .* SIGER_STATE"),
        private_database(state / "below", purpose="test", throwaway=True),
    ):
        pass
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


@as_root
def test_a_socket_directory_that_another_user_laid_first_is_refused(state: Path) -> None:
    with private_database(state, purpose="first", throwaway=True) as server:
        sockets = server.layout.sockets
    shutil.rmtree(sockets)
    sockets.mkdir()
    os.chown(sockets, pwd.getpwnam("nobody").pw_uid, -1)
    with pytest.raises(DatabaseTrouble, match="belongs to the user"), private_database(state, purpose="second", throwaway=True):
        pass
    assert Layout(state).sockets == sockets
