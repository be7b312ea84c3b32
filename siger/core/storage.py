"""Where files lie: `originals` (as they were sent, never served), `photos` (what may be shown) and `exports` (lists taken out, for a day),
each a Django storage by alias.

By default they are folders in the state directory that only Siger's own system user can open. With SIGER_S3_BUCKET set they are
prefixes of one private bucket. A file's name is random: no person's words, number or date is ever part of a path.
"""

import errno
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

from siger.core.errors import StorageFull

ORIGINALS: Final = "originals"
PHOTOS: Final = "photos"
EXPORTS: Final = "exports"
PASSING: Final = frozenset({EXPORTS})
"""What is there for hours and can be made again: no backup takes it, or it would live on for as long as the backup."""
# Passing files stand beside `files`, so that whoever copies that folder by other means does not keep them either.
_PLACES: Final = {"default": "files/other", ORIGINALS: "files/originals", PHOTOS: "files/photos", EXPORTS: "exports"}
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def storage_settings(state: Path, environment: Mapping[str, str] = os.environ) -> dict[str, dict[str, Any]]:
    """Django's STORAGES for files of people; static files are the web's own. `default` is private too: nothing leaks by forgetting."""
    build = _in_bucket if environment.get("SIGER_S3_BUCKET", "").strip() else _in_folder
    return {alias: build(place, state, environment) for alias, place in _PLACES.items()}


def _in_folder(place: str, state: Path, _environment: Mapping[str, str]) -> dict[str, Any]:
    return {"BACKEND": "siger.core.storage.PrivateFolder", "OPTIONS": {"location": state / place}}


def _in_bucket(place: str, _state: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    named = {
        "bucket_name": "SIGER_S3_BUCKET",
        "endpoint_url": "SIGER_S3_ENDPOINT",
        "region_name": "SIGER_S3_REGION",
        "access_key": "SIGER_S3_ACCESS_KEY",
        "secret_key": "SIGER_S3_SECRET_KEY",
    }
    given = {option: environment[name].strip() for option, name in named.items() if environment.get(name, "").strip()}
    fixed = {"location": Path(place).name, "default_acl": None, "querystring_auth": True, "querystring_expire": 60, "file_overwrite": True}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**fixed, **given}}


def originals() -> Storage:
    return storages[ORIGINALS]


def photos() -> Storage:
    return storages[PHOTOS]


def exports() -> Storage:
    return storages[EXPORTS]


def random_name() -> str:
    """A fresh path that says nothing, such as `3f/3fa1…`: 256 folders keep a hundred thousand files quick to list."""
    token = uuid.uuid4().hex
    return f"{token[:2]}/{token}"


class PrivateFolder(FileSystemStorage):
    """A folder that its owner alone can open (0700, files 0600) and that has no address on the web."""

    def __init__(self, location: str | Path | None = None) -> None:
        super().__init__(location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700, allow_overwrite=True)

    def url(self, name: str | None) -> str:
        raise ValueError("files of people are served by views that ask who is looking")

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """All of `chunks` appears at `name` at once, or nothing does, whatever `chunks` raises. Raises StorageFull."""
        target = Path(self.path(name))
        with storage_full_refused(), _beside(target) as fresh:
            with fresh.open("wb") as opened:
                opened.writelines(chunks)
            fresh.replace(target)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A private, empty file in the folder of `target`, gone afterwards unless it was renamed."""
    for folder in reversed([parent for parent in target.parents if not parent.exists()]):
        folder.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def storage_full_refused() -> Iterator[None]:
    """Turn "no space left" into StorageFull, a refusal that people understand; other errors pass."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StorageFull from error
        raise


def write_whole(storage: Storage, name: str, chunks: Iterable[bytes]) -> None:
    """Store `chunks` under `name`, replacing what is there. Nothing is stored when reading or writing fails. Raises StorageFull."""
    if isinstance(storage, PrivateFolder):
        storage.write(name, chunks)
        return
    with storage_full_refused(), tempfile.TemporaryFile() as spool:
        spool.writelines(chunks)
        spool.seek(0)
        storage.save(name, File(spool))


@contextmanager
def as_local_file(storage: Storage, name: str) -> Iterator[IO[bytes]]:
    """The stored file as one with a descriptor that a child process can read, at its start. Raises FileNotFoundError."""
    if isinstance(storage, FileSystemStorage):
        with Path(storage.path(name)).open("rb") as opened:
            yield opened
        return
    with storage.open(name, "rb") as remote, tempfile.TemporaryFile() as local:
        shutil.copyfileobj(remote, local)
        local.seek(0)
        yield local


def names_older_than(storage: Storage, moment: datetime) -> Iterator[str]:
    """Names of all files last written before `moment`, folder by folder; a file that vanishes meanwhile is left out."""
    for folder in _folders(storage):
        _, files = storage.listdir(folder)
        for file in files:
            name = f"{folder}/{file}"
            try:
                written = storage.get_modified_time(name)
            except FileNotFoundError:
                continue
            if written < moment:
                yield name


def _folders(storage: Storage, below: str = "") -> Iterator[str]:
    try:
        folders, _ = storage.listdir(below)
    except FileNotFoundError:
        return
    for folder in folders:
        inner = f"{below}/{folder}" if below else folder
        yield inner
        yield from _folders(storage, inner)
