"""Secret links, marks in cookies, and numbers that people type."""

import pytest
from django.test import Client

from siger.reports.models import Report
from siger.web.citizen.links import LASTING, MOST_MARKS, PASSING, marks_of
from siger.web.citizen.number_words import wrong_number_words
from siger.web.citizen.tests.conftest import lines, open_link

pytestmark = pytest.mark.django_db


def test_a_link_is_exchanged_for_a_cookie_and_leaves_no_trace_in_addresses(client, world):
    receipt = world.report()
    response = client.get(f"/s/{receipt.secret}")
    assert response["Location"] == f"/laporan/{receipt.report.number}"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    cookie = response.cookies[LASTING]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert receipt.secret not in cookie.value


def test_a_link_in_capitals_works_as_somebody_reads_it_out(client, world):
    assert client.get(f"/s/{world.report().secret.upper()}").status_code == 302


@pytest.mark.parametrize("visibility", ["anonymous", "whistleblowing"])
def test_marks_of_reports_without_name_end_with_the_browser(client, world, visibility):
    response = client.get(f"/s/{world.report(visibility=visibility).secret}")
    assert response.cookies[PASSING]["max-age"] == ""
    assert LASTING not in response.cookies


def test_twenty_marks_are_kept_the_oldest_falls_out(client, world, rf):
    receipts = [world.report() for _ in range(MOST_MARKS + 1)]
    for receipt in receipts:
        client.get(f"/s/{receipt.secret}")
    request = rf.get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    marks = marks_of(request)
    assert len(marks) == MOST_MARKS
    assert receipts[0].report.pk not in marks
    assert len(client.cookies[LASTING].value) < 4000


def test_a_forged_mark_opens_nothing(client, world):
    report = world.report(visibility="private").report
    client.cookies[LASTING] = f'[[{report.pk},"0000000000000000"]]'
    assert "berlubang" not in lines(client.get(f"/laporan/{report.number}"))


def test_a_signed_mark_for_another_secret_opens_nothing(client, world):
    mine, other = world.report(visibility="private"), world.report(visibility="private", text="Air keran keruh dan bau sejak Senin.")
    open_link(client, mine.secret)
    assert "Air keran keruh" not in lines(client.get(f"/laporan/{other.report.number}"))
    assert client.post(f"/laporan/{other.report.number}/tarik", {"seen": "1"}).status_code == 404
    other.report.refresh_from_db()
    assert other.report.state == "received"


def test_sixty_wrong_links_an_hour_and_then_not_even_a_right_one(client, world, monkeypatch):
    from siger.core.rate_limits import Limit
    from siger.web.citizen import limits

    monkeypatch.setattr(limits, "GUESSES", Limit("guess", 3, 3600))
    receipt = world.report()
    assert [client.get(f"/s/{'0' * 26}").status_code for _ in range(4)] == [404, 404, 404, 429]
    assert client.get(f"/s/{receipt.secret}").status_code == 429
    assert client.get(f"/laporan/{receipt.report.number}").status_code == 429


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}", "{3}"])
def test_a_number_is_found_however_it_is_typed(client, world, typed):
    number = world.report().report.number
    shown = typed.format(number, number.lower(), number.replace("-", ""), number[4:].replace("0", "o"))
    response = client.get("/lacak", {"nomor": shown})
    assert response["Location"] == f"/laporan/{number}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("LPG-2K7Q-93XX", "keliru atau tertukar"),
        ("LPG-2K7Q", "yang Anda ketik 4"),
        ("LPG-2K7Q-93X!", "Tanda “!”"),
        ("halo apa kabar semuanya", "yang Anda ketik"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(client, db, typed, said):
    response = client.get("/lacak", {"nomor": typed})
    assert response.status_code == 422
    assert said in lines(response)


def test_an_address_with_a_typed_number_leads_to_the_right_one(client, world):
    number = world.report().report.number
    assert client.get(f"/laporan/{number.lower()}")["Location"] == f"/laporan/{number}"
    assert client.get("/laporan/LPG-2K7Q-93XX").status_code == 404
    assert client.get("/laporan/%00%00").status_code == 404


def test_a_number_that_nobody_has_says_so(client, world):
    Report.objects.all().delete()
    response = client.get("/laporan/LPG-0000-0000")
    assert response.status_code == 404
    assert "tidak ada laporan dengan nomor ini" in lines(response)


def test_words_of_a_wrong_number_name_the_prefix_of_this_installation():
    assert "Setelah ABC" in wrong_number_words("ABC-12", "ABC")


def test_whistleblowing_does_not_exist_by_its_number(client, world):
    receipt = world.report(visibility="whistleblowing")
    assert client.get(f"/laporan/{receipt.report.number}").status_code == 404
    open_link(client, receipt.secret)
    assert client.get(f"/laporan/{receipt.report.number}").status_code == 200


def test_nobody_else_sees_the_receipt(client, world, form):
    client.post("/lapor", form())
    number = Report.objects.get().number
    stranger = Client().get(f"/laporan/{number}/terima")
    assert stranger["Location"] == f"/laporan/{number}"
    mine = client.get(f"/laporan/{number}/terima")
    assert "data:image/svg+xml" in lines(mine)
    assert mine["Referrer-Policy"] == "no-referrer"
    assert "/s/" in lines(mine)


def test_later_the_receipt_no_longer_shows_the_secret(client, world):
    receipt = world.report()
    open_link(client, receipt.secret)
    html = lines(client.get(f"/laporan/{receipt.report.number}/terima"))
    assert receipt.secret not in html
    assert "hanya ditampilkan sekali" in html
