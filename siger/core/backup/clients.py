"""PostgreSQL's own programs for dumping and restoring, in a version that fits the server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import pq
from psycopg.conninfo import make_conninfo

from siger.core.backup.trouble import BackupTrouble
from siger.core.database.binaries import wheel_programs
from siger.core.database.trouble import DatabaseTrouble


def server_major() -> int:
    """Major version of the database that Django is connected to."""
    connection.ensure_connection()
    return int(connection.connection.info.server_version) // 10000


def run_client(program: str, arguments: Sequence[str | Path]) -> None:
    """Run `pg_dump`, `pg_restore` or `psql` on Django's database. Raises BackupTrouble with the program's last words."""
    connection.ensure_connection()
    target, environment = _connection_arguments()
    command = [_fitting(program), *(["--dbname", target] if program != "pg_restore" else []), *arguments]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        words = " ".join(done.stderr.split())[-800:]
        raise BackupTrouble(f"{program} failed: {words}")


def _fitting(program: str) -> Path:
    """The same major version where there is one: a dump then also returns to that server. Otherwise the oldest that is newer."""
    wanted = server_major()
    found = [(_major(path), path) for path in _candidates(program, wanted)]
    newer = sorted((one for one in found if one[0] >= wanted), key=lambda one: one[0])  # stable: the first place that has it
    if not newer:
        raise BackupTrouble(f"There is no {program} for PostgreSQL {wanted} here. Install the package postgresql-client-{wanted}.")
    return newer[0][1]


def _candidates(program: str, major: int) -> Iterator[Path]:
    yield Path(f"/usr/lib/postgresql/{major}/bin/{program}")
    found = shutil.which(program)
    if found:
        yield Path(found)
    try:
        yield wheel_programs() / program
    except DatabaseTrouble:
        return


def _major(program: Path) -> int:
    """0 when it does not run."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", answer)
    return int(found.group(1)) if found else 0


def _connection_arguments() -> tuple[str, dict[str, str]]:
    """Where to connect, and an environment with the password, which must not stand in the list of processes."""
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    given: dict[str, Any] = {key: value for key, value in connection.get_connection_params().items() if key in known and value is not None}
    # Debian's wrapper would otherwise choose a cluster by itself.
    info = connection.connection.info
    given = {"host": info.host, "port": info.port} | given
    password = given.pop("password", None)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    if password:
        environment["PGPASSWORD"] = str(password)
    return make_conninfo("", **given), environment
