"""The page on which a shift is handed over."""

import pytest

from siger.desk.models import ShiftHandover
from siger.reports.actions.entrust import entrust
from siger.reports.actions.start import start
from siger.reports.models import Report

pytestmark = pytest.mark.django_db
PAGE = "/kantor/serah-terima/"


@pytest.fixture
def held(world, walk):
    """Two reports that the officer looks after."""
    reports = []
    for _ in range(2):
        report = walk("agency")
        reports.append(entrust(actor=world.supervisor, report_id=report.pk, seen=report.version, person_id=world.users["officer"].pk))
    return reports


def hands(reports):
    return [Report.objects.values_list("assignee__name", flat=True).get(pk=one.pk) for one in reports]


def test_all_go_to_the_colleague_who_finds_them_on_arrival(world, held, sign_in):
    officer, supervisor = sign_in("officer"), sign_in("supervisor")
    page = officer.get(PAGE).content.decode()
    assert all(one.number in page for one in held)
    assert "Serahkan semua (2)" in page
    assert "menyerahkan laporan kepada Anda" not in supervisor.get("/kantor/").content.decode()
    sent = {"kepada": world.users["supervisor"].pk, "words": "Aspal <b>datang</b> besok.", "semua": "1"}
    said = officer.post(PAGE, sent, follow=True)
    assert "2 laporan kini dipegang Supervisor." in said.content.decode()
    assert hands(held) == ["Supervisor"] * 2
    arrival = supervisor.get("/kantor/")
    assert arrival.context["counts"]["shift"] == 1
    assert "menyerahkan laporan kepada Anda" in arrival.content.decode()
    received = supervisor.get(PAGE).content.decode()
    assert "2 laporan dari Officer" in received
    assert "Aspal &lt;b&gt;datang&lt;/b&gt; besok." in received
    assert held[0].number in received
    assert supervisor.get("/kantor/").context["counts"]["shift"] == 0


def test_only_the_ticked_ones_go(world, held, sign_in):
    sent = {"kepada": world.users["supervisor"].pk, "pilih": f"{held[0].number}.{held[0].version}", "semua": ""}
    sign_in("officer").post(PAGE, sent)
    assert hands(held) == ["Supervisor", "Officer"]


def test_what_could_not_be_given_is_listed_with_its_reason(world, held, sign_in):
    start(actor=world.officer, report_id=held[0].pk, seen=held[0].version)  # after the page was drawn
    sent = {"kepada": world.users["supervisor"].pk, "pilih": [f"{one.number}.{one.version}" for one in held]}
    answer = sign_in("officer").post(PAGE, sent, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith("/kantor/massal/")
    assert "1 laporan tidak bisa" in page
    assert held[0].number in page
    assert hands(held) == ["Officer", "Supervisor"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"semua": "1"}, "Pilih rekan"),
        ({"kepada": "²", "semua": "1"}, "Pilih rekan"),
        ({"kepada": "supervisor"}, "Tidak ada laporan yang bisa diserahkan"),
        ({"kepada": "supervisor", "pilih": ["hantu", "LPG-1.x"]}, "Tidak ada laporan yang bisa diserahkan"),
        ({"kepada": "supervisor", "semua": "1", "words": "y" * 2001}, "Terlalu panjang"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(world, held, sign_in, sent, said):
    chosen = {**sent, "kepada": world.users["supervisor"].pk} if sent.get("kepada") == "supervisor" else sent
    answer = sign_in("officer").post(PAGE, {"words": "Pesan saya", **chosen})
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (422, True)
    assert chosen.get("words", "Pesan saya") in page
    assert not ShiftHandover.objects.exists()


def test_a_superior_chooses_whose(world, held, sign_in):
    supervisor, officer = sign_in("supervisor"), world.users["officer"]
    assert f'value="{officer.pk}"' in supervisor.get(PAGE).content.decode()
    assert held[0].number in supervisor.get(f"{PAGE}?dari={officer.pk}").content.decode()
    supervisor.post(PAGE, {"dari": officer.pk, "kepada": world.users["supervisor"].pk, "semua": "1"})
    assert hands(held) == ["Supervisor"] * 2


def test_an_officer_gives_nobody_else_s(world, held, sign_in):
    client, officer = sign_in("officer"), world.users["officer"]
    assert client.get(f"{PAGE}?dari={world.users['supervisor'].pk}").context["giver"] == officer.pk
    sent = {"dari": world.users["supervisor"].pk, "kepada": officer.pk, "semua": "1"}
    assert client.post(PAGE, sent).status_code == 403
    assert client.post("/kantor/massal/", {"tindakan": "hand_over", "pilih": f"{held[0].number}.{held[0].version}"}).status_code == 403
