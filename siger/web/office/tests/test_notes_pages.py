"""Notes on the page of a report, and the page of mentions."""

import pytest

from siger.desk.models import Note

pytestmark = pytest.mark.django_db


def test_colleagues_who_see_the_report_are_listed(world, sign_in, walk):
    address = f"/kantor/laporan/{walk('work').number}/catatan"
    page = sign_in("dispatcher").get(address)
    assert {one.name for one in page.context["desk"].notes.people} == {"Officer", "Supervisor", "Secretary"}
    assert f'value="{world.users["officer"].pk}"' in page.content.decode()
    assert sign_in("leader").get(address).status_code == 403


def test_a_note_calls_a_colleague_who_reads_it(world, sign_in, walk):
    report, officer = walk("work"), sign_in("officer")
    address = f"/kantor/laporan/{report.number}"
    sent = {"words": "Tolong cek <b>lagi</b>", "call": world.users["officer"].pk}
    answer = sign_in("dispatcher").post(f"{address}/catatan", sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{address}#catatan")
    listed = officer.get("/kantor/sebutan")
    assert listed.context["counts"]["mentions"] == 1
    assert "Tolong cek &lt;b&gt;lagi&lt;/b&gt;" in listed.content.decode()
    page = officer.get(address)
    assert "Baru untuk Anda." in page.content.decode()
    assert page.context["counts"]["mentions"] == 0
    assert "Baru untuk Anda." not in officer.get(address).content.decode()


def test_the_public_and_the_reporter_see_no_note(world, sign_in, walk, client):
    report, desk = walk(), sign_in("dispatcher")
    desk.post(f"/kantor/laporan/{report.number}/publish", {"seen": report.version})
    desk.post(f"/kantor/laporan/{report.number}/catatan", {"words": "Hanya untuk kita."})
    assert "Hanya untuk kita." in desk.get(f"/kantor/laporan/{report.number}").content.decode()
    for address in (f"/laporan/{report.number}", f"/api/v1/laporan/{report.number}", f"/open311/v2/requests/{report.number}.json"):
        answer = client.get(address)
        assert "Hanya untuk kita." not in answer.content.decode()
    assert client.get(f"/laporan/{report.number}").status_code == 200


@pytest.mark.parametrize("sent", [{"words": ""}, {"words": "ada", "call": "999999999"}, {"words": "y" * 2001}])
def test_what_was_typed_is_kept_beside_what_is_wrong(sign_in, walk, sent):
    report = walk()
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/catatan", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="error"' in page
    assert sent["words"] in page
    assert not Note.objects.exists()


@pytest.mark.parametrize("call", ["x", "-1", "9" * 40, "1;drop", "²"])
def test_a_call_made_by_hand_calls_nobody(sign_in, walk, call):
    report = walk()
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/catatan", {"words": "ada", "call": call})
    assert answer.status_code in {302, 422}
    assert all(note.mentions.count() == 0 for note in Note.objects.all())


@pytest.mark.parametrize("cursor", ["x", "-1", "9" * 40, "²", "1 or 1=1"])
def test_a_nonsense_cursor_shows_the_first_page(sign_in, cursor):
    assert sign_in("auditor").get("/kantor/sebutan", {"sesudah": cursor}).status_code == 200


def test_all_are_marked_read_at_once(world, sign_in, walk):
    report, officer = walk("work"), sign_in("officer")
    for words in ("@Officer satu", "@Officer dua"):
        sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/catatan", {"words": words})
    assert officer.get("/kantor/sebutan").context["counts"]["mentions"] == 2
    assert officer.post("/kantor/sebutan", follow=True).context["counts"]["mentions"] == 0


def test_who_only_looks_gets_no_form(sign_in, walk):
    page = sign_in("auditor").get(f"/kantor/laporan/{walk().number}").content.decode()
    assert "Belum ada catatan." in page
    assert "/catatan" not in page
