"""The pages of rules: who sees what, nothing is saved untried, two at once, and restoring."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from siger.people.models import Agency, Membership, User
from siger.people.roles import Role
from siger.triage.models import Rule, RuleChange, Stage
from siger.triage.rules.actions.save_rule import save_rule
from siger.triage.rules.drafts import Draft
from siger.triage.rules.keeping import List
from siger.triage.rules.queries.history import list_version
from tests.world.rules import rule

pytestmark = pytest.mark.django_db
CITY = "/kantor/aturan/baru/2/18.71"


@pytest.fixture
def city(world, sign_in):
    """A browser of the city's own dispatcher."""
    user = User.objects.create_user("sari@contoh.example", name="Sari")
    Membership.objects.create(user=user, agency=world.agencies["18.71.pu"], role=Role.DISPATCHER, territory_id="18.71")
    world.users["sari"] = user
    return sign_in("sari")


def fields(world, **changes):
    usual = {"category": "roads", "region": "18.71", "agency": world.agencies["18.71.pu"].pk, "active": "on", "after": "0", "days": "90"}
    return {**usual, "seen": list_version("18.71"), "reason": "Jalan kota diurus Dinas PU.", **changes}


def tried(answer):
    return answer.content.decode().split('name="tried" value="')[1].split('"')[0]


def test_a_rule_is_tried_then_saved_and_decides(world, city, walk):
    report = walk()
    trial = city.post(CITY, {**fields(world), "langkah": "uji"})
    page = trial.content.decode()
    assert trial.status_code == 200
    assert "1 dari 1 laporan selama 90 hari terakhir akan ke instansi lain" in page
    assert report.title in page
    assert not Rule.objects.exists()
    saved = city.post(CITY, {**fields(world), "langkah": "simpan", "tried": tried(trial)})
    made = Rule.objects.get()
    assert saved["Location"] == f"/kantor/aturan/?wilayah=18.71#aturan-{made.pk}"
    assert f"aturan {made.pk}: Jalan dan jembatan di Kota Bandar Lampung" in city.get(f"/kantor/laporan/{report.number}").content.decode()


def test_nothing_is_saved_that_was_not_tried_as_it_is(world, city):
    assert city.post(CITY, {**fields(world), "langkah": "simpan"}).status_code == 409
    trial = city.post(CITY, {**fields(world), "langkah": "uji"})
    changed = city.post(CITY, {**fields(world, category="waste"), "langkah": "simpan", "tried": tried(trial)})
    assert changed.status_code == 409
    assert "belum diuji" in changed.content.decode()
    assert city.post(CITY, {**fields(world), "langkah": "simpan", "tried": "x:y"}).status_code == 409
    assert not Rule.objects.exists()


def test_who_comes_second_reads_who_was_first_and_keeps_what_was_typed(world, city):
    trial = city.post(CITY, {**fields(world), "langkah": "uji"})
    draft = Draft(region="18.71", category="waste", agency_id=world.agencies["18.71.pu"].pk)
    data = fields(world)
    save_rule(actor=world.administrator, which=List(Stage.LOCAL, "18.71"), seen=0, draft=draft, reason="Sampah kota.")
    answer = city.post(CITY, {**data, "langkah": "simpan", "tried": tried(trial)})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Administrator mengubah aturan" in page
    assert "Jalan kota diurus Dinas PU." in page
    assert city.post(CITY, {**fields(world), "langkah": "simpan", "tried": tried(answer)}).status_code == 302


def test_what_is_wrong_stands_at_its_field(world, city):
    foreign = city.post(CITY, {**fields(world, agency=world.agencies["prov.bmbk"].pk), "langkah": "uji"})
    assert foreign.status_code == 422
    assert "hanya boleh menunjuk instansinya sendiri" in foreign.content.decode()
    assert city.post(CITY, {**fields(world, region="99"), "langkah": "uji"}).status_code == 422
    unclear = city.post(CITY, {**fields(world, agency="", agency_text="Dinas"), "langkah": "uji"})
    assert "Dinas PU Kota Bandar Lampung" in unclear.content.decode()
    unsure = city.post(CITY, {**fields(world, reason=""), "langkah": "uji"})
    refused = city.post(CITY, {**fields(world, reason=""), "langkah": "simpan", "tried": tried(unsure)})
    assert refused.status_code == 422
    assert "Tulis alasannya" in refused.content.decode()


def test_an_agency_may_be_typed_out_without_the_picker(world, city):
    data = fields(world, agency="", agency_text="dinas pu kota bandar lampung")
    trial = city.post(CITY, {**data, "langkah": "uji"})
    assert city.post(CITY, {**data, "langkah": "simpan", "tried": tried(trial)}).status_code == 302
    assert Rule.objects.get().agency.code == "18.71.pu"


@pytest.mark.parametrize("person", ["dispatcher", "supervisor", "leader", "auditor"])
def test_others_read_the_lists_and_change_nothing(world, sign_in, person):
    made = rule(world, "18.71.pu", category="roads", region_id="18.71")
    client = sign_in(person)
    page = client.get("/kantor/aturan/?wilayah=18.71").content.decode()
    assert "Dinas PU Kota Bandar Lampung" in page
    assert "Tambah aturan" not in page
    assert client.get(f"/kantor/aturan/{made.pk}").status_code == 403
    assert client.post(CITY, {**fields(world), "langkah": "uji"}).status_code == 403


@pytest.mark.parametrize("person", ["officer", "validator"])
def test_who_assigns_and_oversees_nothing_has_no_page_of_rules(sign_in, person):
    assert sign_in(person).get("/kantor/aturan/").status_code == 403


def test_a_kabupaten_changes_neither_the_province_s_list_nor_another_s(world, city):
    first = rule(world, "prov.bmbk", category="roads", stage=Stage.FIRST)
    assert city.get(f"/kantor/aturan/{first.pk}").status_code == 403
    for address in ("/kantor/aturan/baru/1/18", "/kantor/aturan/baru/2/18.01", "/kantor/aturan/baru/3/18"):
        assert city.get(address).status_code == 403


@pytest.mark.parametrize("address", ["baru/2/18", "baru/1/18.71", "baru/9/18", "baru/2/18.71.01", "baru/2/hantu", "999999", "?wilayah=99"])
def test_addresses_that_cannot_be_are_not_found(sign_in, world, address):
    assert sign_in("administrator").get(f"/kantor/aturan/{address}").status_code == 404


@pytest.mark.parametrize("query", ["?versi=x", "?versi=99999999999999999999", "?versi=1"])
def test_a_version_that_is_none_shows_the_rule_as_it_is(world, city, query):
    made = rule(world, "18.71.pu", category="roads", region_id="18.71")
    page = city.get(f"/kantor/aturan/{made.pk}{query}")
    assert page.status_code == 200
    assert "versi lama" not in page.content.decode()


def test_an_old_version_is_brought_back_through_the_form(world, city):
    which, roads = List(Stage.LOCAL, "18.71"), Draft(region="18.71", category="roads", agency_id=world.agencies["18.71.pu"].pk)
    made = save_rule(actor=world.administrator, which=which, seen=0, draft=roads, reason="Jalan kota.")
    old = RuleChange.objects.get()
    waste = Draft(region="18.71", category="waste", agency_id=roads.agency_id)
    save_rule(actor=world.administrator, which=which, seen=old.pk, draft=waste, reason="Keliru.", rule_id=made.pk)
    history = city.get("/kantor/aturan/riwayat?wilayah=18.71").content.decode()
    assert f"/kantor/aturan/{made.pk}?versi={old.pk}" in history
    assert "<del>Jalan dan jembatan</del> → Sampah" in history
    page = city.get(f"/kantor/aturan/{made.pk}?versi={old.pk}").content.decode()
    assert '<option value="roads" selected>' in page
    address, data = f"/kantor/aturan/{made.pk}", fields(world, restored=old.pk)
    trial = city.post(address, {**data, "langkah": "uji"})
    assert city.post(address, {**data, "langkah": "simpan", "tried": tried(trial)}).status_code == 302
    assert RuleChange.objects.latest("id").verb == "restore"


def test_dead_rules_and_what_falls_through_stand_on_the_page(world, sign_in, walk):
    wide = rule(world, "prov.bmbk", category="waste", stage=Stage.FIRST)
    rule(world, "18.71.pu", category="waste", region_id="18.71")
    closed = rule(world, "18.71.pu", category="water", region_id="18.71")
    Agency.objects.filter(pk=closed.agency_id).update(active=False)
    walk()
    page = sign_in("administrator").get("/kantor/aturan/?wilayah=18.71").content.decode()
    assert f"aturan {wide.pk} mendahuluinya" in page
    assert "Instansinya sudah ditutup" in page
    assert "1 dari 1 laporan di Kota Bandar Lampung" in page


def test_as_many_statements_for_many_rules_as_for_one(world, sign_in):
    client = sign_in("administrator")
    rule(world, "18.71.pu", category="roads", region_id="18.71")
    client.get("/kantor/aturan/?wilayah=18.71")
    counts = []
    for more in (0, 40):
        for _ in range(more):
            rule(world, "18.71.pu", category="waste", region_id="18.71")
        client.get("/kantor/aturan/?wilayah=18.71")
        with CaptureQueriesContext(connection) as seen:
            client.get("/kantor/aturan/?wilayah=18.71")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 24


@pytest.mark.parametrize("place", [{"village": "18.71.01.1002", "village_text": "Surabaya, Kedaton"}, {"village_text": "surabaya"}])
def test_a_rule_may_be_about_one_village_alone(world, city, place):
    trial = city.post(CITY, {**fields(world, **place), "langkah": "uji"})
    assert trial.status_code == 200
    assert city.post(CITY, {**fields(world, **place), "langkah": "simpan", "tried": tried(trial)}).status_code == 302
    made = Rule.objects.get()
    assert made.region_id == "18.71.01.1002"
    assert '<option value="18.71.01.1002" selected>' in city.get(f"/kantor/aturan/{made.pk}").content.decode()


def test_a_village_elsewhere_or_unknown_is_refused_and_an_emptied_box_means_none(world, city):
    elsewhere = city.post(CITY, {**fields(world, village="18.01.04.2002", village_text="Merak Batin"), "langkah": "uji"})
    assert "di luar wilayah daftar ini" in elsewhere.content.decode()
    assert city.post(CITY, {**fields(world, village_text="Atlantis"), "langkah": "uji"}).status_code == 422
    assert city.post(CITY, {**fields(world, village="9" * 25, village_text="x"), "langkah": "uji"}).status_code == 422
    trial = city.post(CITY, {**fields(world, village="18.71.01.1002", village_text=""), "langkah": "uji"})
    city.post(CITY, {**fields(world), "langkah": "simpan", "tried": tried(trial)})
    assert Rule.objects.get().region_id == "18.71"
