"""The form: sends one report, and comes back complete when something is wrong."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from siger.reports.models import Photo, Report, Reporter
from siger.web.citizen.tests.conftest import lines, upload

pytestmark = pytest.mark.django_db


class Fields(HTMLParser):
    """Every field of the page by name, as a browser without script would send it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        ticked = given.get("type") not in {"radio", "checkbox"} or "checked" in given
        if tag == "input" and given.get("name") and ticked:
            self.values.setdefault(given["name"], []).append(given.get("value") or "")


def test_a_report_without_script_needs_no_more_than_words_kind_and_village(client, world, form):
    sent = form(lat=None, lng=None, accuracy=None, position_source=None, region_text="merak batin")
    response = client.post("/lapor", sent, follow=True)
    report = Report.objects.get()
    assert response.redirect_chain == [(f"/laporan/{report.number}/terima", 302)]
    assert (report.region_id, report.region_certainty, report.position_source) == ("18.01.04.2002", "reporter", "village")
    assert report.number in lines(response)


def test_a_point_gives_the_nearest_village(send, world):
    assert send().status_code == 302
    report = Report.objects.get()
    assert (report.region_id, report.region_certainty, report.accuracy_m) == ("18.71.01.1001", "indicative", 8.0)


def test_words_that_fit_several_villages_come_back_as_a_list_to_choose_from(client, world, form):
    sent = form(lat=None, lng=None, region_text="kedatn")
    response = client.post("/lapor", sent)
    assert response.status_code == 422
    assert 'name="region_choice" value="18.71.01.1001"' in lines(response)
    chosen = client.post("/lapor", {**sent, "region_choice": "18.71.01.1001"})
    assert chosen.status_code == 302
    assert Report.objects.get().region_id == "18.71.01.1001"


def test_a_refused_form_keeps_every_word_and_names_what_is_wrong(send, world):
    response = send(text="pendek", category="", landmark="Dekat pasar", email="bukan surel", name="Sari")
    html = lines(response)
    assert response.status_code == 422
    assert all(kept in html for kept in ("pendek", 'value="Dekat pasar"', 'value="bukan surel"', 'value="Sari"'))
    assert html.count('class="error"') == 3
    assert 'href="#text"' in html
    assert 'href="#kategori"' in html
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert not Report.objects.exists()


def test_photos_survive_a_refusal_and_arrive_with_the_second_try(client, world, form, files):
    refused = client.post("/lapor", {**form(text=""), "photos": [upload(), upload()]})
    kept = Fields(lines(refused)).values["kept_photo"]
    assert len(kept) == 2
    sent = client.post("/lapor", {**form(), "kept_photo": kept, "drop_photo": kept[:1]})
    assert sent.status_code == 302
    photo = Photo.objects.get()
    assert (files / "originals" / photo.original_path).exists()


def test_nobody_claims_a_file_with_a_token_of_their_own_making(client, world, form, files):
    client.post("/lapor", {**form(), "kept_photo": ["WyJwYXRoIl0:1abcde:forged", "", "x" * 500]})
    assert Report.objects.count() == 1
    assert not Photo.objects.exists()


def test_the_first_photo_keeps_the_place_and_time_that_the_phone_read_from_it(client, world, form, files):
    told = {"photo_lat": "-5.381", "photo_lng": "105.251", "photo_time": "2026-06-01T09:30:00"}
    client.post("/lapor", {**form(), **told, "photos": [upload(), upload()]})
    first, second = Photo.objects.order_by("id")
    assert (first.lat, first.lng, first.taken_at.isoformat()) == (-5.381, 105.251, "2026-06-01T02:30:00+00:00")
    assert (second.lat, second.taken_at) == (None, None)


def test_an_anonymous_report_keeps_nothing_of_an_account_or_a_contact(world, form, files):
    client = Client()
    client.force_login(world.users["officer"])
    sent = form(visibility="anonymous", email="sari@contoh.id", phone="081234567890", name="Sari", photo_lat="-5.4", photo_lng="105.2")
    assert client.post("/lapor", {**sent, "photos": [upload()]}).status_code == 302
    reporter, photo = Reporter.objects.get(), Photo.objects.get()
    assert (reporter.user_id, reporter.name, reporter.email, reporter.phone) == (None, None, None, None)
    assert (photo.uploaded_by_id, photo.lat, photo.keep_original) == (None, None, False)


def test_contact_details_are_checked_for_anonymous_reports_neither(send, world):
    assert send(visibility="anonymous", email="rusak", phone="1").status_code == 302


def test_swapped_coordinates_are_offered_to_be_swapped_and_then_arrive(client, world, form):
    sent = form(lat="105.250300", lng="-5.380200")
    refused = client.post("/lapor", sent)
    assert refused.status_code == 422
    assert 'name="swap"' in lines(refused)
    assert client.post("/lapor", {**sent, "swap": "1"}).status_code == 302
    assert Report.objects.get().lat == -5.3802


def test_the_same_key_for_another_story_keeps_the_form_under_a_new_key(client, world, form, files):
    first = form()
    client.post("/lapor", {**first, "photos": [upload()]})
    changed = {**first, "text": "Lampu jalan di depan sekolah mati sejak kemarin malam."}
    response = client.post("/lapor", {**changed, "photos": [upload()]})
    fields = Fields(lines(response)).values
    assert response.status_code == 422
    assert fields["idempotency_key"] != [first["idempotency_key"]]
    assert "Lampu jalan di depan sekolah" in lines(response)
    again = {**changed, "idempotency_key": fields["idempotency_key"][0], "kept_photo": fields["kept_photo"]}
    assert client.post("/lapor", again).status_code == 302
    assert Report.objects.count() == 2
    assert len(set(Photo.objects.values_list("original_path", flat=True))) == 2


def test_sensitive_matters_become_private_and_the_receipt_says_so(client, world, form):
    response = client.post("/lapor", form(category="health"), follow=True)
    assert Report.objects.get().visibility == "private"
    assert "Kami jadikan rahasia" in lines(response)


def test_whistleblowing_has_an_entry_of_its_own(client, world, form):
    page = lines(client.get("/lapor?jenis=pengawasan"))
    assert Fields(page).values["visibility"] == ["whistleblowing"]
    assert "Inspektorat" in page
    response = client.post("/lapor", form(visibility="whistleblowing"), follow=True)
    report = Report.objects.get()
    assert report.agency.code == "prov.inspektorat"
    assert "Hanya tautan rahasia yang membukanya lagi" in lines(response)


def test_twenty_reports_an_hour_and_then_the_form_waits_with_its_words(client, world, form, settings):
    settings.REPORTS_PER_HOUR = 2
    assert [client.post("/lapor", form()).status_code for _ in range(3)] == [302, 302, 429]
    refused = client.post("/lapor", form(landmark="Tetap ada"))
    assert 'value="Tetap ada"' in lines(refused)
    assert Report.objects.count() == 2


def test_the_form_costs_three_statements_at_most(client, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/lapor")


def test_the_page_obeys_the_policy_no_inline_script_or_style(client, world):
    html = lines(client.get("/lapor"))
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style", html)
