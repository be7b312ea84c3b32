"""The small addresses of forms and maps, and pictures for whoever may see them."""

import gzip
import json
import uuid

import pytest
from django.test import Client

from siger.core.storage import photos, write_whole
from siger.regions.models import DrawnShapes, Region
from siger.reports.models import Photo, PhotoState
from siger.web.citizen.shown_photos import photo_url
from siger.web.citizen.tests import walking
from siger.web.citizen.tests.conftest import lines, open_link
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db


def test_regions_are_found_by_name_and_only_villages_for_a_report(client, world):
    assert {one["code"] for one in client.get("/wilayah/cari?q=kedaton").json()} >= {"18.71.01", "18.71.01.1001"}
    assert [one["code"] for one in client.get("/wilayah/desa?q=kedaton").json()] == ["18.71.01.1001"]
    assert client.get("/wilayah/cari?q=%00a").json() == []


def test_a_point_is_named(client, world):
    told = client.get("/wilayah/di?lat=-5.3802&lng=105.2503").json()
    assert (told["ok"], told["code"], told["name"]) == (True, "18.71.01.1001", "Sekitar Kedaton")


@pytest.mark.parametrize(
    ("query", "swap"),
    [("lat=105.2503&lng=-5.3802", True), ("lat=48&lng=16", False), ("lat=x&lng=y", False), ("", False), ("lat=nan&lng=inf", False)],
)
def test_a_point_that_nobody_serves_says_what_to_do(client, world, query, swap):
    told = client.get(f"/wilayah/di?{query}").json()
    assert (told["ok"], told["swap"]) == (False, swap)
    assert told["message"]


@pytest.fixture
def shapes(world):
    body = gzip.compress(json.dumps({"type": "FeatureCollection", "features": []}).encode())
    return DrawnShapes.objects.create(within=Region.objects.get(pk="18"), depth=2, body=body, etag="abc")


def test_shapes_are_sent_packed_and_only_once(client, shapes):
    response = client.get("/peta/garis/kabupaten.json", headers={"Accept-Encoding": "gzip"})
    assert (response["Content-Encoding"], response["ETag"]) == ("gzip", '"abc"')
    assert json.loads(gzip.decompress(response.content))["features"] == []
    assert client.get("/peta/garis/kabupaten.json").json()["features"] == []
    assert client.get("/peta/garis/kabupaten.json", headers={"If-None-Match": 'W/"abc"'}).status_code == 304


@pytest.mark.parametrize("address", ["desa.json", "negara.json", "kabupaten.json?dalam=99", "kabupaten.json?dalam=%00"])
def test_shapes_that_are_not_drawn_are_not_found(client, shapes, address):
    assert client.get(f"/peta/garis/{address}").status_code == 404


def picture(receipt, **changes) -> Photo:
    photo = Photo.objects.get(report=receipt.report)
    for name, value in {"state": PhotoState.READY, "thumb_path": "t", "view_path": "v", **changes}.items():
        setattr(photo, name, value)
    photo.save()
    write_whole(photos(), "t", [b"RIFFklein"])
    write_whole(photos(), "v", [b"RIFFgross"])
    return photo


def get(client, photo, size="thumb"):
    return client.get(photo_url(photo.public_id, size))


def test_everyone_sees_the_pictures_of_a_published_report(client, world, files):
    photo = picture(walking.published(world, photos=[sent_photo()]))
    response = get(client, photo, "view")
    assert b"".join(response.streaming_content) == b"RIFFgross"
    assert response["Content-Type"] == "image/webp"
    assert "private" in response["Cache-Control"]


def test_a_hidden_or_unpublished_picture_is_for_those_with_a_role(client, world, files):
    private = walking.assigned(world, world.report(visibility="private", photos=[sent_photo()]))
    hidden = walking.published(world, photos=[sent_photo("b")])
    for receipt, changes in ((private, {}), (hidden, {"hidden": True})):
        photo = picture(receipt, **changes)
        assert get(Client(), photo).status_code == 404
        mine, officer = Client(), Client()
        open_link(mine, receipt.secret)
        assert get(mine, photo).status_code == 200
        assert "no-store" in get(mine, photo)["Cache-Control"]
        officer.force_login(world.users["officer" if receipt is private else "leader"])
        assert get(officer, photo).status_code == 200
    stranger = Client()
    stranger.force_login(world.users["other_officer"])
    assert get(stranger, Photo.objects.get(report=private.report)).status_code == 404


def test_a_picture_that_waits_or_is_broken_or_gone_is_not_found(client, world, files):
    photo = picture(walking.published(world, photos=[sent_photo()]))
    for state in (PhotoState.PENDING, PhotoState.BROKEN):
        Photo.objects.update(state=state)
        assert get(client, photo).status_code == 404
    Photo.objects.update(state=PhotoState.READY, thumb_path="fehlt")
    assert get(client, photo).status_code == 404
    assert get(client, photo, "original").status_code == 404
    assert client.get(photo_url(uuid.uuid4())).status_code == 404


@pytest.mark.parametrize("address", ["/tidak-ada", "/laporan/x/y/z", "/foto/x/thumb.webp"])
def test_an_address_that_is_not_there_shows_a_way_on(client, db, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "/lacak" in lines(response)
