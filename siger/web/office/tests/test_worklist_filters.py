"""Every filter narrows, comes off, is kept under a name, and nonsense written by hand filters nothing."""

from urllib.parse import quote

import pytest

from siger.desk.models import SavedView, Tag
from siger.people.models import Crew
from siger.reports.actions.submission import Contact
from siger.reports.models import ContactSearch, IdentityLook, Photo, Report
from siger.web.office.tests.test_worklist_page import rows, statements

MARKED = {
    "dibuka-lagi=1": {"reopened": 1},
    "pendukung=5": {"supporters": 7},
    "diserahkan=1": {"handovers": 1},
    "kanal=whatsapp": {"channel": "whatsapp"},
    "keadaan=assigned": {"state": "assigned"},
}


@pytest.mark.parametrize("query", MARKED)
def test_a_filter_lets_through_what_is_marked_and_nothing_else(sign_in, walk, query):
    marked, _ = walk("agency"), walk()
    Report.objects.filter(pk=marked.pk).update(**MARKED[query])
    client = sign_in("dispatcher")
    assert rows(client, f"/kantor/?tampilan=open&{query}") == [marked.number]
    assert 'href="?tampilan=open"' in client.get(f"/kantor/?tampilan=open&{query}").content.decode()


def test_an_office_is_asked_for_with_its_units(world, sign_in, walk):
    given, _ = walk("agency"), walk()
    unit = walk("agency")
    Report.objects.filter(pk=unit.pk).update(agency=world.agencies["prov.bmbk.uptd2"])
    found = rows(sign_in("dispatcher"), f"/kantor/?tampilan=open&instansi={world.agencies['prov.bmbk'].pk}")
    assert set(found) == {given.number, unit.number}


def test_who_looks_after_it(world, sign_in, walk):
    mine, crews, others = walk("agency"), walk("agency"), walk("agency")
    crew = Crew.objects.create(agency=world.agencies["prov.bmbk"], name="Regu tambal")
    crew.members.add(world.users["officer"])
    Report.objects.filter(pk=mine.pk).update(assignee=world.users["officer"])
    Report.objects.filter(pk=crews.pk).update(crew=crew)
    client = sign_in("officer")
    assert set(rows(client, "/kantor/?petugas=me")) == {mine.number, crews.number}
    assert rows(client, "/kantor/?petugas=nobody") == [others.number]
    assert rows(client, f"/kantor/?petugas={world.users['officer'].pk}") == [mine.number]
    # Nobody learns a name of another office by counting through the ids.
    stranger = sign_in("other_officer").get(f"/kantor/?petugas={world.users['officer'].pk}").content.decode()
    assert f"Petugas: {world.users['officer'].name}" not in stranger


def test_photos_and_due_times(sign_in, walk):
    with_photo, bare = walk(), walk()
    Photo.objects.create(report=with_photo, bytes=1, sha256=b"0" * 32, created_at=with_photo.received_at)
    client = sign_in("dispatcher")
    assert rows(client, "/kantor/?foto=with") == [with_photo.number]
    assert rows(client, "/kantor/?foto=without") == [bare.number]
    assert rows(client, "/kantor/?tenggat=late") == []
    assert len(rows(client, "/kantor/?tenggat=week")) == 2


NONSENSE = (
    "tampilan=x&keadaan=%00&tenggat=';--&kategori=9&wilayah=..&instansi=-1&kanal=<b>"
    "&petugas=99999999999999999999&tag=a&foto=1&pendukung=-5&dibuka-lagi=ya"
)


def test_nonsense_by_hand_filters_nothing(sign_in, walk):
    report = walk()
    client = sign_in("dispatcher")
    for query in (
        NONSENSE,
        "petugas=9223372036854775807&tag=999999999999999999&instansi=999999999999999999&wilayah=18.99.99",
        "pendukung=" + "9" * 400,
    ):
        assert rows(client, f"/kantor/?{query}") in ([report.number], [])
    assert rows(client, f"/kantor/?{NONSENSE}") == [report.number]


def test_every_filter_at_once_costs_at_most_twelve_statements(world, sign_in, walk):
    walk()
    every = (
        f"tampilan=open&keadaan=received&tenggat=week&kategori=roads&wilayah=18.71&instansi={world.agencies['prov.bmbk'].pk}&kanal=web"
        f"&petugas={world.users['dispatcher'].pk}&foto=without&dibuka-lagi=1&pendukung=1&diserahkan=1"
    )
    client = sign_in("dispatcher")
    assert statements(client, f"/kantor/?{every}") <= 12
    for one in every.split("&"):
        assert statements(client, f"/kantor/?{one}") <= 12, one


def test_a_view_is_kept_shared_used_and_removed(world, sign_in, walk):
    walk()
    client = sign_in("dispatcher")
    agency = world.agencies["prov.kominfo"].pk
    sent = {"nama": "Jalan terbuka", "saringan": "kategori=roads&tampilan=open&hantu=1", "bersama": agency}
    assert client.post("/kantor/tampilan/simpan", sent)["Location"] == "/kantor/?tampilan=open&kategori=roads"
    kept = SavedView.objects.get()
    assert "Jalan terbuka" in client.get("/kantor/").content.decode()
    assert client.get("/kantor/hitungan.json").json()["counts"][f"saved-{kept.pk}"] == "1"
    assert "Jalan terbuka" not in sign_in("officer").get("/kantor/tampilan/").content.decode()
    assert sign_in("officer").post(f"/kantor/tampilan/{kept.pk}/hapus").status_code == 404
    assert client.post("/kantor/tampilan/simpan", {**sent, "bersama": world.agencies["prov.bmbk"].pk}).status_code == 403
    assert client.post("/kantor/tampilan/simpan", {**sent, "nama": " "}).status_code == 422
    client.post(f"/kantor/tampilan/{kept.pk}/hapus")
    assert not SavedView.objects.exists()


def test_a_telephone_number_is_found_exactly_written_down_and_stands_in_no_address(world, sign_in):
    report = world.report(contact=Contact(phone="081234567890")).report
    client = sign_in("dispatcher")
    found = client.post("/kantor/cari", {"q": "0812-3456-7890"})
    page = found.content.decode()
    assert report.number in page
    assert "0812" not in page
    look = IdentityLook.objects.get(report=report)
    assert look.user == world.users["dispatcher"]
    client.post("/kantor/cari", {"q": "0812 3456 7890"})
    client.post("/kantor/cari", {"q": "lain@contoh.id"})
    assert IdentityLook.objects.count() == 1  # once an hour
    assert list(ContactSearch.objects.order_by("id").values_list("kind", "found")) == [("phone", 1), ("phone", 1), ("email", 0)]
    assert sign_in("officer").post("/kantor/cari", {"q": "081234567890"}).status_code == 403
    assert sign_in("other_dispatcher").post("/kantor/cari", {"q": "081234567890"}).content.decode().count(report.number) == 0
    by_address = client.get(f"/kantor/?q={quote('081234567890')}").content.decode()
    assert 'value="081234567890"' not in by_address
    assert "tidak dicari lewat alamat halaman" in by_address


def test_other_words_lead_to_the_list_and_a_place_is_found_by_its_name(sign_in, walk):
    report = walk()
    client = sign_in("dispatcher")
    assert client.post("/kantor/cari", {"q": "pasar natar"})["Location"] == "/kantor/?q=pasar+natar"
    assert client.post("/kantor/cari", {"q": ""})["Location"] == "/kantor/"
    assert rows(client, "/kantor/?q=Kedaton") == [report.number]


def test_the_form_of_all_filters_and_the_map_answer(sign_in, walk):
    report = walk()
    client = sign_in("dispatcher")
    part = client.get("/kantor/saringan?kategori=roads", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert '<option value="roads" selected' in part
    assert "<html" in client.get("/kantor/saringan").content.decode()
    (point,) = client.get("/kantor/titik.json?kategori=roads").json()["points"]
    assert point[3] == report.number
    assert client.get("/kantor/titik.json?kategori=waste").json()["points"] == []
    assert 'data-points="/kantor/titik.json"' in client.get("/kantor/?peta=1").content.decode()


def test_a_tag_is_a_filter_for_its_own_agency_alone(world, sign_in, walk):
    tagged, _ = walk("agency"), walk("agency")
    tag = Tag.objects.create(agency=world.agencies["prov.bmbk"], name="titik rawan", made_at=tagged.received_at)
    Report.objects.filter(pk=tagged.pk).update(tags=[tag.pk])
    officer = sign_in("officer")
    assert rows(officer, f"/kantor/?tag={tag.pk}") == [tagged.number]
    assert "titik rawan" in officer.get("/kantor/saringan").content.decode()
    dispatcher = sign_in("dispatcher")
    assert len(rows(dispatcher, f"/kantor/?tampilan=open&tag={tag.pk}")) == 2  # no filter of theirs
    assert "titik rawan" not in dispatcher.get(f"/kantor/?tampilan=open&tag={tag.pk}").content.decode()
