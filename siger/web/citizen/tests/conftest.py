import secrets
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from siger.core.storage import storage_settings
from siger.reports.photos.tests.pictures import jpeg
from siger.reports.queries.own import report_of_secret


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def files(settings, tmp_path):
    """Empty storages in a folder of the test's own."""
    settings.STORAGES = {**settings.STORAGES, **storage_settings(tmp_path, {})}
    return tmp_path / "files"


@pytest.fixture
def form():
    """The fields of a good report with a fresh key; changes replace them, None leaves one out."""

    def fields(**changes):
        usual = {
            "text": "Jalan depan pasar berlubang besar, sudah dua minggu dan sering ada motor jatuh.",
            "category": "roads",
            "visibility": "public",
            "lat": "-5.380200",
            "lng": "105.250300",
            "accuracy": "8",
            "position_source": "gps",
            "landmark": "Depan pasar",
            "idempotency_key": secrets.token_urlsafe(24),
        }
        return {name: value for name, value in {**usual, **changes}.items() if value is not None}

    return fields


@pytest.fixture
def send(client, form):
    """Post the form; the answer of the form itself, not of what it leads to."""
    return lambda **changes: client.post("/lapor", form(**changes))


def upload(data: bytes | None = None, name: str = "foto.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if data is None else data, kind)


def open_link(client, secret: str):
    """The reporter's browser: the secret link was opened in it."""
    client.get(f"/s/{secret}")
    found = report_of_secret(secret)
    assert found is not None
    return found


def lines(response) -> str:
    return response.content.decode()


class Endless(BytesIO):
    """A file of `size` bytes: a true JPEG head, then zeros."""

    def __init__(self, size: int) -> None:
        super().__init__(jpeg()[:64] + b"\0" * (size - 64))
        self.name = "besar.jpg"
        self.content_type = "image/jpeg"
