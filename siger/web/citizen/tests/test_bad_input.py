"""What people, phones and attackers send, and what becomes of it. The list is the one of the issue "Foundation"."""

import errno
import threading
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client

from siger.core import storage
from siger.core.clock import now
from siger.reports.models import Photo, Report
from siger.reports.queries.own import report_of_secret
from siger.web.citizen.receipt_cookie import NAME, secret_for_receipt
from siger.web.citizen.tests.conftest import Endless, lines, upload
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": ""}, "Ceritakan masalahnya"),
        ({"text": "x" * 10_000}, "Terlalu panjang: 10000 huruf"),
        ({"category": "ufo"}, "Pilih jenis masalah dari daftar"),
        ({"visibility": "semua"}, "Pilih siapa yang boleh melihat"),
        ({"lat": "", "lng": ""}, "Beri tahu tempatnya"),
        ({"lat": "0", "lng": "0"}, "belum menemukan lokasi"),
        ({"lat": "48.2", "lng": "16.37"}, "km dari desa terdekat"),
        ({"lat": "nan", "lng": "105"}, "bukan angka yang sah"),
        ({"lat": "lima", "lng": "105"}, "bukan angka yang sah"),
        ({"lat": "1e400", "lng": "105"}, "bukan angka yang sah"),
        ({"lat": "105.2503", "lng": "-5.3802"}, "tertukar"),
        ({"region": "18.71", "lat": "", "lng": ""}, "Pilih desa atau kelurahan"),
        ({"region": "99.99.99.9999"}, "Pilih desa atau kelurahan"),
        ({"idempotency_key": "pendek"}, "Kunci kiriman tidak sah"),
        ({"phone": "12"}, "Nomor ponsel ini tidak lengkap"),
    ],
)
def test_wrong_fields_are_named_and_nothing_is_stored(send, world, changes, said):
    response = send(**changes)
    assert response.status_code == 422
    assert said in lines(response)
    assert not Report.objects.exists()


def test_an_island_within_reach_of_a_village_is_accepted(send, world):
    assert send(lat="-5.45", lng="105.35").status_code == 302


@pytest.mark.parametrize("field", ["text", "landmark", "service", "region_text", "name", "occurred_at"])
@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script> jalan rusak",
        "'; DROP TABLE reports_report; -- jalan",
        "Jalan rusak 🚧🕳️ parah sekali",
        "jalan\0rusak\0parah di depan",
        "\u202ejalan rusak\u202c parah di depan",
        "jalan rusak {{ 7|add:7 }} {% load x %}",
    ],
)
def test_strange_text_is_text(client, world, form, field, words):
    response = client.post("/lapor", form(**{field: words}), follow=True)
    assert response.status_code == 200
    report = Report.objects.get()
    assert "\0" not in report.text
    assert "<script>alert" not in lines(response)
    assert client.get(f"/laporan/{report.number}").status_code == 200


@pytest.mark.parametrize(
    ("data", "name", "status", "said"),
    [
        (b"GIF89a" + b"\0" * 100, "foto.gif", 422, "gambar GIF"),
        (b"%PDF-1.7\n" + b"\0" * 100, "foto.jpg", 422, "dokumen PDF"),
        (b"", "foto.jpg", 422, "Berkas foto kosong"),
        (b"halo dunia ini bukan foto", "foto.jpg", 422, "bukan foto"),
    ],
)
def test_what_is_no_photo_is_named_and_the_good_one_stays(client, world, form, files, data, name, status, said):
    response = client.post("/lapor", {**form(), "photos": [upload(), upload(data, name)]})
    assert response.status_code == status
    assert said in lines(response)
    assert lines(response).count('name="kept_photo"') == 1
    assert not Report.objects.exists()


def test_thirty_megabytes_are_too_large_and_say_so(client, world, form, files):
    response = client.post("/lapor", {**form(), "photos": [Endless(30 * 1024 * 1024)]})
    assert response.status_code == 413
    assert "lebih dari 20 MB" in lines(response)
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_a_fifth_photo_is_left_out_with_words(client, world, form, files):
    response = client.post("/lapor", {**form(), "photos": [upload() for _ in range(5)]})
    assert response.status_code == 422
    assert "Paling banyak 4 foto" in lines(response)
    assert lines(response).count('name="kept_photo"') == 4


def test_a_truncated_photo_does_not_stop_the_report(client, world, form, files):
    assert client.post("/lapor", {**form(), "photos": [upload(upload().read()[:200])]}).status_code == 302
    assert Photo.objects.get().state == "pending"


def test_a_full_disk_costs_the_photo_not_the_words(client, world, form, files, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage.tempfile, "mkstemp", full)
    response = client.post("/lapor", {**form(landmark="Tetap ada"), "photos": [upload()]})
    assert response.status_code == 507
    assert "penyimpanan foto sedang penuh" in lines(response)
    assert 'value="Tetap ada"' in lines(response)
    assert client.post("/lapor", form()).status_code == 302


@pytest.mark.parametrize("days", [-2, 2])
def test_a_clock_two_days_off_never_moves_our_own(send, world, days):
    told = now() + timedelta(days=days)
    assert send(occurred_at=told.isoformat()).status_code == 302
    report = Report.objects.get()
    assert abs(report.received_at - now()) < timedelta(minutes=1)
    assert report.occurred_at <= report.received_at


def test_a_phone_without_a_zone_speaks_local_time(send, world):
    told = (now() - timedelta(days=1)).astimezone(ZoneInfo("Asia/Jakarta")).replace(tzinfo=None, microsecond=0)
    send(occurred_at=told.isoformat())
    assert Report.objects.get().occurred_at.astimezone(ZoneInfo("Asia/Jakarta")).replace(tzinfo=None) == told


def test_sent_twice_is_one_report_and_one_receipt(client, world, form):
    sent = form()
    first, second = client.post("/lapor", sent), client.post("/lapor", sent)
    assert first["Location"] == second["Location"]
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_three_at_once_are_one_report_and_three_equal_receipts(form):
    build_world()
    sent, barrier, places = form(), threading.Barrier(3), []

    def post():
        barrier.wait()
        places.append(Client().post("/lapor", sent)["Location"])
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert Report.objects.count() == 1
    assert len(places) == 3
    assert len(set(places)) == 1


def test_a_tracking_link_with_one_wrong_character_opens_nothing(client, world):
    receipt = world.report()
    secret = receipt.secret
    for at in (0, 12, 25):
        wrong = secret[:at] + ("0" if secret[at] != "0" else "1") + secret[at + 1 :]
        response = Client().get(f"/s/{wrong}")
        assert response.status_code == 404
        assert "tidak cocok" in lines(response)
        assert not response.cookies


def test_the_receipt_cookie_is_for_that_number_alone(client, world, form, rf):
    response = client.post("/lapor", form())
    number = Report.objects.get().number
    request = rf.get("/")
    request.COOKIES[NAME] = response.cookies[NAME].value
    assert report_of_secret(secret_for_receipt(request, number)) is not None
    assert secret_for_receipt(request, "LPG-0000-0000") == ""
    assert response.cookies[NAME]["path"] == f"/laporan/{number}/terima"
