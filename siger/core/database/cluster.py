"""The data directory: made once, checked at every start. Everything here is safe to interrupt and to repeat."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from pathlib import Path

from siger.core.database.account import Account
from siger.core.database.binaries import major_version
from siger.core.database.layout import Layout
from siger.core.database.private_files import write_private
from siger.core.database.trouble import DatabaseTrouble

# What Siger itself puts into a state directory; anything else means that the directory has another use as well.
OUR_ENTRIES = {"postgres", "keys", "files", "static", "mail", "backups", "lost+found"}

INITDB_OPTIONS = [
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--text-search-config=pg_catalog.simple",
]


def prepare_directories(layout: Layout, account: Account) -> None:
    """Make the state, home and socket directories, and make sure that `account` reaches them. A parent's mode is never changed."""
    layout.state.mkdir(mode=0o755, parents=True, exist_ok=True)
    _let_pass(layout.state, account)
    for directory in dict.fromkeys((layout.home, layout.sockets)):
        _make_private(directory, account)
    _check_reachable(layout, account)


def ensure_passwords(layout: Layout, account: Account) -> None:
    """Write the password file once. Hexadecimal, because libpq's format gives a meaning to colons and backslashes."""
    if layout.passfile.exists():
        return
    if (layout.data / "PG_VERSION").exists():
        raise DatabaseTrouble(
            f"The database in {layout.data} is there, but its passwords ({layout.passfile}) are gone. Put that file back from a copy."
        )
    lines = [f"*:*:*:{role}:{secrets.token_hex(24)}\n" for role in (layout.superuser, layout.application_role)]
    write_private(layout.passfile, "".join(lines), account)


def password_of(layout: Layout, role: str) -> str:
    for line in layout.passfile.read_text(encoding="ascii").splitlines():
        *_, name, password = line.split(":")
        if name == role:
            return password
    raise DatabaseTrouble(f"{layout.passfile} has no password for the role {role}.")


def ensure_cluster(layout: Layout, account: Account, programs: Path, *, throwaway: bool = False) -> None:
    """Run initdb once. It works in a directory beside, so that an interrupted one leaves no half of a cluster behind."""
    _check_version(layout)
    if layout.data.exists():
        return
    beside = layout.home / "data.unfinished"
    shutil.rmtree(beside, ignore_errors=True)
    password = layout.home / "initdb.password"
    write_private(password, password_of(layout, layout.superuser), account)
    try:
        command: list[str | Path] = [programs / "initdb", "--pgdata", beside, "--username", layout.superuser, "--pwfile", password]
        _run_initdb([*command, *INITDB_OPTIONS, *(["--no-sync"] if throwaway else [])], layout, account)
    finally:
        password.unlink(missing_ok=True)
    beside.rename(layout.data)


def _run_initdb(command: list[str | Path], layout: Layout, account: Account) -> None:
    done = subprocess.run(  # noqa: S603 - the program comes from our own wheel
        command,
        cwd=layout.home,
        env=clean_environment(layout),
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        **account.identity(),
    )
    if done.returncode != 0:
        raise DatabaseTrouble(f"The database could not be created in {layout.home}: {_last_words(done.stderr or done.stdout)}")


def clean_environment(layout: Layout) -> dict[str, str]:
    """Nothing of the caller's: PGHOST, LD_PRELOAD or a locale that is not installed must not reach the server."""
    return {"PATH": os.defpath, "HOME": str(layout.home), "LC_ALL": "C", "PGTZ": "UTC", "TZ": "UTC"}


def _check_version(layout: Layout) -> None:
    try:
        written = (layout.data / "PG_VERSION").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        if layout.data.exists():
            raise DatabaseTrouble(f"{layout.data} exists but holds no database. Move it away, or name another SIGER_STATE.") from None
        return
    if written != major_version():
        raise DatabaseTrouble(
            f"The database in {layout.data} was written by PostgreSQL {written}; this Siger brings PostgreSQL {major_version()}, "
            "which cannot read it. Run `siger backup` with the Siger that wrote it, "
            f"move {layout.home} away, then `siger restore` with this one."
        )


def _let_pass(state: Path, account: Account) -> None:
    """Give the server's group the way through a state directory that is ours alone, as `mktemp -d` makes it."""
    mode = state.stat().st_mode
    if account.is_ours or mode & 0o001 or state.stat().st_uid != os.geteuid():
        return
    foreign = {entry for entry in os.listdir(state) if entry not in OUR_ENTRIES and not entry.startswith("postgresql-")}
    if not foreign:
        os.chown(state, -1, account.gid)
        state.chmod((mode & 0o777) | 0o010)


def _make_private(directory: Path, account: Account) -> None:
    """A directory of the account's, closed to everybody else. One that another user laid there first is refused."""
    try:
        directory.mkdir(mode=0o700)
        account.own(directory)
    except FileExistsError:
        pass
    status = directory.lstat()
    if directory.is_symlink() or status.st_uid != account.uid:
        raise DatabaseTrouble(
            f"{directory} belongs to the user with number {status.st_uid}, but the database runs as {account.name}. "
            f"If it came from another machine: chown -R {account.name}: '{directory}'. Otherwise name another SIGER_STATE."
        )
    if status.st_mode & 0o777 != 0o700:
        directory.chmod(0o700)


def _check_reachable(layout: Layout, account: Account) -> None:
    for directory in (layout.home, layout.sockets):
        enter: list[str | Path] = ["/bin/sh", "-c", 'cd "$1"', "sh", directory]
        tried = subprocess.run(enter, check=False, capture_output=True, cwd="/", **account.identity())  # noqa: S603
        if tried.returncode != 0:
            raise DatabaseTrouble(
                f"The database's user {account.name} cannot enter {directory}: a directory above it is closed to others, "
                "and Siger does not open directories that are not its own. Name another place in SIGER_STATE, for example /var/lib/siger."
            )


def _last_words(output: str) -> str:
    return " ".join(line.strip() for line in output.strip().splitlines()[-3:])
