"""What somebody may try on the pages of many reports and of lists taken out."""

from uuid import uuid4

import pytest
from django.test import Client

from siger.desk.actions.choose_reports import MOST_DRAFTS
from siger.desk.actions.export_reports import MOST_UNFINISHED
from siger.desk.actions.start_run import MOST_ACTIVE
from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.running import run_all
from siger.desk.exporting.running import run_export
from siger.desk.models import BulkItem, BulkRun, Export, ExportState, RunState
from siger.people.models import Membership
from siger.reports.models import Report
from siger.reports.states import State

pytestmark = pytest.mark.django_db
PAGE, EXPORTS = "/kantor/massal/", "/kantor/ekspor/"
HTML = "<script>alert(1)</script>"


def choose(client, reports, verb="publish", **more):
    return client.post(PAGE, {"tindakan": verb, "pilih": [f"{one.number}.{one.version}" for one in reports], **more})


@pytest.mark.parametrize("step", ["tinjau", "jalankan", "sekarang", "batal", "henti"])
@pytest.mark.parametrize("person", ["other_dispatcher", "officer", "supervisor", "administrator", "auditor"])
def test_a_run_of_somebody_else_cannot_be_touched_by_its_address(sign_in, walk, step, person):
    address = choose(sign_in("dispatcher"), [walk()])["Location"]
    sent = sign_in(person).post(address, {"langkah": step, "dilihat": mark_of({}), "words": "x", "agency": "1"})
    assert (sent.status_code, BulkRun.objects.get().state) == (404, RunState.DRAFT)
    assert sign_in(person).get(f"{PAGE}{uuid4()}").status_code == 404


@pytest.mark.parametrize("query", ["tampilan=all", "", "tampilan=open&instansi=1", "tag=1", "petugas=1", "q=jalan", "wilayah=18"])
def test_all_of_a_filter_is_never_more_than_one_may_see(sign_in, walk, query):
    walk()
    walk(visibility="whistleblowing")
    client = sign_in("other_dispatcher")
    assert client.get(f"{PAGE}hitung?{query}").json() == {"n": 0, "more": False}
    client.post(PAGE, {"tindakan": "publish", "semua": "1", "saringan": query})
    assert not BulkItem.objects.exists()


@pytest.mark.parametrize("version", ["0", "2", "99999999"])
def test_a_version_that_was_made_up_changes_nothing(sign_in, walk, version):
    client, report = sign_in("dispatcher"), walk()
    address = client.post(PAGE, {"tindakan": "publish", "pilih": f"{report.number}.{version}"})["Location"]
    assert 'value="jalankan"' not in client.get(address).content.decode()
    client.post(address, {"langkah": "jalankan", "dilihat": mark_of({})})
    client.post(address, {"langkah": "sekarang"})
    run_all(BulkRun.objects.get().pk)
    assert (BulkItem.objects.get().code, Report.objects.get().published_at) == ("stale", None)


def test_what_was_changed_in_another_window_is_not_started_from_this_one(world, sign_in, walk):
    client, first, other = sign_in("dispatcher"), world.agencies["prov.bmbk"], world.agencies["18.71.pu"]
    address = choose(client, [walk()], "assign")["Location"]
    client.post(address, {"langkah": "tinjau", "agency": str(first.pk)})
    shown = client.get(address).content.decode().split('name="dilihat" value="')[1].split('"')[0]
    client.post(address, {"langkah": "tinjau", "agency": str(other.pk)})
    for mark in (shown, "", mark_of({}), mark_of(None), "x" * 5_000):
        after = client.post(address, {"langkah": "jalankan", "dilihat": mark}, follow=True)
        assert (after.status_code, BulkRun.objects.get().state) == (200, RunState.DRAFT)
    assert other.name in after.content.decode()


def test_a_huge_choice_is_cut_off_or_refused_and_never_an_error(sign_in, walk, django_assert_max_num_queries):
    client, report = sign_in("dispatcher"), walk()
    many = [f"LPG-{n:04d}-AAAA.1" for n in range(150)]
    with django_assert_max_num_queries(20):
        sent = client.post(PAGE, {"tindakan": "publish", "pilih": [f"{report.number}.1", *many]})
    assert BulkRun.objects.get().total == 1
    assert client.get(sent["Location"]).status_code == 200
    assert client.post(PAGE, {"tindakan": "publish", "pilih": many * 30}).status_code == 400
    assert client.post(PAGE, {"tindakan": "publish", "semua": "1", "saringan": "q=" + "a" * 500_000}).status_code == 302


def test_words_are_shown_as_words(world, sign_in, walk):
    client = sign_in("dispatcher")
    world.users["dispatcher"].name = HTML
    world.users["dispatcher"].save(update_fields=["name"])
    address = choose(client, [walk()], "comment")["Location"]
    client.post(address, {"langkah": "tinjau", "words": HTML})
    draft = client.get(address).content.decode()
    client.post(address, {"langkah": "jalankan", "dilihat": draft.split('name="dilihat" value="')[1].split('"')[0]})
    pages = [draft, *(client.get(path).content.decode() for path in (address, f"{PAGE}berjalan", "/kantor/?tampilan=all"))]
    assert [page.count(HTML) for page in pages] == [0] * 4
    assert pages[1].count("&lt;script&gt;")
    assert pages[3].count("&lt;script&gt;")
    wrong = choose(client, [walk()], "merge")["Location"]
    assert HTML not in client.post(wrong, {"langkah": "tinjau", "main": HTML}).content.decode()


def test_nothing_is_sent_by_a_page_of_another_house(world, sign_in, walk):
    own = sign_in("dispatcher")
    address = choose(own, [walk()])["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = own.cookies
    for path, data in ((PAGE, {"tindakan": "publish"}), (address, {"langkah": "jalankan"}), (EXPORTS, {"bentuk": "csv"})):
        assert strict.post(path, data).status_code == 403
    for path in (f"{address}?langkah=jalankan&dilihat={mark_of({})}", f"{PAGE}?tindakan=publish&semua=1", f"{EXPORTS}?bentuk=csv"):
        assert own.get(path).status_code == 200
    assert (BulkRun.objects.get().state, Export.objects.count()) == (RunState.DRAFT, 0)


def test_nobody_fills_the_tables_by_asking_again_and_again(sign_in, walk, monkeypatch):
    from siger.desk.actions import export_reports as action

    client, report = sign_in("dispatcher"), walk()
    for _ in range(MOST_DRAFTS + 3):
        last = choose(client, [report])["Location"]
    assert BulkRun.objects.count() == BulkItem.objects.count() == MOST_DRAFTS
    BulkRun.objects.exclude(public_id=last.rsplit("/", 1)[1]).filter(
        pk__in=list(BulkRun.objects.values_list("pk", flat=True)[:MOST_ACTIVE])
    ).update(state=RunState.RUNNING, starts_at="2026-01-01T00:00Z")
    refused = client.post(last, {"langkah": "jalankan", "dilihat": mark_of({})}, follow=True).content.decode()
    assert "belum selesai" in refused
    monkeypatch.setattr(action, "AT_ONCE", 0)
    for _ in range(MOST_UNFINISHED + 2):
        said = client.post(EXPORTS, {"bentuk": "csv"}, follow=True).content.decode()
    assert (Export.objects.count(), "sedang ditulis" in said) == (MOST_UNFINISHED, True)


def test_a_seat_that_is_gone_takes_its_lists_along_and_a_new_one_widens_none(world, sign_in, walk, monkeypatch):
    from siger.desk.actions import export_reports as action

    monkeypatch.setattr(action, "AT_ONCE", 0)
    client, user, report = sign_in("other_dispatcher"), world.users["other_dispatcher"], walk()
    seat = Membership.objects.get(user=user)
    mine = world.report().report
    Report.objects.filter(pk=mine.pk).update(region_id=seat.territory_id)
    client.post(EXPORTS, {"bentuk": "csv", "saringan": "tampilan=all"})
    Membership.objects.create(user=user, agency=world.agencies["prov.kominfo"], role="dispatcher", territory_id="18")
    export = Export.objects.get()
    run_export(export.pk)
    address = f"{EXPORTS}{export.public_id}/berkas"
    content = b"".join(client.get(address).streaming_content).decode()
    assert (mine.number in content, report.number in content) == (True, False)
    seat.delete()
    assert client.get(address).status_code == 404
    assert Export.objects.get().state == ExportState.READY


def test_a_run_acts_in_no_seat_that_came_after_it_was_asked_for(world, sign_in, walk):
    client, user, report = sign_in("dispatcher"), world.users["dispatcher"], walk()
    address = choose(client, [report])["Location"]
    client.post(address, {"langkah": "jalankan", "dilihat": mark_of({})})
    client.post(address, {"langkah": "sekarang"})
    Membership.objects.filter(user=user).delete()
    Membership.objects.create(user=user, agency=world.agencies["18.71.pu"], role="dispatcher", territory_id="18.71")
    run_all(BulkRun.objects.get().pk)
    assert (BulkRun.objects.get().stopped_why, Report.objects.get().published_at) == ("no_seats", None)
    assert Report.objects.get().state == State.RECEIVED


def test_a_person_is_not_searched_for_by_an_export(sign_in, walk):
    walk()
    client = sign_in("dispatcher")
    client.post(EXPORTS, {"bentuk": "csv", "saringan": "q=siti%40contoh.example&tampilan=all"})
    assert "siti" not in str(Export.objects.get().wanted)


@pytest.mark.parametrize(
    "back", ["/kantor/%s\0", "/kantor/\r\nX-Mine: 1", "/kantor/\u202e", "//evil.example/kantor/", "javascript:alert(1)"]
)
def test_a_way_back_that_no_page_of_ours_wrote_is_forgotten(sign_in, walk, back):
    assert choose(sign_in("dispatcher"), [walk()], kembali=back).status_code == 302
    assert BulkRun.objects.get().back == ""
