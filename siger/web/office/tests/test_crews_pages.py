"""The pages of crews."""

import pytest

from siger.people.models import Crew

pytestmark = pytest.mark.django_db
PAGE = "/kantor/regu/"


@pytest.fixture
def agency(world):
    return world.agencies["prov.bmbk"]


@pytest.fixture
def crew(agency):
    return Crew.objects.create(agency=agency, name="Regu <b>tambal</b>")


def test_a_crew_is_made_filled_renamed_and_retired(world, sign_in, agency):
    client, officer = sign_in("supervisor"), world.users["officer"]
    assert "Belum ada regu" in client.get(f"{PAGE}?instansi={agency.pk}").content.decode()
    made = client.post(PAGE, {"nama": "Regu tambal", "instansi": agency.pk})
    address = made["Location"]
    assert "Officer" in client.get(address).content.decode()
    client.post(address, {"langkah": "anggota", "anggota": officer.pk})
    assert f'value="{officer.pk}" checked' in client.get(address).content.decode()
    client.post(address, {"langkah": "nama", "nama": "Regu lampu"})
    client.post(address, {"langkah": "pensiun"})
    listed = client.get(f"{PAGE}?instansi={agency.pk}").content.decode()
    assert "Regu lampu" in listed
    assert "Tidak dipakai lagi" in listed
    client.post(address, {"langkah": "anggota", "tampak": officer.pk})
    client.post(address, {"langkah": "pakai"})
    made_crew = Crew.objects.get()
    assert (made_crew.active, made_crew.members.count()) == (True, 0)


def test_what_is_wrong_is_told_beside_what_was_typed(sign_in, agency, crew):
    client = sign_in("supervisor")
    again = client.post(PAGE, {"nama": "regu <B>tambal</B>", "instansi": agency.pk})
    page = again.content.decode()
    assert (again.status_code, "sudah ada" in page) == (422, True)
    assert "&lt;B&gt;tambal" in page
    assert "<b>tambal</b>" not in page
    wrong = client.post(f"{PAGE}{crew.pk}", {"langkah": "anggota", "anggota": "999999"})
    assert wrong.status_code == 422
    assert client.post(f"{PAGE}{crew.pk}", {"langkah": "hantu"}).status_code == 404
    assert client.post(PAGE, {"nama": "Baru", "instansi": "²"}).status_code == 404
    assert client.get(f"{PAGE}?instansi=hantu").status_code == 200


def test_the_list_of_work_is_narrowed_to_a_crew(sign_in, crew):
    page = sign_in("supervisor").get(f"/kantor/?tampilan=open&petugas=regu-{crew.pk}").content.decode()
    assert "Regu: Regu &lt;b&gt;tambal&lt;/b&gt;" in page
    stranger = sign_in("other_officer").get(f"/kantor/?tampilan=open&petugas=regu-{crew.pk}").content.decode()
    assert "tambal" not in stranger
    form = sign_in("supervisor").get(f"/kantor/saringan?petugas=regu-{crew.pk}").content.decode()
    assert f'value="regu-{crew.pk}" selected' in form
    for nonsense in ("regu-", "regu-x", "regu-²", "regu-" + "9" * 40):
        assert sign_in("supervisor").get("/kantor/", {"petugas": nonsense}).status_code == 200
