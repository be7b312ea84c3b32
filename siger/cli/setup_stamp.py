"""Whether the set-up steps have anything to do, answered in milliseconds: a start that follows another should not read every file again.

The stamp lies in the state directory. It holds for one state of the program, its packages, the installation's folder, the switches of the
environment, and the very tables that were filled: a database that was restored or made anew has others.
"""

from __future__ import annotations

import hashlib
import json
import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import psycopg

import siger
from siger.core.database.layout import DATABASE_NAME, Layout
from siger.core.database.location import database_url, state_directory

SWITCHES = ("DATABASE_URL", "SIGER_DEMO", "SIGER_SITE_URL", "SIGER_INSTALLATION")
PROGRAM = Path(siger.__file__).parent
# Filled by the steps; its number within the database changes whenever the table is made anew.
WITNESS = "public.regions_region"

Accounts = list[dict[str, str]]


def recorded_accounts() -> Accounts | None:
    """The demonstration's accounts as the last set-up left them; None when the steps must be taken."""
    try:
        stamp = json.loads(_path().read_text(encoding="utf-8"))
        return list(stamp["accounts"]) if stamp["fingerprint"] == _fingerprint() else None
    except (OSError, ValueError, KeyError, TypeError, psycopg.Error):
        return None


def record_setup(accounts: Accounts) -> None:
    """After the last step. The accounts are those of a demonstration, which anybody on this machine may know."""
    fresh = _path().with_suffix(f".{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"fingerprint": _fingerprint(), "accounts": accounts}, file)
    fresh.replace(_path())


def _path() -> Path:
    return state_directory() / "set-up.json"


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for line in (*_switches(), *_files(PROGRAM), *_files(PROGRAM.parent / "installations"), _packages(), _tables()):
        digest.update(line.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _switches() -> Iterator[str]:
    for name in SWITCHES:
        yield f"{name}={os.environ.get(name, '')}"


def _files(top: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            status = os.stat(os.path.join(folder, name))
            yield f"{folder}/{name} {status.st_size} {status.st_mtime_ns}"


def _packages() -> str:
    """The folder's time changes with every package that comes, goes or is replaced."""
    return str(os.stat(sysconfig.get_path("purelib")).st_mtime_ns)


def _tables() -> str:
    """Raises psycopg.Error without a database."""
    with _connect() as connection:
        applied = connection.execute("SELECT count(*), max(applied) FROM django_migrations").fetchone()
        made = connection.execute(
            "SELECT oid, to_regclass(%s)::oid FROM pg_database WHERE datname = current_database()", [WITNESS]
        ).fetchone()
    return f"{applied} {made}"


def _connect() -> psycopg.Connection:
    url = database_url()
    if url:
        return psycopg.connect(url)
    layout = Layout(state_directory())
    return psycopg.connect(
        host=str(layout.sockets), port=layout.port, user=layout.application_role, dbname=DATABASE_NAME, passfile=str(layout.passfile)
    )
