"""Tags on the page of a report, in the list, and where they are kept."""

import pytest

from siger.desk.actions.save_tag import change_tag, make_tag
from siger.desk.actions.tag_report import tag_report
from siger.desk.models import Tag
from siger.reports.models import Report

pytestmark = pytest.mark.django_db
PAGE = "/kantor/tag/"


@pytest.fixture
def tags(world):
    agency_id = world.agencies["prov.kominfo"].pk
    return [make_tag(actor=world.dispatcher, agency_id=agency_id, name=name) for name in ("Perlu survei", "Tunggu <b>dana</b>")]


def carried(report):
    return Report.objects.values_list("tags", flat=True).get(pk=report.pk)


def test_tags_are_ticked_and_stand_on_the_page_and_in_the_list(tags, sign_in, walk):
    report, client = walk(), sign_in("dispatcher")
    address = f"/kantor/laporan/{report.number}"
    assert 'data-key="#"' in client.get(address).content.decode()
    form = client.get(f"{address}/tag").content.decode()
    assert form.count('name="tag"') == 2
    answer = client.post(f"{address}/tag", {"tag": [str(one.pk) for one in tags]})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert carried(report) == [one.pk for one in tags]
    page, listed = client.get(address).content.decode(), client.get("/kantor/").content.decode()
    for shown in (page, listed):
        assert "Perlu survei" in shown
        assert "Tunggu &lt;b&gt;dana&lt;/b&gt;" in shown
        assert "<b>dana</b>" not in shown
    stranger = sign_in("leader").get("/kantor/?tampilan=all").content.decode()
    assert report.number in stranger
    assert "Perlu survei" not in stranger


def test_what_another_put_on_meanwhile_stays(world, tags, sign_in, walk):
    report, client = walk(), sign_in("dispatcher")
    address = f"/kantor/laporan/{report.number}/tag"
    tag_report(actor=world.dispatcher, report_id=report.pk, add=[tags[1].pk])  # after the form was drawn without it
    client.post(address, {"tag": str(tags[0].pk)})
    assert carried(report) == [one.pk for one in tags]
    client.post(address, {"tampak": str(tags[0].pk)})
    assert carried(report) == [tags[1].pk]


def test_one_is_taken_off_by_its_cross_and_leads_back_to_the_list(world, tags, sign_in, walk):
    report = walk()
    tag_report(actor=world.dispatcher, report_id=report.pk, add=[one.pk for one in tags])
    sent = {"lepas": str(tags[0].pk), "kembali": "/kantor/?tampilan=open"}
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/tag", sent)
    assert answer["Location"] == f"/kantor/?tampilan=open#{report.number}"
    assert carried(report) == [tags[1].pk]


@pytest.mark.parametrize("typed", ["x", "-1", "0", "9" * 30, "²", "1;drop", ""])
def test_ids_made_by_hand_tag_nothing(tags, sign_in, walk, typed):
    report = walk()
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/tag", {"tag": typed, "tampak": typed})
    assert answer.status_code in {302, 422}
    assert carried(report) == []


def test_a_refused_tag_is_told_beside_what_was_ticked(world, tags, sign_in, walk):
    report = walk()
    change_tag(actor=world.dispatcher, tag_id=tags[0].pk, name=tags[0].name, active=False)
    answer = sign_in("dispatcher").post(f"/kantor/laporan/{report.number}/tag", {"tag": [str(one.pk) for one in tags]})
    page = answer.content.decode()
    assert (answer.status_code, carried(report)) == (422, [])
    assert "tidak dipakai lagi atau milik instansi lain" in page
    assert f'value="{tags[1].pk}" checked' in page


def test_a_report_in_the_pane_gets_the_form_alone(tags, sign_in, walk):
    part = sign_in("dispatcher").get(f"/kantor/laporan/{walk().number}/tag", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<article")
    assert 'id="langkah"' in part


def test_tags_are_made_renamed_and_retired(world, sign_in):
    client, agency_id = sign_in("dispatcher"), world.agencies["prov.kominfo"].pk
    assert "Belum ada tag" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"nama": "Perlu survei", "instansi": agency_id}).status_code == 302
    again = client.post(PAGE, {"nama": "perlu SURVEI", "instansi": agency_id})
    assert again.status_code == 422
    assert "sudah ada" in again.content.decode()
    tag = Tag.objects.get()
    address = f"{PAGE}{tag.pk}"
    client.post(address, {"langkah": "nama", "nama": "Sudah survei"})
    client.post(address, {"langkah": "pensiun"})
    tag.refresh_from_db()
    assert (tag.name, tag.active) == ("Sudah survei", False)
    assert "tidak dipakai lagi" in client.get(PAGE).content.decode()
    client.post(address, {"langkah": "pakai"})
    assert Tag.objects.get().active
    assert client.post(address, {"langkah": "hantu"}).status_code == 404
    assert client.post(address, {"langkah": "nama", "nama": "x" * 41}).status_code == 422


def test_tags_of_another_agency_are_neither_listed_nor_changed(world, tags, sign_in):
    other = sign_in("supervisor")
    assert "Perlu survei" not in other.get(PAGE).content.decode()
    for step in ("nama", "pensiun", "gabung"):
        assert other.post(f"{PAGE}{tags[0].pk}", {"langkah": step, "nama": "Milik kami", "ke": tags[1].pk}).status_code == 404
    assert other.post(PAGE, {"nama": "Titipan", "instansi": tags[0].agency_id}).status_code == 403
    assert other.post(PAGE, {"nama": "Titipan", "instansi": "²"}).status_code == 403
    assert Tag.objects.filter(name="Perlu survei", active=True).exists()


def test_two_tags_become_one_on_the_page(world, tags, sign_in, walk):
    report, client = walk(), sign_in("dispatcher")
    tag_report(actor=world.dispatcher, report_id=report.pk, add=[tags[0].pk])
    nothing = client.post(f"{PAGE}{tags[0].pk}", {"langkah": "gabung", "ke": ""})
    assert nothing.status_code == 422
    said = client.post(f"{PAGE}{tags[0].pk}", {"langkah": "gabung", "ke": tags[1].pk}, follow=True).content.decode()
    assert said.count("digabung ke") == 1
    assert carried(report) == [tags[1].pk]


def test_many_reports_are_tagged_at_once(world, tags, sign_in, walk):
    from siger.desk.bulk.running import run_all
    from siger.desk.models import BulkRun

    client, reports = sign_in("dispatcher"), [walk() for _ in range(2)]
    tag_report(actor=world.dispatcher, report_id=reports[0].pk, add=[tags[0].pk])
    picked = [f"{one.number}.{one.version}" for one in reports]
    address = client.post("/kantor/massal/", {"tindakan": "tag", "pilih": picked})["Location"]
    assert client.get(address).content.decode().count('name="tag"') == 2
    assert client.post(address, {"langkah": "tinjau"}).status_code == 422
    client.post(address, {"langkah": "tinjau", "tag": [str(tags[0].pk)]})
    shown = client.get(address).content.decode()
    assert "Sudah bertag itu." in shown
    assert f'value="{tags[0].pk}" checked' in shown
    mark = shown.split('name="dilihat" value="')[1].split('"')[0]
    client.post(address, {"langkah": "jalankan", "dilihat": mark})
    client.post(address, {"langkah": "sekarang"})
    run_all(BulkRun.objects.get().pk)
    assert [carried(one) for one in reports] == [[tags[0].pk]] * 2
    assert "Tag: Perlu survei" in client.get(address).content.decode()
