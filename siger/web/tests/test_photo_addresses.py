"""An address of a picture is ours, soon over, and opens nothing by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from siger.core.storage import photos, write_whole
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.parts import Size
from siger.web.citizen.shown_photos import photo_url
from siger.web.citizen.tests import walking
from siger.web.office.pictures import picture_url
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(world):
    receipt = walking.published(world, photos=[sent_photo()])
    write_whole(photos(), "alamat", [b"RIFF"])
    Photo.objects.filter(report=receipt.report).update(state=PhotoState.READY, thumb_path="alamat", view_path="alamat")
    return Photo.objects.get(report=receipt.report)


@pytest.fixture
def officer(world):
    client = Client()
    client.force_login(world.users["leader"], "allauth.account.auth_backends.AuthenticationBackend")
    return client


def addresses(photo, officer):
    return [(Client(), photo_url(photo.public_id)), (officer, picture_url(photo, Size.THUMB))]


def test_a_path_alone_opens_nothing_even_for_the_entitled(photo, officer):
    for client, address in addresses(photo, officer):
        path, query = address.split("?")
        until, signature = query[2:].split(".")
        later = f"{int(until, 16) + 3600:x}"
        assert client.get(address).status_code == 200
        for wrong in (
            "",
            "?s=",
            "?s=.",
            "?s=x.y",
            f"?s={until}",
            f"?s={later}.{signature}",
            f"?s={until}.{signature[:-1]}",
            f"?s={until}.é",
        ):
            assert client.get(path + wrong).status_code == 404, wrong
        assert client.get(address.replace("thumb", "view")).status_code == 404


def test_one_of_the_citizens_is_none_of_the_office(photo, officer):
    assert officer.get(f"/kantor{photo_url(photo.public_id)}").status_code == 404


def test_it_is_over_soon_and_says_what_to_do(photo, officer):
    for (client, address), hours in zip(addresses(photo, officer), (6, 1), strict=True):
        with time_machine.travel(timezone.now() + timedelta(hours=hours, seconds=-1), tick=False):
            assert client.get(address).status_code == 200
        with time_machine.travel(timezone.now() + timedelta(hours=2 * hours, seconds=1), tick=False):
            gone = client.get(address)
        assert gone.status_code == 404
        assert "sudah habis masanya" in gone.content.decode()


def test_a_signed_address_of_what_is_not_ones_own_opens_nothing(photo):
    Photo.objects.update(hidden=True)
    assert Client().get(photo_url(photo.public_id)).status_code == 404
