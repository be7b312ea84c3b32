"""Who runs the server of a state directory. The kernel drops the lock when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from siger.core.database.trouble import AlreadyRunning


@dataclass(frozen=True, slots=True)
class Owner:
    """`purpose` is the command in the words of the terminal, `address` where its pages are, if it serves any."""

    pid: int
    purpose: str
    address: str = ""


@contextlib.contextmanager
def owner_lock(path: Path, *, purpose: str, address: str = "") -> Iterator[None]:
    """Own the server while the block runs. Raises AlreadyRunning, which names the holder."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(_described(_read(handle))) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(asdict(Owner(os.getpid(), purpose, address))).encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def current_owner(path: Path) -> Owner | None:
    """Who holds the lock now, as far as can be told."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(handle) or Owner(0, "siger")
    else:
        return None
    finally:
        os.close(handle)


def _read(handle: int) -> Owner | None:
    try:
        return Owner(**json.loads(os.pread(handle, 4096, 0)))
    except (ValueError, TypeError):  # the holder has not written yet
        return None


def _described(owner: Owner | None) -> str:
    if owner is None:
        return "Another siger command is just starting with this state directory. Try again in a moment."
    place = f", at {owner.address}" if owner.address else ""
    running = f"`{owner.purpose}` is already running with this state directory (process {owner.pid}{place})."
    return f"{running} Stop it first, or name another SIGER_STATE."
