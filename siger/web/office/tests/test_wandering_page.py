"""The page of reports that wander: who sees which of them, and a constant number of statements."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.people.models import Membership, User
from siger.people.roles import Role
from siger.reports.actions.return_offer import return_offer
from siger.reports.actions.transfer import transfer
from siger.reports.models import Handover, Report
from tests.world import seat

pytestmark = pytest.mark.django_db
PAGE = "/kantor/berpindah/"
ALL = "/kantor/berpindah/?lingkup=semua"


@pytest.fixture
def passed(world, walk):
    """`passed("18.71.pu", "18.71.pu")`: from the province's roads, offered and returned, and the last one still open."""

    def go(*codes, **changes):
        report = walk("agency", **changes)
        for place, code in enumerate(codes):
            report = transfer(
                actor=world.supervisor, report_id=report.pk, seen=report.version, agency_id=world.agencies[code].pk, reason="Bukan kami."
            )
            if place < len(codes) - 1:
                office = world.agencies[code]
                from siger.people.actors import Actor

                report = return_offer(
                    actor=Actor(seats=(seat(Role.OFFICER, office, office.region_id),)),
                    report_id=report.pk,
                    seen=report.version,
                    reason="Juga bukan.",
                )
        return report

    return go


def someone(world, sign_in, name, code, role, territory):
    user = User.objects.create_user(f"{name}@contoh.example", name=name.title())
    Membership.objects.create(user=user, agency=world.agencies[code], role=role, territory_id=territory)
    world.users[name] = user
    return sign_in(name)


def read(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_pairs_places_and_the_most_passed_on_are_counted(world, sign_in, passed):
    often, once = passed("18.71.pu", "18.71.pu"), passed("18.01.pu")
    page = read(sign_in("dispatcher"))
    assert (
        "Dinas Bina Marga → Dinas PU Kota Bandar Lampung<br>"
        '<span class="quiet">0 diterima, 1 dikembalikan</span></td><td class="end">2</td>' in page
    )
    assert '<td>Jalan dan jembatan</td><td>Kedaton</td><td class="end">3</td><td class="end">2</td>' in page
    most = page.split('id="sering"')[1]
    assert often.number in most
    assert once.number not in most


def test_what_waits_for_an_answer_stands_with_how_long_it_has_waited(sign_in, passed):
    report = passed("18.71.pu")
    Handover.objects.update(offered_at=timezone.now() - timedelta(days=5, hours=1))
    page = read(sign_in("dispatcher"))
    waiting = page.split('id="menunggu"')[1].split('id="pasangan"')[0]
    assert report.number in waiting
    assert "Yang terlama sudah menunggu 5 hari." in waiting


def test_an_answered_offer_waits_no_more(world, sign_in, passed):
    report = passed("18.71.pu")
    return_offer(actor=world.city_officer, report_id=report.pk, seen=report.version, reason="Ruas provinsi.")
    page = read(sign_in("dispatcher"))
    assert "Tidak ada tawaran yang belum dijawab." in page
    assert report.number not in page


def test_a_government_sees_its_own_and_nobody_else_s(world, sign_in, passed):
    ours, theirs = passed("18.01.pu", "18.01.pu"), passed("18.71.pu", "18.71.pu")
    local = read(sign_in("other_dispatcher"))
    assert "Dinas PUPR Lampung Selatan" in local
    assert "Dinas PU Kota Bandar Lampung" not in local
    assert (ours.number in local, theirs.number in local) == (False, False)  # it lies in the city, so its dispatcher cannot see the report
    city = read(someone(world, sign_in, "sari", "18.71.pu", Role.SUPERVISOR, "18.71"))
    assert theirs.number in city
    assert ours.number not in city
    assert "Dinas PUPR Lampung Selatan" not in city


def test_an_administrator_counts_and_sees_no_report(sign_in, passed):
    report = passed("18.71.pu", "18.71.pu")
    page = read(sign_in("administrator"))
    assert "Dinas PU Kota Bandar Lampung" in page
    assert "Laporannya sendiri tidak terlihat dari peran Anda." in page
    assert report.number not in page
    assert report.title not in page


@pytest.mark.parametrize("person", ["officer", "validator"])
def test_it_is_not_for_everybody(sign_in, person):
    client = sign_in(person)
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/kantor/").content.decode()


def test_the_sidebar_leads_there(sign_in):
    assert f'href="{PAGE}"' in sign_in("dispatcher").get("/kantor/").content.decode()


def test_within_one_government_only_when_asked_for(sign_in, passed):
    passed("prov.bmbk.uptd2")
    client = sign_in("dispatcher")
    assert "Tidak ada yang berpindah" in read(client)
    assert "UPTD Wilayah II Bina Marga" in read(client, ALL)


def test_category_and_days_narrow_and_nonsense_does_not(sign_in, passed):
    passed("18.71.pu")
    client = sign_in("dispatcher")
    assert "Tidak ada yang berpindah" in read(client, f"{PAGE}?kategori=waste")
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        client = sign_in("dispatcher")
        assert "Tidak ada yang berpindah" in read(client, f"{PAGE}?hari=30")
        assert "Dinas PU Kota Bandar Lampung" in read(client, f"{PAGE}?hari=hantu&kategori=x&lingkup=%00")
    assert client.get(f"{PAGE}?sesudah=hantu").status_code == 422


def test_whistleblowing_is_in_no_count(world, sign_in, passed):
    report = passed("18.71.pu")
    Report.objects.filter(pk=report.pk).update(visibility="whistleblowing", published_at=None, offered_to=None)
    page = read(sign_in("dispatcher"))
    assert report.number not in page


def test_pages_of_waiting_offers_follow_each_other_without_loss(sign_in, passed):
    numbers = {passed("18.71.pu").number for _ in range(27)}
    client = sign_in("dispatcher")
    first = read(client)
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = read(client, f"{PAGE}{following}")
    parts = [page.split('id="menunggu"')[1].split('id="pasangan"')[0] for page in (first, second)]
    shown = [number for number in numbers for part in parts if number in part]
    assert sorted(shown) == sorted(numbers)


def test_as_many_statements_for_many_as_for_one(world, sign_in, passed):
    client, counts = sign_in("other_dispatcher"), []
    for more in (1, 5):
        for _ in range(more):
            passed("18.01.pu", "18.01.pu")
        read(client)
        with CaptureQueriesContext(connection) as seen:
            read(client)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12
