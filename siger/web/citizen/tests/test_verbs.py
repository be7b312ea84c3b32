"""What the reporter can do on the page, and how refusals are told."""

import pytest
from django.test import Client

from siger.reports.models import Photo, Rating, Report
from siger.web.citizen.tests import walking
from siger.web.citizen.tests.conftest import lines, open_link, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(client, world):
    """A published report whose link is open in `client`; `act` posts one of its forms."""
    receipt = walking.published(world)
    open_link(client, receipt.secret)
    return receipt


def act(client, receipt, deed, *, seen=None, **given):
    report = Report.objects.get(pk=receipt.report.pk)
    return client.post(f"/laporan/{report.number}/{deed}", {"seen": str(seen or report.version), **given})


def state(receipt):
    report = Report.objects.get(pk=receipt.report.pk)
    return (report.state, report.outcome)


def test_confirming_closes_and_leads_to_the_stars(client, world, mine):
    walking.resolved(world, mine)
    response = act(client, mine, "beres")
    assert response["Location"] == f"/laporan/{mine.report.number}#status"
    assert state(mine) == ("closed", "confirmed")
    page = client.get(f"/laporan/{mine.report.number}")
    assert "Laporan ditutup sebagai beres" in lines(page)
    assert 'name="rating"' in lines(page)
    act(client, mine, "nilai", rating="5", words="Cepat sekali")
    assert Rating.objects.get().stars == 5


def test_stars_outside_one_to_five_are_refused_in_words(client, world, mine):
    walking.confirmed(world, mine)
    for wrong in ("0", "9", "", "lima", "²"):
        assert act(client, mine, "nilai", rating=wrong).status_code == 422


def test_disputing_with_a_photo_sends_it_back(client, world, mine, files):
    walking.resolved(world, mine)
    assert act(client, mine, "belum-beres", words="Masih ada dua lubang lagi.", photos=[upload()]).status_code == 302
    assert state(mine) == ("in_progress", "")
    assert Photo.objects.get(kind="dispute").report_id == mine.report.pk


def test_a_dispute_without_words_comes_back_open_with_the_error_beside_it(client, world, mine):
    walking.resolved(world, mine)
    response = act(client, mine, "belum-beres", words="")
    html = lines(response)
    assert response.status_code == 422
    assert 'id="belum" open' in html
    assert 'id="words-belum-error"' in html
    assert state(mine) == ("resolved", "")


def test_a_gif_as_proof_keeps_the_words(client, world, mine, files):
    walking.resolved(world, mine)
    response = act(client, mine, "belum-beres", words="Masih berlubang parah.", photos=[upload(b"GIF89a" + bytes(99), "a.jpg")])
    assert response.status_code == 422
    assert "Masih berlubang parah." in lines(response)
    assert "gambar GIF" in lines(response)


def test_answering_a_question_lets_the_work_go_on(client, world, mine, files):
    walking.asked(world, mine)
    act(client, mine, "lengkapi", words="Di depan warung Bu Tini.", photos=[upload()])
    assert state(mine) == ("received", "")
    assert Photo.objects.get().kind == "extra"


def test_adding_words_fits_every_state(client, world, mine):
    walking.rejected(world, mine)
    assert act(client, mine, "tambah", words="Tempatnya di Jalan Ratu Dibalau.").status_code == 302


def test_withdrawing_closes(client, mine):
    act(client, mine, "tarik")
    assert state(mine) == ("closed", "withdrawn")


def test_a_rejection_can_be_appealed_once(client, world, mine):
    walking.rejected(world, mine)
    assert 'id="words-keberatan"' in lines(client.get(f"/laporan/{mine.report.number}"))
    act(client, mine, "keberatan", words="Tempatnya ada di foto.")
    assert state(mine) == ("received", "")
    walking.rejected(world, mine)
    assert 'id="words-keberatan"' not in lines(client.get(f"/laporan/{mine.report.number}"))
    response = act(client, mine, "keberatan", words="Sekali lagi.")
    assert response.status_code == 409
    assert "hanya bisa diajukan satu kali" in lines(response)


def test_a_silent_closure_can_be_reopened(client, world, mine):
    walking.closed_silently(world, mine)
    act(client, mine, "buka-lagi", words="Ternyata masih berlubang.")
    assert state(mine) == ("in_progress", "")


def test_the_region_is_corrected_by_name_and_the_point_stays(client, mine):
    before = Report.objects.get()
    place = {"lat": str(before.lat), "lng": str(before.lng)}
    refused = act(client, mine, "betulkan-tempat", region_text="merak batn", **place)
    assert "Mungkin maksud Anda: Merak Batin" in lines(refused)
    act(client, mine, "betulkan-tempat", region="18.71.01.1002", **place)
    assert Report.objects.get().region_id == "18.71.01.1002"
    act(client, mine, "betulkan-tempat", region_text="merak batin", **place)
    after = Report.objects.get()
    assert (after.region_id, after.region_certainty) == ("18.01.04.2002", "reporter")
    assert (after.lat, after.lng) == (before.lat, before.lng)


def test_a_page_that_is_too_old_is_answered_with_the_new_one(client, world, mine):
    walking.resolved(world, mine)
    response = act(client, mine, "beres", seen=1)
    assert response.status_code == 409
    assert "baru saja diubah" in lines(response)
    assert f'name="seen" value="{Report.objects.get().version}"' in lines(response)
    assert state(mine) == ("resolved", "")


def test_a_verb_that_the_state_does_not_allow_says_so(client, mine):
    response = act(client, mine, "beres")
    assert response.status_code == 409
    assert "Belum tersimpan" in lines(response)


@pytest.mark.parametrize(
    "deed", ["beres", "nilai", "belum-beres", "lengkapi", "tambah", "tarik", "buka-lagi", "keberatan", "betulkan-tempat"]
)
def test_strangers_change_nothing_and_leave_no_file(world, mine, deed, files):
    walking.resolved(world, mine)
    before = Report.objects.values().get()
    response = act(Client(), mine, deed, words="Saya orang lain.", rating="1", photos=[upload()], region="18.01.04.2002")
    assert response.status_code in {403, 404, 422}
    assert Report.objects.values().get() == before
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_an_unknown_deed_is_not_found(client, mine):
    assert act(client, mine, "hapus").status_code == 404


def test_forms_ask_for_the_token(world, mine):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(f"/laporan/{mine.report.number}/tarik", {"seen": "1"})
    assert response.status_code == 403
    assert "terlalu lama terbuka" in lines(response)


@pytest.mark.parametrize("seen", ["", "-1", "abc", "99999999999999999999", "²"])
def test_a_lost_or_made_up_version_is_stale_or_harmless(client, mine, seen):
    response = client.post(f"/laporan/{mine.report.number}/tarik", {"seen": seen})
    assert response.status_code == 409


def test_words_with_nul_and_markup_are_words(client, mine):
    act(client, mine, "tambah", words="<b>tebal</b>\0 dan ' OR 1=1")
    assert "&lt;b&gt;tebal" in lines(client.get(f"/laporan/{mine.report.number}"))
