"""Reply templates at the desk: written, looked at, taken with the report's own words."""

import pytest
from django.utils.html import escape

from siger.desk.actions.save_template import Draft, make_template
from siger.desk.models import BulkRun, ReplyTemplate
from siger.reports.models import TimelineEntry

pytestmark = pytest.mark.django_db

SENT = {"name": "Diterima", "text": "Laporan {nomor} kami terima.", "active": "on", "langkah": "simpan"}


@pytest.fixture
def template(world):
    return made(world)


def made(world, agency="prov.kominfo", who="dispatcher", text="Laporan {nomor} di {tempat}.", name="Diterima", **more):
    draft = Draft(name, text, **more)
    return make_template(actor=world.people[who], agency_id=world.agencies[agency].pk, draft=draft)


def sent(world, **changes):
    return {**SENT, "agency": str(world.agencies["prov.kominfo"].pk), **changes}


def test_one_is_written_and_stands_in_the_list(world, sign_in):
    desk = sign_in("dispatcher")
    assert "Belum ada templat" in desk.get("/kantor/templat/").content.decode()
    answer = desk.post("/kantor/templat/baru", sent(world, name="<b>Diterima</b>"))
    assert (answer.status_code, answer["Location"]) == (302, "/kantor/templat/")
    page = desk.get("/kantor/templat/").content.decode()
    assert "&lt;b&gt;Diterima&lt;/b&gt;" in page
    assert "<b>Diterima</b>" not in page
    assert "Semua langkah yang dibaca pelapor" in page


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(world, sign_in):
    answer = sign_in("dispatcher").post("/kantor/templat/baru", sent(world, text="Halo {nama_ibu}, tunggu."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "{nama_ibu}" in "".join(answer.context["form"].errors["text"])
    assert page.count("Halo {nama_ibu}, tunggu.") == 2  # in the field and in the preview
    assert not ReplyTemplate.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"verb": "drop table"}, {"category": "x" * 500}, {"state": "\0"}, {"agency": "99999999999999999999"}, {"agency": ""}]
)
def test_a_form_made_by_hand_makes_nothing(world, sign_in, changes):
    assert sign_in("dispatcher").post("/kantor/templat/baru", sent(world, **changes)).status_code == 422
    assert not ReplyTemplate.objects.exists()


def test_nobody_writes_for_an_agency_that_they_do_not_lead(world, sign_in):
    answer = sign_in("dispatcher").post("/kantor/templat/baru", sent(world, agency=str(world.agencies["prov.bmbk"].pk)))
    assert answer.status_code == 422
    assert not ReplyTemplate.objects.exists()


def test_the_preview_says_it_of_a_true_report(world, sign_in, walk):
    report = walk()
    answer = sign_in("dispatcher").post("/kantor/templat/contoh", {"text": "Laporan {nomor}, telepon 0812-3456-7890, {hah}"})
    page = answer.content.decode()
    assert f"Laporan {report.number}" in page
    assert "3456" not in page  # as it will be sent
    assert escape("{hah}") in page
    assert not ReplyTemplate.objects.exists()


def test_without_a_script_the_same_page_shows_it(world, sign_in, walk):
    report = walk()
    answer = sign_in("dispatcher").post("/kantor/templat/baru", sent(world, langkah="lihat"))
    assert f"Laporan {report.number} kami terima." in answer.content.decode()
    assert not ReplyTemplate.objects.exists()


def test_without_a_report_the_preview_says_so(sign_in):
    page = sign_in("dispatcher").post("/kantor/templat/contoh", {"text": "Laporan {nomor}"}).content.decode()
    assert "Belum ada laporan yang cocok" in page


def test_a_preview_tells_nothing_of_reports_of_others(world, sign_in, walk):
    report = walk("work")
    page = sign_in("other_dispatcher").post("/kantor/templat/contoh", {"text": "{nomor} {judul}"}).content.decode()
    assert report.number not in page


def test_who_comes_second_is_told_and_keeps_what_was_typed(world, sign_in, template):
    address, desk = f"/kantor/templat/{template.pk}", sign_in("dispatcher")
    assert desk.post(address, sent(world, seen="1", name="Pertama")).status_code == 302
    answer = desk.post(address, sent(world, seen="1", name="Kedua", text="Lain sama sekali."))
    assert answer.status_code == 409
    assert "Lain sama sekali." in answer.content.decode()
    assert ReplyTemplate.objects.get().name == "Pertama"
    assert desk.post(address, sent(world, seen="2", name="Kedua", text="Lain sama sekali.")).status_code == 302


def test_one_from_above_is_shown_and_not_changed(world, sign_in):
    above = made(world, "prov", "secretary", name="Salam dari atas")
    desk = sign_in("supervisor")
    page = desk.get("/kantor/templat/").content.decode()
    assert "Dari instansi di atas" in page
    assert f"/kantor/templat/{above.pk}" not in page
    assert desk.get(f"/kantor/templat/{above.pk}").status_code == 403
    assert desk.post(f"/kantor/templat/{above.pk}", sent(world, seen="1")).status_code == 403


def test_every_step_with_words_offers_them_and_one_without_does_not(sign_in, walk):
    report, desk = walk(), sign_in("dispatcher")
    for verb, offered in {"reject": True, "comment": True, "request_info": True, "publish": False, "assign": False}.items():
        page = desk.get(f"/kantor/laporan/{report.number}/{verb}").content.decode()
        assert (f"/templat?langkah={verb}" in page) is offered, verb


def test_it_is_taken_with_the_words_of_the_report(world, sign_in, walk, template):
    report, desk = walk(), sign_in("dispatcher")
    address = f"/kantor/laporan/{report.number}"
    listed = desk.get(f"{address}/templat", {"langkah": "comment"}, headers={"HX-Request": "true"}).content.decode()
    words = f"Laporan {report.number} di {report.region.full_name}."
    assert f'data-text="{words}"' in listed
    assert "<html" not in listed
    assert f'href="{address}/comment?templat={template.pk}#langkah"' in listed
    assert words in desk.get(f"{address}/comment?templat={template.pk}").content.decode()
    assert words not in desk.get(f"{address}/catatan?templat={template.pk}").content.decode()
    note = made(world, name="Catatan", verb="note")
    assert words in desk.get(f"{address}/catatan?templat={note.pk}").content.decode()


@pytest.mark.parametrize("sent", ["0", "x", "-1", "²", "9" * 40, "1;drop", ""])
def test_a_template_named_by_hand_gives_nothing(world, sign_in, walk, template, sent):
    page = sign_in("dispatcher").get(f"/kantor/laporan/{walk().number}/comment", {"templat": sent})
    assert page.status_code == 200
    assert not page.context["desk"].step.form.initial


def test_a_template_of_another_agency_is_not_taken(world, sign_in, walk, template):
    report = walk("work")
    page = sign_in("officer").get(f"/kantor/laporan/{report.number}/comment", {"templat": template.pk})
    assert page.context["desk"].step.form.initial == {}
    listed = sign_in("officer").get(f"/kantor/laporan/{report.number}/templat", {"langkah": "comment"})
    assert "Belum ada templat untuk langkah ini" in listed.content.decode()


@pytest.mark.parametrize("step", ["publish", "drop", "", "\0", "submit", "assign"])
def test_no_list_for_what_has_no_words(sign_in, walk, step):
    assert sign_in("dispatcher").get(f"/kantor/laporan/{walk().number}/templat", {"langkah": step}).status_code == 404


def test_braces_are_sent_to_nobody(sign_in, walk):
    report, desk = walk(), sign_in("dispatcher")
    sent = {"words": "Selesai paling lambat {tenggat}.", "seen": report.version}
    answer = desk.post(f"/kantor/laporan/{report.number}/comment", sent)
    assert answer.status_code == 422
    assert "{tenggat}" in "".join(answer.context["desk"].step.form.errors["words"])
    assert not TimelineEntry.objects.filter(verb="comment").exists()
    sent["words"] = "Kata {warga} ini bukan isian."
    assert desk.post(f"/kantor/laporan/{report.number}/comment", sent).status_code == 302


def test_words_for_many_show_what_the_first_reporter_reads(world, sign_in, walk, template):
    report, desk = walk(), sign_in("dispatcher")
    answer = desk.post("/kantor/massal/", {"tindakan": "comment", "pilih": f"{report.number}.{report.version}"})
    address = answer["Location"]
    listed = desk.get(f"{address}/templat", headers={"HX-Request": "true"}).content.decode()
    assert 'data-text="Laporan {nomor} di {tempat}."' in listed
    assert "Laporan {nomor} di {tempat}." in desk.get(f"{address}?templat={template.pk}").content.decode()
    desk.post(address, {"langkah": "tinjau", "words": "Laporan {nomor} kami proses."})
    assert f"Laporan {report.number} kami proses." in desk.get(address).content.decode()
    run = BulkRun.objects.get()
    desk.post(address, {"langkah": "jalankan", "dilihat": desk.get(address).context["mark"]})
    assert desk.get(f"/kantor/massal/{run.public_id}/templat").status_code == 404


def test_a_validator_takes_one_for_what_is_missing(sign_in, walk):
    report = walk("validation")
    page = sign_in("validator").get(f"/kantor/validasi/{report.number}").content.decode()
    assert f"/kantor/laporan/{report.number}/templat?langkah=return_work" in page
    assert 'data-for="return-reason"' in page
