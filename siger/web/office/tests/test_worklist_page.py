"""The list of work: who sees what in which order, filters, pages, and a constant number of statements."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.people.models import Membership
from siger.people.roles import Role
from siger.reports.actions.take_over import take_over
from siger.reports.actions.transfer import transfer
from siger.reports.models import Report
from siger.reports.states import State
from tests.world.rules import rule


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def rows(client, address="/kantor/"):
    page = client.get(address).content.decode()
    return [part.split('"')[0] for part in page.split('data-row data-number="')[1:]]


def test_the_list_takes_a_constant_number_of_statements(world, sign_in, walk):
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    client = sign_in("dispatcher")
    walk()
    one = statements(client, "/kantor/")
    for _ in range(6):
        walk()
    Report.objects.update(due_at=timezone.now() - timedelta(days=1))
    assert statements(client, "/kantor/") == one <= 12
    assert statements(client, "/kantor/?wilayah=18.71&kategori=roads&keadaan=received&q=pasar") <= 12


def test_the_page_of_a_report_takes_a_constant_number_of_statements(world, sign_in, walk):
    client = sign_in("dispatcher")
    fresh, old = walk("desk"), walk("referred")
    few = statements(client, f"/kantor/laporan/{fresh.number}/comment")
    assert statements(client, f"/kantor/laporan/{old.number}/comment") <= few <= 16  # whose it is, is asked only where it can be assigned


def test_reports_stand_under_late_today_tomorrow_and_later(sign_in, walk):
    noon = timezone.localtime().replace(hour=23, minute=59, second=0)
    for days in (-2, 0, 1, 5):
        Report.objects.filter(pk=walk().pk).update(due_at=noon + timedelta(days=days))
    page = sign_in("dispatcher").get("/kantor/").content.decode()
    heads = [page.index(word) for word in (">Lewat tenggat <", ">Hari ini <", ">Besok <", ">Sesudahnya <")]
    assert heads == sorted(heads)
    assert "lewat 1 hari" in page


def test_a_suggested_owner_stands_in_the_row(world, sign_in, walk):
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    walk()
    page = sign_in("dispatcher").get("/kantor/").content.decode()
    assert '<span class="quiet">usul</span> Dinas PU Kota Bandar Lampung' in page


def test_each_desk_sees_what_waits_for_it(sign_in, walk):
    fresh, given, done = walk("desk"), walk("agency"), walk("validation")
    assert rows(sign_in("dispatcher")) == [fresh.number]
    assert rows(sign_in("officer")) == [given.number]
    assert rows(sign_in("validator")) == [done.number]
    assert set(rows(sign_in("dispatcher"), "/kantor/?tampilan=open")) == {fresh.number, given.number, done.number}
    assert rows(sign_in("administrator"), "/kantor/?tampilan=all") == []


@pytest.mark.parametrize("person", ["leader", "auditor"])
def test_who_only_reads_begins_with_what_is_open(sign_in, walk, person):
    fresh, given = walk("desk"), walk("agency")
    client = sign_in(person)
    assert set(rows(client)) == {fresh.number, given.number}
    page = client.get("/kantor/").content.decode()
    assert "Menunggu saya" not in page
    assert '<a href="/kantor/?tampilan=open" aria-current="page">' in page


def test_filters_narrow_and_can_be_taken_off(sign_in, walk):
    pothole, flood = walk(), walk(category="drainage_flood", service_code="", text="Selokan mampet dan rumah kami banjir setiap hujan.")
    client = sign_in("dispatcher")
    assert rows(client, "/kantor/?kategori=drainage_flood") == [flood.number]
    assert rows(client, "/kantor/?q=selokan") == [flood.number]
    assert rows(client, f"/kantor/?q={pothole.number.lower()}") == [pothole.number]
    assert rows(client, "/kantor/?wilayah=18.01") == []
    assert rows(client, "/kantor/?keadaan=closed") == []
    page = client.get("/kantor/?tampilan=mine&kategori=drainage_flood").content.decode()
    assert 'href="?tampilan=mine"' in page
    assert len(rows(client, "/kantor/?kategori=hantu&keadaan=x&tampilan=y&wilayah=z")) == 2


def test_pages_follow_each_other_without_loss(sign_in, walk):
    numbers = {walk().number for _ in range(53)}
    client = sign_in("dispatcher")
    first = client.get("/kantor/").content.decode()
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    seen = rows(client) + rows(client, f"/kantor/{following}")
    assert len(seen) == 53
    assert set(seen) == numbers


def test_a_cursor_that_was_tampered_with_is_refused(sign_in):
    assert sign_in("dispatcher").get("/kantor/?sesudah=hantu").status_code == 422


@pytest.mark.parametrize(
    ("person", "words"), [("dispatcher", "Tidak ada yang menunggu Anda"), ("administrator", "Admin tidak melihat laporan")]
)
def test_an_empty_list_says_why(sign_in, person, words):
    assert words in sign_in(person).get("/kantor/").content.decode()


def test_the_pane_gets_the_report_alone(sign_in, walk):
    report = walk()
    fragment = (
        sign_in("dispatcher").get(f"/kantor/laporan/{report.number}?kembali=/kantor/", headers={"HX-Request": "true"}).content.decode()
    )
    assert "<html" not in fragment
    assert 'name="kembali" value="/kantor/"' in fragment


def test_who_one_is_stands_on_every_page(world, sign_in):
    Membership.objects.create(user=world.users["officer"], agency=world.agencies["prov.biro"], role="validator", territory_id="18")
    page = sign_in("officer").get("/kantor/").content.decode()
    assert "Dinas Bina Marga" in page
    assert "Biro Pemerintahan" in page
    assert "Validator" in page
    assert 'action="/akun/logout/"' in page


def test_long_words_and_states_of_every_kind_are_shown(world, sign_in, walk):
    from siger.web.office.tests.conftest import put

    for state in State:
        put(walk(text="Panjang " * 60), state, world.agencies["prov.bmbk"].pk)
    assert len(rows(sign_in("dispatcher"), "/kantor/?tampilan=all")) == len(State) + 1  # and the one that the merged one follows


def offered(world, walk):
    report = walk("agency")
    why = "Jalan ini milik kota."
    return transfer(actor=world.supervisor, report_id=report.pk, seen=report.version, agency_id=world.agencies["18.71.pu"].pk, reason=why)


def test_what_another_government_offers_has_a_view_of_its_own(world, sign_in, walk):
    report, _ = offered(world, walk), walk("agency")
    client = sign_in("city_officer")
    page = client.get("/kantor/").content.decode()
    assert 'href="/kantor/?tampilan=offered">Diserahkan ke kami <span class="count" data-count="offered">1</span>' in page
    assert rows(client, "/kantor/?tampilan=offered") == [report.number]
    assert rows(client) == []
    other = sign_in("other_officer")
    assert 'Diserahkan ke kami <span class="count" data-count="offered">0</span>' in other.get("/kantor/").content.decode()
    assert "Tidak ada tawaran untuk Anda" in other.get("/kantor/?tampilan=offered").content.decode()
    assert rows(sign_in("dispatcher"), "/kantor/?tampilan=offered") == []
    take_over(actor=world.city_officer, report_id=report.pk, seen=report.version)
    assert rows(client, "/kantor/?tampilan=offered") == []
    assert rows(client) == [report.number]


def test_referrals_without_an_answer_by_their_day_stand_with_the_dispatcher(world, sign_in, walk):
    late, _ = walk("referred"), walk("referred")
    Report.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(days=2))
    client = sign_in("dispatcher")
    page = client.get("/kantor/").content.decode()
    assert (
        'href="/kantor/?tampilan=referred_late">Rujukan terlambat <span class="count count-late" data-count="referred_late">1</span>'
        in page
    )
    assert rows(client, "/kantor/?tampilan=referred_late") == [late.number]
    assert rows(sign_in("other_dispatcher"), "/kantor/?tampilan=referred_late") == []
    officer = sign_in("officer").get("/kantor/").content.decode()
    assert "Rujukan terlambat" not in officer


def test_the_views_of_offers_and_referrals_keep_to_the_statements(world, sign_in, walk):
    for role in (Role.DISPATCHER, Role.ADMINISTRATOR):
        Membership.objects.create(user=world.users["city_officer"], agency=world.agencies["18.71.pu"], role=role, territory_id="18.71")
    client = sign_in("city_officer")
    for _ in range(3):
        offered(world, walk), walk()
    for view in ("mine", "offered", "referred_late", "open"):
        assert statements(client, f"/kantor/?tampilan={view}&wilayah=18.71") <= 12
