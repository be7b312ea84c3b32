import stat
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import InMemoryStorage, storages

from siger.core.clock import now
from siger.core.errors import StorageFull
from siger.core.storage import (
    PrivateFolder,
    as_local_file,
    names_older_than,
    random_name,
    storage_full_refused,
    storage_settings,
    write_whole,
)

S3 = {
    "SIGER_S3_BUCKET": "siger",
    "SIGER_S3_ENDPOINT": "https://s3.example.id",
    "SIGER_S3_ACCESS_KEY": "kunci",
    "SIGER_S3_SECRET_KEY": "rahasia",
}


@pytest.fixture
def folder(tmp_path) -> PrivateFolder:
    return PrivateFolder(tmp_path / "state" / "files")


def files_below(storage: PrivateFolder) -> list[Path]:
    return [path for path in Path(storage.location).rglob("*") if path.is_file()]


def test_only_the_owner_can_read_folders_and_files(folder):
    name = random_name()
    write_whole(folder, name, [b"foto"])
    path = Path(folder.path(name))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(part.stat().st_mode) for part in (path.parent, path.parent.parent, path.parent.parent.parent)} == {0o700}


def test_files_have_no_address_on_the_web(folder):
    with pytest.raises(ValueError, match="who is looking"):
        folder.url("ab/abc")


def test_writing_again_replaces_the_whole_file(folder):
    write_whole(folder, "ab/abc", [b"lama ", b"sekali"])
    write_whole(folder, "ab/abc", [b"baru"])
    with as_local_file(folder, "ab/abc") as stored:
        assert stored.read() == b"baru"
    assert len(files_below(folder)) == 1


def test_what_breaks_while_writing_leaves_the_old_file_and_nothing_else(folder):
    write_whole(folder, "ab/abc", [b"lama"])

    def chunks():
        yield b"baru"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        write_whole(folder, "ab/abc", chunks())
    assert [path.read_bytes() for path in files_below(folder)] == [b"lama"]


def test_no_space_left_is_a_refusal_in_words():
    with pytest.raises(StorageFull, match="penuh"), storage_full_refused(), Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"foto")


def test_other_errors_pass_as_they_are():
    with pytest.raises(PermissionError), storage_full_refused():
        raise PermissionError


def test_a_path_cannot_leave_the_folder(folder):
    with pytest.raises(Exception, match="outside"):
        write_whole(folder, "../../etc/passwd", [b"x"])


def test_names_are_random_and_say_nothing():
    names = {random_name() for _ in range(1000)}
    assert len(names) == 1000
    assert all(len(name) == 35 and name[:2] == name[3:5] for name in names)


def test_a_remote_storage_takes_the_whole_file_or_nothing():
    remote = InMemoryStorage()

    def chunks():
        yield b"baru"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        write_whole(remote, "ab/abc", chunks())
    assert not remote.exists("ab/abc")
    write_whole(remote, "ab/abc", [b"satu", b"dua"])
    with as_local_file(remote, "ab/abc") as local:
        assert local.fileno() > 2
        assert local.read() == b"satudua"


def test_old_names_are_listed_and_young_ones_are_not(folder):
    write_whole(folder, "ab/abc", [b"x"])
    assert list(names_older_than(folder, now() + timedelta(seconds=5))) == ["ab/abc"]
    assert list(names_older_than(folder, now() - timedelta(seconds=5))) == []


def test_an_empty_storage_has_no_names(tmp_path):
    assert list(names_older_than(PrivateFolder(tmp_path / "none"), now())) == []


def test_without_a_bucket_files_lie_in_the_state_directory(tmp_path):
    made = {alias: storages.create_storage(backend) for alias, backend in storage_settings(tmp_path, {}).items()}
    assert {alias: str(Path(storage.location).relative_to(tmp_path)) for alias, storage in made.items()} == {
        "default": "files/other",
        "originals": "files/originals",
        "photos": "files/photos",
        "exports": "exports",
    }
    assert all(isinstance(storage, PrivateFolder) for storage in made.values())


def test_with_a_bucket_files_lie_under_private_prefixes(tmp_path):
    made = storages.create_storage(storage_settings(tmp_path, S3)["originals"])
    assert (made.bucket_name, made.location, made.default_acl, made.querystring_auth) == ("siger", "originals", None, True)
    assert made.endpoint_url == "https://s3.example.id"
    assert {one["OPTIONS"]["location"] for one in storage_settings(tmp_path, S3).values()} == {"other", "originals", "photos", "exports"}


def test_a_read_only_stream_can_be_written(folder):
    write_whole(folder, "ab/abc", iter(BytesIO(b"a\nb\n")))
    with as_local_file(folder, "ab/abc") as stored:
        assert stored.read() == b"a\nb\n"
