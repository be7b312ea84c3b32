"""Write a backup while everything runs."""

from __future__ import annotations

import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from siger.core import clock
from siger.core.backup.clients import run_client, server_major
from siger.core.backup.folders import file_folders
from siger.core.backup.manifest import DUMP, FILES, MANIFEST, FilesDigest, Manifest, key_names, sha256_of


def write_backup(target: Path) -> Manifest:
    """One archive (0600) at `target`, whole or not at all. Raises BackupTrouble.

    The database is dumped first, in one snapshot, and the files after it: every file that the dump mentions was there by then. Files that
    people send meanwhile may be in it too; they do no harm.
    """
    with _beside(target) as folder:
        dump, archive = folder / DUMP, folder / "archive"
        run_client("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", dump])
        handle = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as raw, tarfile.open(fileobj=raw, mode="w") as tar:
            tar.add(dump, DUMP, filter=_anonymous)
            manifest = _add_files(tar, dump)
            _add_bytes(tar, MANIFEST, manifest.as_json())
            tar.close()
            raw.flush()
            os.fsync(raw.fileno())
        archive.replace(target)
    return manifest


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A private folder on the same disk, gone afterwards."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".backup-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _add_files(tar: tarfile.TarFile, dump: Path) -> Manifest:
    folders, elsewhere = file_folders()
    digest = FilesDigest()
    for alias, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith(".incoming-"):
                name = f"{FILES}/{alias}/{path.relative_to(folder).as_posix()}"
                tar.add(path, name, recursive=False, filter=_anonymous)
                digest.add(name, path)
    applied = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        created=clock.now().isoformat(timespec="seconds"),
        postgresql=server_major(),
        migrations={app: max(name for one, name in applied if one == app) for app in sorted({app for app, _ in applied})},
        dump_sha256=sha256_of(dump),
        files_sha256=digest.hexdigest(),
        files=digest.count,
        files_bytes=digest.bytes,
        keys=key_names(),
        elsewhere=elsewhere,
    )


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o600
    tar.addfile(entry, io.BytesIO(content))


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Users of this machine mean nothing on the next."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry
