"""What was there at the time of the backup is there after the restore, and nothing else; a restore that cannot go well changes nothing."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from siger.core.backup.manifest import DUMP, MANIFEST
from siger.core.backup.reading import restore_backup
from siger.core.backup.trouble import BackupTrouble
from siger.core.backup.writing import write_backup
from siger.core.crypto.keys import add_key, keyring

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """One row, one file, one key; returns where archives may go."""
    settings.STATE = tmp_path / "state"
    settings.KEY_FILE = tmp_path / "keys.json"
    settings.STORAGES = {
        **django_settings.STORAGES,
        **{
            alias: {"BACKEND": "siger.core.storage.PrivateFolder", "OPTIONS": {"location": tmp_path / "state" / "files" / alias}}
            for alias in ("originals", "photos", "default", "exports")
        },
    }
    keyring()
    Group.objects.create(name="before")
    storages["originals"].save("3f/photo", ContentFile(b"a hole in the road"))
    yield tmp_path / "archives"
    Group.objects.all().delete()


def change_everything() -> None:
    Group.objects.all().delete()
    Group.objects.create(name="after")
    storages["originals"].delete("3f/photo")
    storages["originals"].save("99/later", ContentFile(b"another hole"))


def names() -> list[str]:
    return list(Group.objects.order_by("name").values_list("name", flat=True))


def test_rows_and_files_return_and_what_came_later_goes(world: Path) -> None:
    manifest = write_backup(world / "one.tar")
    change_everything()
    assert restore_backup(world / "one.tar").created == manifest.created
    assert names() == ["before"]
    assert storages["originals"].open("3f/photo").read() == b"a hole in the road"
    assert not storages["originals"].exists("99/later")


def test_lists_that_were_taken_out_are_in_no_backup(world: Path) -> None:
    storages["exports"].save("ab/list", ContentFile(b"Nomor,Judul"))
    assert write_backup(world / "one.tar").files == 1
    assert b"Nomor,Judul" not in (world / "one.tar").read_bytes()


def test_counters_go_on_where_they_were(world: Path) -> None:
    write_backup(world / "one.tar")
    last = Group.objects.get().pk
    restore_backup(world / "one.tar")
    assert Group.objects.create(name="next").pk > last


def test_an_archive_is_for_its_owner_alone_and_holds_no_key(world: Path) -> None:
    write_backup(world / "one.tar")
    assert (world / "one.tar").stat().st_mode & 0o077 == 0
    content = (world / "one.tar").read_bytes()
    for key in [*keyring().keys.values(), keyring().index_key]:
        assert key not in content
    with tarfile.open(world / "one.tar") as tar:
        assert {"files/originals/3f/photo", DUMP, MANIFEST} == set(tar.getnames())
        assert {(entry.uname, entry.mode) for entry in tar} == {("", 0o600)}


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_cut_archive_is_refused_before_anything_changes(world: Path, cut: float) -> None:
    write_backup(world / "one.tar")
    content = (world / "one.tar").read_bytes()
    (world / "one.tar").write_bytes(content[: int(len(content) * cut)])
    change_everything()
    with pytest.raises(BackupTrouble):
        restore_backup(world / "one.tar")
    assert names() == ["after"]
    assert storages["originals"].exists("99/later")


def test_an_archive_with_another_file_in_it_is_refused(world: Path) -> None:
    write_backup(world / "one.tar")
    content = (world / "one.tar").read_bytes().replace(b"a hole in the road", b"no hole in a road!")
    (world / "one.tar").write_bytes(content)
    with pytest.raises(BackupTrouble, match="not what was written"):
        restore_backup(world / "one.tar")


def test_something_else_is_no_archive(world: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8 no archive" * 100)
    with pytest.raises(BackupTrouble, match="damaged, or no backup"):
        restore_backup(tmp_path / "photo.jpg")


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "files/../../outside", "other"])
def test_an_archive_cannot_write_elsewhere(world: Path, tmp_path: Path, name: str) -> None:
    write_backup(world / "one.tar")
    with tarfile.open(world / "one.tar", "a") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = 5
        tar.addfile(entry, io.BytesIO(b"evil!"))
    with pytest.raises(BackupTrouble, match="something that no backup has"):
        restore_backup(world / "one.tar")
    assert not list(tmp_path.rglob("outside"))


def test_a_link_in_an_archive_is_refused(world: Path) -> None:
    write_backup(world / "one.tar")
    with tarfile.open(world / "one.tar", "a") as tar:
        entry = tarfile.TarInfo("files/originals/link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(entry)
    with pytest.raises(BackupTrouble, match="something that no backup has"):
        restore_backup(world / "one.tar")


def test_the_keys_of_that_time_are_asked_for(world: Path, tmp_path: Path, settings: Any) -> None:
    add_key()
    write_backup(world / "one.tar")
    settings.KEY_FILE = tmp_path / "new-machine.json"
    change_everything()
    with pytest.raises(BackupTrouble, match="lacks keys of this archive"):
        restore_backup(world / "one.tar")
    assert names() == ["after"]
    restore_backup(world / "one.tar", other_keys=True)
    assert names() == ["before"]


def test_a_key_that_came_later_does_no_harm(world: Path) -> None:
    write_backup(world / "one.tar")
    add_key()
    restore_backup(world / "one.tar")
    assert names() == ["before"]


def test_a_database_in_use_is_not_replaced(world: Path) -> None:
    write_backup(world / "one.tar")
    connection.ensure_connection()
    parameters = {key: value for key, value in connection.get_connection_params().items() if key not in {"cursor_factory", "context"}}
    with psycopg.connect(**parameters), pytest.raises(BackupTrouble, match="other connections"):
        restore_backup(world / "one.tar")
