"""From ticked rows to many reports done, on the pages."""

import pytest

from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.running import run_all
from siger.desk.models import BulkRun, RunState
from siger.reports.models import Report
from siger.web.office.bulk.selection import suggested_among
from tests.world.rules import rule

pytestmark = pytest.mark.django_db
PAGE = "/kantor/massal/"


def choose(client, reports, verb="assign", **more):
    picked = [f"{one.number}.{one.version}" for one in reports]
    return client.post(PAGE, {"tindakan": verb, "pilih": picked, "kembali": "/kantor/?tampilan=mine", **more})


def test_from_the_list_to_reports_that_were_passed_on(world, sign_in, walk):
    client, reports = sign_in("dispatcher"), [walk() for _ in range(3)]
    page = client.get("/kantor/").content.decode()
    assert f'name="pilih" value="{reports[0].number}.1"' in page
    assert 'name="tindakan" value="assign"' in page
    sent = choose(client, reports)
    assert sent.status_code == 302
    draft = client.get(sent["Location"]).content.decode()
    assert 'value="jalankan"' not in draft
    address = sent["Location"]
    client.post(address, {"langkah": "tinjau", "agency": str(world.agencies["prov.bmbk"].pk)})
    shown = client.get(address).content.decode()
    assert "Dinas Bina Marga" in shown
    mark = shown.split('name="dilihat" value="')[1].split('"')[0]
    client.post(address, {"langkah": "jalankan", "dilihat": mark})
    waiting = client.get(f"{address}/jalannya").content.decode()
    assert "Belum ada laporan yang berubah" in waiting
    assert "hx-trigger" in waiting
    client.post(address, {"langkah": "sekarang"})
    run_all(BulkRun.objects.get().pk)
    done = client.get(address).content.decode()
    assert "Selesai: 3 laporan." in done
    assert 'hx-trigger="load delay:1s"' not in done
    assert not Report.objects.exclude(agency__code="prov.bmbk").exists()
    assert "3 laporan" in client.get(PAGE).content.decode()


def test_taken_back_on_the_page(world, sign_in, walk):
    client = sign_in("dispatcher")
    address = choose(client, [walk()], "publish")["Location"]
    mark = client.get(address).content.decode().split('name="dilihat" value="')[1].split('"')[0]
    client.post(address, {"langkah": "jalankan", "dilihat": mark})
    client.post(address, {"langkah": "batal"})
    assert "Tidak ada laporan yang berubah" in client.get(address).content.decode()
    assert BulkRun.objects.get().state == RunState.CANCELLED
    late = client.post(address, {"langkah": "batal"}, follow=True).content.decode()
    assert "sudah dibatalkan" in late


def test_all_that_the_filter_finds(world, sign_in, walk):
    client, _ = sign_in("dispatcher"), [walk() for _ in range(3)]
    walk(category="drainage_flood", service_code="", text="Selokan mampet dan rumah kami banjir setiap hujan.")
    assert client.get(f"{PAGE}hitung?kategori=roads").json() == {"n": 3, "more": False}
    address = client.post(PAGE, {"tindakan": "publish", "semua": "1", "saringan": "kategori=roads"})["Location"]
    assert "3 laporan akan berubah" in client.get(address).content.decode()


def test_nonsense_and_other_people_s_reports_are_left_out(world, sign_in, walk):
    client, secret = sign_in("dispatcher"), world.report(visibility="whistleblowing").report
    sent = client.post(
        PAGE, {"tindakan": "publish", "pilih": ["hantu", "LPG-1.x", f"{secret.number}.1", f"{walk().number}.\u0663"]}, follow=True
    )
    assert "Belum ada laporan yang dipilih" in sent.content.decode()
    assert not BulkRun.objects.exists()
    assert client.post(PAGE, {"tindakan": "hantu"}).status_code == 404
    assert sign_in("leader").post(PAGE, {"tindakan": "assign", "pilih": [f"{walk().number}.1"]}).status_code == 403
    address = choose(client, [walk()])["Location"]
    assert client.post(address, {"langkah": "hantu"}).status_code == 404
    wrong = client.post(address, {"langkah": "tinjau", "agency": "<b>"})
    assert (wrong.status_code, "Pilih instansi dari daftar." in wrong.content.decode()) == (422, True)


def test_who_only_reads_is_offered_nothing(sign_in, walk):
    walk("agency")
    page = sign_in("leader").get("/kantor/").content.decode()
    assert 'name="tindakan"' not in page


def test_a_short_list_goes_out_at_once(sign_in, walk):
    report, client = walk(), sign_in("dispatcher")
    sent = client.post("/kantor/ekspor/", {"bentuk": "csv", "saringan": "kategori=roads"})
    assert report.number in b"".join(sent.streaming_content).decode()
    assert "attachment" in sent["Content-Disposition"]
    assert "no-store" in sent["Cache-Control"]
    assert client.post("/kantor/ekspor/", {"bentuk": "exe"}).status_code == 404
    nothing = client.post("/kantor/ekspor/", {"bentuk": "csv", "saringan": "kategori=waste"}, follow=True)
    assert "tidak ada yang diunduh" in nothing.content.decode()


def test_a_long_list_is_waited_for_and_fetched(sign_in, walk, monkeypatch):
    from siger.desk.actions import export_reports as action
    from siger.desk.exporting.running import run_export
    from siger.desk.models import Export

    monkeypatch.setattr(action, "AT_ONCE", 1)
    client, _ = sign_in("dispatcher"), [walk(), walk()]
    page = client.post("/kantor/ekspor/", {"bentuk": "xlsx"}, follow=True).content.decode()
    assert "hx-trigger" in page
    run_export(Export.objects.get().pk)
    ready = client.get("/kantor/ekspor/jalannya").content.decode()
    assert "hx-trigger" not in ready
    address = ready.split('href="')[1].split('"')[0]
    assert b"".join(client.get(address).streaming_content).startswith(b"PK")
    assert sign_in("auditor").get(address).status_code == 404


def test_each_goes_where_the_list_suggests_and_the_list_says_that_it_waits(world, sign_in, walk):
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    client, roads = sign_in("dispatcher"), [walk() for _ in range(2)]
    other = walk(category="drainage_flood", service_code="", text="Selokan mampet dan rumah kami banjir setiap hujan.")
    assert 'value="as_suggested"' in client.get("/kantor/").content.decode()
    address = choose(client, [*roads, other], "as_suggested")["Location"]
    draft = client.get(address).content.decode()
    assert "2 laporan akan berubah" in draft
    assert "Dinas PU Kota Bandar Lampung" in draft
    assert "Tidak ada usulan pemilik" in draft
    assert "Antre" not in client.get("/kantor/").content.decode()
    client.post(address, {"langkah": "jalankan", "dilihat": draft.split('name="dilihat" value="')[1].split('"')[0]})
    listed = client.get("/kantor/?tampilan=all").content.decode()
    assert listed.count("Antre: Teruskan sesuai usulan, oleh Dispatcher") == 3
    assert 'hx-get="/kantor/massal/berjalan"' in client.get("/kantor/meja/ringkas").content.decode()
    assert 'hx-get="/kantor/massal/berjalan"' not in sign_in("other_dispatcher").get("/kantor/meja/ringkas").content.decode()
    assert "perubahan Anda tidak ditimpa" in client.post(f"/kantor/laporan/{other.number}/hadir").json()["words"]
    client.post(address, {"langkah": "sekarang"})
    run_all(BulkRun.objects.get().pk)
    assert "perubahan Anda tidak ditimpa" not in client.post(f"/kantor/laporan/{other.number}/hadir").json()["words"]
    assert "Antre" not in client.get("/kantor/?tampilan=all").content.decode()
    assert {one.agency.code for one in Report.objects.filter(state="assigned")} == {"18.71.pu"}
    assert Report.objects.get(pk=other.pk).agency is None


def test_a_suggestion_is_of_what_is_to_be_passed_on_and_of_nobody_else_s_reports(world, sign_in, walk):
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    here, gone = walk(), walk("agency")
    assert suggested_among(world.dispatcher, [here.pk, gone.pk]) == {here.pk: world.agencies["18.71.pu"].pk}
    assert suggested_among(world.other_dispatcher, [here.pk]) == {}


def test_a_run_is_taken_back_from_the_list_and_followed_there(sign_in, walk):
    client, reports = sign_in("dispatcher"), [walk() for _ in range(2)]
    part = "/kantor/massal/berjalan"
    assert "hx-trigger" not in client.get(part).content.decode()
    address = choose(client, reports, "publish")["Location"]
    client.post(address, {"langkah": "jalankan", "dilihat": mark_of({})})
    shown = client.get(part, headers={"HX-Current-URL": "https://siger.test/kantor/?kategori=roads#LPG"}).content.decode()
    assert "2 laporan:" in shown
    assert 'name="kembali" value="/kantor/?kategori=roads"' in shown
    assert client.post(address, {"langkah": "batal", "kembali": "/kantor/?kategori=roads"})["Location"] == "/kantor/?kategori=roads"
    over = client.get(part).content.decode()
    assert "dibatalkan, tidak ada yang berubah" in over
    assert "hx-trigger" not in over
    assert address not in sign_in("other_dispatcher").get(part).content.decode()


@pytest.mark.parametrize("wrong", ["https://jahat.example/kantor/", "//jahat.example/kantor/", "javascript:alert(1)", "/akun/"])
def test_nobody_is_led_out_of_the_office_after_a_run(sign_in, walk, wrong):
    client = sign_in("dispatcher")
    address = choose(client, [walk()], "publish")["Location"]
    client.post(address, {"langkah": "jalankan", "dilihat": mark_of({})})
    shown = client.get("/kantor/massal/berjalan", headers={"HX-Current-URL": wrong}).content.decode()
    assert "jahat" not in shown
    assert client.post(address, {"langkah": "batal", "kembali": wrong})["Location"] == address
