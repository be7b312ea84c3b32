"""From one report to the next: suggestions by one key, what is new, who else is here, one's own day, a number typed anyhow."""

from datetime import timedelta

import pytest

from siger.core.clock import now
from siger.desk.models import Presence, Seen
from siger.reports.actions.comment import comment
from siger.reports.models import Report

pytestmark = pytest.mark.django_db


def _page(client, report, **query):
    return client.get(f"/kantor/laporan/{report.number}", query).content.decode()


def test_the_suggested_owner_is_accepted_as_its_form_stands(world, sign_in, walk):
    client, report, following = sign_in("dispatcher"), walk(), walk()
    page = client.get(f"/kantor/laporan/{report.number}", {"kembali": "/kantor/?tampilan=mine"})
    suggestion = next(one for one in page.context["desk"].suggestions if one.kind == "owner")
    assert f'action="/kantor/laporan/{report.number}/assign"' in page.content.decode()
    sent = {**dict(suggestion.fields), "seen": report.version, "kembali": "/kantor/?tampilan=mine", "berikut": following.number}
    answer = client.post(f"/kantor/laporan/{report.number}/{suggestion.verb}", sent)
    assert (answer.status_code, answer["Location"]) == (302, f"/kantor/?tampilan=mine#{following.number}")
    assert str(Report.objects.get(pk=report.pk).agency_id) == dict(suggestion.fields)["agency"]


def test_the_same_report_stays_open_while_the_desk_still_has_it(world, sign_in, walk):
    client, report, following = sign_in("dispatcher"), walk(), walk()
    sent = {"category": "waste", "service_code": "", "report_class": "complaint", "seen": report.version}
    answer = client.post(f"/kantor/laporan/{report.number}/reclassify", {**sent, "kembali": "/kantor/", "berikut": following.number})
    assert answer["Location"] == f"/kantor/#{report.number}"


@pytest.mark.parametrize("following", ["", "x", "//evil.example", "LPG-0000-0000", "#", "LPG-AAAA-AAAA\r\nX: y"])
def test_a_next_report_made_by_hand_leads_nowhere_else(world, sign_in, walk, following):
    client, report = sign_in("dispatcher"), walk()
    sent = {"agency": world.agencies["prov.bmbk"].pk, "seen": report.version, "kembali": "/kantor/", "berikut": following}
    answer = client.post(f"/kantor/laporan/{report.number}/assign", sent)
    assert answer["Location"] in {f"/kantor/#{report.number}", "/kantor/#LPG-0000-0000"}


def test_what_others_did_since_the_last_look_stands_apart(world, sign_in, walk):
    client, report = sign_in("dispatcher"), walk()
    assert "Berubah sejak Anda lihat" not in _page(client, report)
    comment(actor=world.dispatcher, report_id=report.pk, words="Saya telepon.", internal=True)
    assert "Berubah sejak Anda lihat" not in _page(client, report)
    comment(actor=world.reporter_of(report), report_id=report.pk, words="Makin besar lubangnya.")
    seen = _page(client, report)
    assert seen.index("Berubah sejak Anda lihat") < seen.index("Makin besar") < seen.index("Saya telepon")
    assert "Berubah sejak Anda lihat" not in _page(client, report)


def test_a_look_that_is_refused_leaves_no_mark(world, sign_in, walk):
    report = walk(visibility="whistleblowing")
    assert sign_in("dispatcher").get(f"/kantor/laporan/{report.number}").status_code == 404
    assert not Seen.objects.exists()


def test_two_at_one_report_are_told_of_each_other(world, sign_in, walk):
    report = walk()
    one, other = sign_in("dispatcher"), sign_in("auditor")
    address = f"/kantor/laporan/{report.number}/hadir"
    assert one.post(address).json() == {"words": ""}
    assert other.post(address).json() == {"words": "Sedang dibuka oleh Dispatcher."}
    assert one.post(address, {"pergi": "1"}).status_code == 204
    assert other.post(address).json() == {"words": ""}
    assert one.get(address).status_code == 405


def test_presence_is_not_for_strangers(world, sign_in, walk):
    report = walk(visibility="whistleblowing")
    assert sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/hadir").status_code == 404
    assert not Presence.objects.exists()


def test_a_number_typed_anyhow_opens_its_report(world, sign_in, walk):
    client, report = sign_in("dispatcher"), walk()
    for typed in (report.number, report.number.lower().replace("-", ""), f" {report.number[4:]} "):
        assert client.get("/kantor/buka", {"nomor": typed})["Location"] == f"/kantor/laporan/{report.number}"
    for typed in ("", "lubang", "LPG-1234-567\0", "x" * 5000):
        assert client.get("/kantor/buka", {"nomor": typed}).status_code == 404


def test_ones_own_day_is_a_page_and_a_strip(world, sign_in, walk):
    client, report = sign_in("dispatcher"), walk()
    page = client.get("/kantor/meja").content.decode()
    assert report.title in page
    assert "masuk hari ini" in page
    strip = client.get("/kantor/meja/ringkas").content.decode()
    assert "<b>1</b> masuk" in strip
    assert "<html" not in strip


def test_who_has_no_desk_is_told_so(world, sign_in):
    client = sign_in("leader")
    assert "Tidak ada laporan yang menunggu peran Anda" in client.get("/kantor/meja").content.decode()
    assert client.get("/kantor/meja/ringkas").status_code == 204
    assert '"/kantor/meja"' not in client.get("/kantor/meja").content.decode().split("<main")[0]


def test_the_next_report_is_the_one_that_runs_out_after_this_one(world, sign_in, walk):
    client, first, second, third = sign_in("dispatcher"), walk(), walk(), walk()
    for report, hours in ((first, 1), (second, 2), (third, 2)):
        Report.objects.filter(pk=report.pk).update(due_at=now() + timedelta(hours=hours))
    opened = [client.get(f"/kantor/laporan/{one.number}/berikutnya")["Location"][-13:] for one in (first, second, third)]
    assert opened == [second.number, third.number, first.number]


def test_when_nothing_else_waits_the_list_says_so(world, sign_in, walk):
    client, report = sign_in("dispatcher"), walk()
    answer = client.get(f"/kantor/laporan/{report.number}/berikutnya", follow=True)
    assert answer.redirect_chain == [("/kantor/", 302)]
    assert "Tidak ada laporan lain yang menunggu Anda" in answer.content.decode()


def test_the_reply_has_the_same_key_whether_it_answers_or_adds_words(world, sign_in, walk):
    client = sign_in("dispatcher")
    question = walk()
    Report.objects.filter(pk=question.pk).update(report_class="information")
    for report in (walk(), question):
        desk = client.get(f"/kantor/laporan/{report.number}").context["desk"]
        assert [one.way.key for one in desk.others].count("r") == 1
