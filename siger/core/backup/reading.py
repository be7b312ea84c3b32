"""Put a backup back. Everything is checked first; then the database changes in one transaction, then the folders are exchanged."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import connection, connections

from siger.core.backup.clients import run_client, server_major
from siger.core.backup.folders import file_folders
from siger.core.backup.manifest import DUMP, FILES, MANIFEST, FilesDigest, Manifest, key_names, parse_manifest, sha256_of
from siger.core.backup.trouble import BackupTrouble


def restore_backup(source: Path, *, other_keys: bool = False) -> Manifest:
    """Replace database and files by those of the archive. Raises BackupTrouble, and then nothing was changed.

    With `other_keys` an archive is taken whose keys are not in the key file: what is sealed in it stays unreadable.
    """
    state = Path(settings.STATE)
    state.mkdir(mode=0o755, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=state) as name:
        folder = Path(name)
        manifest = _unpack(source, folder)
        _check_whole(manifest, folder)
        _check_fits(manifest, other_keys=other_keys)
        _check_unused()
        _replace_database(folder)
        _replace_files(folder)
    return manifest


def _unpack(source: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(source, mode="r:") as tar:
            for entry in tar:
                _take_out(tar, entry, folder)
        return parse_manifest((folder / MANIFEST).read_bytes())
    except (tarfile.TarError, EOFError):
        raise BackupTrouble(f"{source} is damaged, or no backup of Siger.") from None
    except FileNotFoundError:
        raise BackupTrouble(f"{source} is not whole: its description is missing. It was cut off, or is no backup of Siger.") from None


def _take_out(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    """Plain files below `folder` only, whatever an archive from a stranger holds. (tarfile's own filters are newer than Python 3.11.2.)"""
    path = PurePosixPath(entry.name)
    content = tar.extractfile(entry) if entry.isreg() else None
    if content is None or path.is_absolute() or ".." in path.parts or path.parts[0] not in {DUMP, FILES, MANIFEST}:
        raise BackupTrouble(f"The archive holds something that no backup has: {entry.name!r}.")
    target = folder / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with content, target.open("xb") as file:
        shutil.copyfileobj(content, file)


def _check_whole(manifest: Manifest, folder: Path) -> None:
    digest = FilesDigest()
    for alias in settings.STORAGES:
        top = folder / FILES / alias
        for path in sorted(top.rglob("*")):
            if path.is_file():
                digest.add(f"{FILES}/{alias}/{path.relative_to(top).as_posix()}", path)
    if sha256_of(folder / DUMP) != manifest.dump_sha256 or digest.hexdigest() != manifest.files_sha256:
        raise BackupTrouble("The archive's content is not what was written into it. Take another copy.")


def _check_fits(manifest: Manifest, *, other_keys: bool) -> None:
    here = server_major()
    if here < manifest.postgresql:
        raise BackupTrouble(
            f"The archive comes from PostgreSQL {manifest.postgresql}; this one is {here}. Restore into {manifest.postgresql} or newer."
        )
    missing = [name for name, mark in manifest.keys.items() if key_names().get(name) != mark]
    if missing and not other_keys:
        raise BackupTrouble(
            f"{settings.KEY_FILE} lacks keys of this archive ({', '.join(missing)}): names and contacts in it could not be read. "
            "Put the key file of that time back first; if it is lost for good, use --other-keys."
        )


def _check_unused() -> None:
    """A web process or worker that goes on with the old data would mix both."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        (others,) = cursor.fetchone() or (0,)
    if others:
        raise BackupTrouble(f"{others} other connections use the database. Stop every web process and worker first.")


def _replace_database(folder: Path) -> None:
    """As a script, because only psql can drop what is there and put in the new within one transaction."""
    script = folder / "database.sql"
    run_client("pg_restore", ["--no-owner", "--no-privileges", "--file", script, folder / DUMP])
    empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
    connections.close_all()
    run_client(
        "psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--command={empty}", f"--file={script}"]
    )


def _replace_files(folder: Path) -> None:
    folders, _ = file_folders()
    for alias, place in folders.items():
        restored = folder / FILES / alias
        restored.mkdir(mode=0o700, parents=True, exist_ok=True)
        for directory in (restored, *restored.rglob("*")):
            directory.chmod(0o700 if directory.is_dir() else 0o600)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        old = folder / f"old-{alias}"
        if place.exists():
            shutil.move(place, old)
        shutil.move(restored, place)
