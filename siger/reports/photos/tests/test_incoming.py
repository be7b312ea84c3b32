import hashlib
import resource
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils.translation import override

from siger.core.errors import Invalid, StorageFull, TooLarge
from siger.core.storage import originals
from siger.reports.photos.broken import BrokenReason
from siger.reports.photos.incoming import receive_upload
from siger.reports.photos.limits import MEBIBYTE, Limits
from siger.reports.photos.tests.pictures import jpeg, quarters, written
from siger.reports.photos.upload_handler import GuardedUploadHandler
from siger.reports.photos.words import broken_words


def stored_files(files: Path) -> list[Path]:
    return [path for path in files.rglob("*") if path.is_file()]


@contextmanager
def no_room_beyond(size: int):
    """The operating system itself refuses to let a file grow further, as it does when the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def upload_of(data: bytes, name: str = "foto.jpg"):
    """What a view finds in request.FILES for a form that a browser sent."""
    request = RequestFactory().post("/lapor", {"text": "Jalan rusak", "photo": SimpleUploadedFile(name, data, "image/jpeg")})
    request.upload_handlers = [GuardedUploadHandler(request)]
    assert request.POST["text"] == "Jalan rusak"
    return request.FILES["photo"]


def test_a_photo_is_stored_as_it_was_sent(files):
    data = jpeg()
    incoming = receive_upload(upload_of(data, "../../etc/Budi Santoso.jpg"))
    with originals().open(incoming.path) as stored:
        assert stored.read() == data
    assert (incoming.bytes, incoming.sha256) == (len(data), hashlib.sha256(data).digest())
    assert "Budi" not in incoming.path


def test_the_same_photo_twice_lies_under_two_names(files):
    assert receive_upload(BytesIO(jpeg())).path != receive_upload(BytesIO(jpeg())).path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "kosong"),
        (written(quarters().quantize(8), "GIF"), "GIF"),
        (written(quarters(), "PDF"), "PDF"),
        (b"Jalan rusak", "bukan foto"),
        (b"\x00\x00\x00\x20ftypisom" + bytes(100), "video"),
    ],
    ids=["empty", "GIF", "PDF", "text", "film"],
)
def test_what_is_no_photo_is_refused_at_once_in_words(files, data, words):
    with pytest.raises(Invalid, match=words):
        receive_upload(BytesIO(data))
    assert stored_files(files) == []


def test_a_truncated_photo_is_accepted_and_found_broken_later(files):
    assert receive_upload(BytesIO(jpeg()[:300])).bytes == 300


def test_thirty_megabytes_are_refused_and_nothing_stays(files):
    with pytest.raises(TooLarge, match="20 MB"):
        receive_upload(BytesIO(jpeg() + bytes(30 * MEBIBYTE)))
    assert stored_files(files) == []


def test_thirty_megabytes_in_a_form_are_refused_and_the_other_fields_stay(files):
    upload = upload_of(jpeg() + bytes(30 * MEBIBYTE))
    assert upload.read() == b""  # not even in the temporary folder
    with pytest.raises(TooLarge, match="20 MB"):
        receive_upload(upload)
    assert stored_files(files) == []


def test_exactly_the_limit_is_accepted(files):
    data = jpeg()
    assert receive_upload(BytesIO(data), limits=Limits(max_bytes=len(data))).bytes == len(data)
    with pytest.raises(TooLarge):
        receive_upload(BytesIO(data), limits=Limits(max_bytes=len(data) - 1))


def test_a_full_disk_is_told_and_nothing_half_written_stays(files):
    with no_room_beyond(100_000), pytest.raises(StorageFull) as caught:
        receive_upload(BytesIO(jpeg() + bytes(500_000)))
    assert caught.value.status == 507
    assert stored_files(files) == []


def test_a_disk_that_fills_up_while_the_form_is_read_is_told_by_the_view_not_by_a_crash(files):
    with no_room_beyond(100_000):
        upload = upload_of(jpeg() + bytes(500_000))
        with pytest.raises(StorageFull):
            receive_upload(upload)
    assert stored_files(files) == []


def test_a_connection_that_breaks_leaves_nothing(files):
    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 100_000:
                raise ConnectionResetError
            return super().read(size)

    with pytest.raises(ConnectionResetError):
        receive_upload(Broken(jpeg() + bytes(500_000)))
    assert stored_files(files) == []


@pytest.mark.parametrize("reason", BrokenReason)
def test_every_reason_has_words_that_say_what_to_do(reason):
    with override("id"):
        assert broken_words(reason).count(".") >= 2
        assert broken_words(reason) != broken_words("a code of a newer release")
