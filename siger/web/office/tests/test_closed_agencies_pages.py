"""Administrators see what a closed agency left behind, and hand it over in one step."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from siger.people.models import Agency, Membership, User
from siger.people.roles import Role
from siger.reports.models import Report, Succession
from siger.reports.successions import run

pytestmark = pytest.mark.django_db
PAGE = "/kantor/instansi-ditutup/"


@pytest.fixture
def left(world, walk):
    """Two open reports with the province's roads, which is closed."""
    reports = [walk("agency"), walk("work")]
    agency = world.agencies["prov.bmbk"]
    Agency.objects.filter(pk=agency.pk).update(active=False)
    return reports


def test_the_worklist_tells_the_administrator_and_leads_to_the_page(world, sign_in, left):
    client, agency = sign_in("administrator"), world.agencies["prov.bmbk"]
    address = f"{PAGE}{agency.pk}"
    assert f'<a href="{address}">Dinas Bina Marga (2)</a>' in client.get("/kantor/").content.decode()
    assert "Dinas Bina Marga" in client.get(PAGE).content.decode()
    assert "masih memegang 2 laporan terbuka" in client.get(address).content.decode()
    assert "instansi-ditutup" not in sign_in("dispatcher").get("/kantor/").content.decode()


def test_in_one_step_all_of_it_goes_to_the_successor(world, sign_in, left):
    client, address = sign_in("administrator"), f"{PAGE}{world.agencies['prov.bmbk'].pk}"
    sent = client.post(address, {"agency_text": "uptd wilayah ii bina marga", "reason": "Dinas dilebur."})
    assert (sent.status_code, sent["Location"]) == (302, PAGE)
    succession = Succession.objects.get()
    assert succession.asked_by == world.users["administrator"]
    part = client.get(f"{PAGE}jalannya").content.decode()
    assert "0 dari 2, sedang berjalan" in part
    assert 'hx-trigger="load delay:4s"' in part
    run(succession.pk)
    done = client.get(f"{PAGE}jalannya").content.decode()
    assert '<td class="end">2</td>' in done
    assert "hx-trigger" not in done
    assert {report.agency.code for report in Report.objects.select_related("agency")} == {"prov.bmbk.uptd2"}
    assert "Tidak ada laporan yang tertinggal" in client.get(PAGE).content.decode()
    page = sign_in("dispatcher").get(f"/kantor/laporan/{left[0].number}").content.decode()
    assert "Dinas Bina Marga ditutup, dilanjutkan UPTD Wilayah II Bina Marga" in page


def test_what_is_wrong_stands_at_its_field(world, sign_in, left):
    client, address = sign_in("administrator"), f"{PAGE}{world.agencies['prov.bmbk'].pk}"
    nothing = client.post(address, {"reason": "Dilebur."})
    assert nothing.status_code == 422
    assert "Pilih instansi dari daftar." in nothing.content.decode()
    silent = client.post(address, {"agency": str(world.agencies["prov.bmbk.uptd2"].pk)})
    assert "Tulis alasannya" in silent.content.decode()
    assert client.post(address, {"agency": "9" * 30, "reason": "Dilebur."}).status_code == 422
    assert not Succession.objects.exists()


@pytest.mark.parametrize("person", ["dispatcher", "supervisor", "officer", "leader", "auditor"])
def test_it_is_for_administrators_alone(world, sign_in, left, person):
    client = sign_in(person)
    for address in (PAGE, f"{PAGE}jalannya", f"{PAGE}{world.agencies['prov.bmbk'].pk}"):
        assert client.get(address).status_code == 403


def test_an_open_agency_and_another_s_are_not_found(world, sign_in, left):
    assert sign_in("administrator").get(f"{PAGE}{world.agencies['prov.kominfo'].pk}").status_code == 404
    user = User.objects.create_user("sari@contoh.example", name="Sari")
    Membership.objects.create(user=user, agency=world.agencies["18.71.pu"], role=Role.ADMINISTRATOR, territory_id="18.71")
    world.users["sari"] = user
    client = sign_in("sari")
    assert client.get(f"{PAGE}{world.agencies['prov.bmbk'].pk}").status_code == 404
    assert "Dinas Bina Marga" not in client.get(PAGE).content.decode()


def test_a_constant_number_of_statements(world, sign_in, walk, left):
    client, counts = sign_in("administrator"), []
    for more in (0, 3):
        for code in ("18.71.pu", "18.01.pu", "prov.inspektorat")[:more]:
            report = walk("desk")
            Report.objects.filter(pk=report.pk).update(agency=world.agencies[code], state="assigned", holder="agency")
            Agency.objects.filter(code=code).update(active=False)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 8
    with CaptureQueriesContext(connection) as seen:
        client.get("/kantor/")
    assert len(seen) <= 12
