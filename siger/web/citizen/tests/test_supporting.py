"""One tap: from the page, from the list, without script; counted once and taken back."""

import pytest

from siger.core.rate_limits import Limit
from siger.reports.models import Support
from siger.reports.states import Verb
from siger.reports.tests.test_journeys import do
from siger.reports.tests.test_merging import fresh, published
from siger.web.citizen import limits
from siger.web.citizen.support_mark import NAME
from siger.web.citizen.tests.conftest import lines, open_link

pytestmark = pytest.mark.django_db


def tap(client, report, **data):
    return client.post(f"/laporan/{report.number}/dukung", data)


def test_one_tap_counts_once_is_said_and_taken_back(client, world):
    report = published(world)
    assert "Ini juga masalah Anda?" in lines(client.get(f"/laporan/{report.number}"))
    for _ in range(2):
        assert tap(client, report)["Location"] == f"/laporan/{report.number}#dukung"
    page = lines(client.get(f"/laporan/{report.number}"))
    assert fresh(report).supporters == 1
    assert "Anda mendukung laporan ini." in page
    assert "1 pendukung" in page
    client.post(f"/laporan/{report.number}/batal-dukung")
    assert fresh(report).supporters == 0
    assert "Ini juga masalah Anda?" in lines(client.get(f"/laporan/{report.number}"))


def test_the_cookie_is_signed_and_a_forged_one_is_a_new_browser(client, world):
    report = published(world)
    tap(client, report)
    cookie = client.cookies[NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert Support.objects.get().key.hex() not in cookie.value
    client.cookies[NAME] = cookie.value[:-3] + "xxx"
    tap(client, report)
    assert fresh(report).supporters == 2


def test_from_the_list_and_back_to_it(client, world):
    report = published(world)
    page = lines(client.get("/laporan?jenis=roads"))
    assert f'name="nomor" value="{report.number}"' in page
    answer = client.post("/dukung", {"nomor": report.number, "kembali": "/laporan?jenis=roads"})
    assert answer["Location"] == "/laporan?jenis=roads"
    assert fresh(report).supporters == 1
    answer = client.post("/dukung", {"nomor": report.number, "kembali": "//contoh.example/laporan?"})
    assert answer["Location"] == "/laporan"


@pytest.mark.parametrize("number", ["", "LPG-2K7Q-93XM", "\0", "x" * 500, "/kantor/"])
def test_a_number_of_nothing_is_not_found(client, world, number):
    assert client.post("/dukung", {"nomor": number}).status_code == 404


def test_a_report_that_is_not_shown_has_no_button_and_takes_no_support(client, world):
    report = world.report(visibility="private").report
    assert "Dukung" not in lines(client.get(f"/laporan/{report.number}"))
    assert tap(client, report).status_code == 404
    assert fresh(report).supporters == 0


def test_the_reporter_sees_no_button_and_is_told_why(client, world):
    receipt = world.report()
    do(world, receipt.report, ("dispatcher", Verb.PUBLISH))
    open_link(client, receipt.secret)
    assert "Ini juga masalah Anda?" not in lines(client.get(f"/laporan/{receipt.report.number}"))
    answer = tap(client, receipt.report)
    assert answer.status_code == 409
    assert "laporan Anda sendiri" in lines(answer)


def test_one_address_cannot_make_many_supporters(client, world, monkeypatch):
    report, other = published(world), published(world)
    monkeypatch.setattr(limits, "SUPPORTS_OF_ONE", Limit("support of one report", 2, 3600))
    answers = []
    for _ in range(3):
        client.cookies.clear()
        answers.append(tap(client, report).status_code)
    assert answers == [302, 302, 429]
    assert fresh(report).supporters == 2
    assert tap(client, other).status_code == 302


def test_an_address_is_kept_sealed_and_a_wrong_one_stays_in_the_form(client, world):
    report = published(world)
    tap(client, report)
    wrong = tap(client, report, email="siti@")
    assert wrong.status_code == 422
    assert 'value="siti@"' in lines(wrong)
    assert "tidak lengkap" in lines(wrong)
    tap(client, report, email="siti@contoh.example")
    assert Support.objects.get().email == "siti@contoh.example"


def test_without_the_forms_token_nothing_is_counted(world):
    from django.test import Client

    report = published(world)
    assert tap(Client(enforce_csrf_checks=True), report).status_code == 403
    assert fresh(report).supporters == 0
