"""What the machine gives: a place for files, room on the disk, clocks that agree."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from siger.core.health.findings import Finding, broken, doubtful, well

GIGABYTE = 1_000_000_000
LITTLE_ROOM, NO_ROOM = 2 * GIGABYTE, GIGABYTE // 4
# A code of six digits lives minutes, a deadline days: a second is noise, half a minute breaks sign-in.
DOUBTFUL_SECONDS, BROKEN_SECONDS = 2.0, 30.0


def storage() -> list[Finding]:
    """Write, read and delete a small file in every place that keeps people's files."""
    findings: list[Finding] = []
    for alias in settings.STORAGES:
        if alias != "staticfiles":
            findings += _try_storage(alias)
    return findings


def _try_storage(alias: str) -> list[Finding]:
    place, payload = storages[alias], secrets.token_bytes(64)
    subject = f"storage.{alias}"
    try:
        name = place.save(f"doctor-{secrets.token_hex(8)}", ContentFile(payload))
        with place.open(name) as file:
            same = file.read() == payload
        place.delete(name)
    except Exception as error:  # each storage has its own errors
        return broken(
            subject, f"cannot be written: {error}", f"Check the directory or bucket behind `{alias}`, its owner and its free space."
        )
    if not same:
        return broken(subject, "gave back other bytes than were written", "Do not take reports until this is understood: check the disk.")
    return well(subject, "written, read and deleted")


def disk() -> list[Finding]:
    """Free room where the state directory lies."""
    usage = shutil.disk_usage(existing_parent(Path(settings.STATE)))
    words = f"{usage.free / GIGABYTE:.1f} GB of {usage.total / GIGABYTE:.0f} GB are free at {settings.STATE}"
    if usage.free < NO_ROOM:
        return broken("disk", words, "Make room now: without it no photo is stored, and soon no report.")
    if usage.free < LITTLE_ROOM:
        return doubtful("disk", words, "Make room, or move SIGER_STATE to a larger disk.")
    return well("disk", words)


def clock() -> list[Finding]:
    """The clocks of the database and of the file system against ours. Legal deadlines stand on them."""
    return _compare("clock.database", _database_offset()) + _compare("clock.files", _file_offset())


def _database_offset() -> float:
    before = time.time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        (theirs,) = cursor.fetchone() or (0.0,)
    return float(theirs) - (before + time.time()) / 2


def _file_offset() -> float:
    with tempfile.NamedTemporaryFile(dir=existing_parent(Path(settings.STATE))) as file:
        before = time.time()
        file.write(b"x")
        file.flush()
        return Path(file.name).stat().st_mtime - before


def _compare(subject: str, offset: float) -> list[Finding]:
    words = f"{offset:+.2f} s from this process's clock"
    mend = "Set the clocks by NTP (systemd-timesyncd or chrony) on every machine of this installation."
    if abs(offset) > BROKEN_SECONDS:
        return broken(subject, words, mend)
    if abs(offset) > DOUBTFUL_SECONDS:
        return doubtful(subject, words, mend)
    return well(subject, words)


def existing_parent(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path
