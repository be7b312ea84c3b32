"""Names and words that want to be a page: shown as words, on every page of the office that repeats them. Nothing of it may be cached."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern

from siger.desk.actions.add_note import add_note
from siger.desk.actions.save_tag import make_tag
from siger.desk.actions.saved_views import save_view
from siger.reports.attachments.checking import check_files
from siger.web.office import urls

pytestmark = pytest.mark.django_db

HOSTILE = "<img src=x onerror=a>"
QUOTED = "\" onfocus=a autofocus '"


@pytest.fixture
def report(world, walk):
    report = walk("work")
    add_note(actor=world.dispatcher, report_id=report.pk, words=HOSTILE + QUOTED)
    make_tag(actor=world.dispatcher, agency_id=world.agencies["prov.kominfo"].pk, name=HOSTILE[:24])
    save_view(actor=world.dispatcher, name=HOSTILE + QUOTED[:15], query="tampilan=semua")
    return report


@pytest.mark.parametrize("address", ["laporan/{number}", "tag/", "tampilan/", "", "laporan/{number}/catatan"])
def test_what_people_wrote_is_no_part_of_a_page(report, sign_in, address):
    page = sign_in("dispatcher").get(f"/kantor/{address.format(number=report.number)}")
    assert page.status_code == 200
    body = page.content.decode()
    assert "<img src=x" not in body
    assert '" onfocus=a' not in body


def test_a_file_s_name_is_no_part_of_a_page(report, sign_in):
    client = sign_in("dispatcher")
    sent = SimpleUploadedFile(HOSTILE + ".pdf", b"%PDF-1.7\n%%EOF", content_type="text/html")
    client.post(f"/kantor/laporan/{report.number}/lampiran", {"files": sent})
    check_files(report.pk)
    body = client.get(f"/kantor/laporan/{report.number}").content.decode()
    assert "img srcx onerrora.pdf" in body
    assert "<img src=x" not in body


def test_no_page_of_the_office_is_kept_by_a_browser_or_a_cache_between(sign_in, report):
    client = sign_in("administrator")
    plain = [str(one.pattern) for one in urls.urlpatterns if isinstance(one, URLPattern) and "<" not in str(one.pattern)]
    answers = {address: client.get(f"/kantor/{address}") for address in plain}
    loose = [address for address, answer in answers.items() if "no-store" not in answer.get("Cache-Control", "")]
    assert loose == []
    assert len(plain) > 20


def test_what_is_of_another_agency_is_not_found_by_its_number(world, sign_in):
    tag = make_tag(actor=world.dispatcher, agency_id=world.agencies["prov.kominfo"].pk, name="Mendesak")
    view = save_view(actor=world.dispatcher, name="Milik saya", query="tampilan=semua")
    stranger = sign_in("other_dispatcher")
    assert "Mendesak" not in stranger.get("/kantor/tag/").content.decode()
    assert "Milik saya" not in stranger.get("/kantor/tampilan/").content.decode()
    assert stranger.post(f"/kantor/tampilan/{view.pk}/hapus").status_code == 404
    view.refresh_from_db()
    tag.refresh_from_db()
