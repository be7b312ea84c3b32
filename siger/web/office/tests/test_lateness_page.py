"""The chain in words and the log of what was late: for administrators, of their own government, in a constant number of statements."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.deadlines.models import Breach
from siger.people.models import Membership
from siger.people.roles import Role
from siger.reports.models import Report

pytestmark = pytest.mark.django_db

PAGE = "/kantor/lewat-batas/"


@pytest.fixture
def late(world):
    """`late("18.71.pu", days=3)`: a report whose desk let its time run out so many days ago."""

    def made(code="", *, days=2, kind="desk", report=None, **changes):
        report = report or world.report().report
        due = timezone.now() - timedelta(days=days)
        usual = {
            "clock": "response" if code else "triage",
            "holder": "agency" if code else "dispatcher",
            "agency": world.agencies.get(code),
        }
        return Breach.objects.create(
            report=report, kind=kind, since=due - timedelta(days=5), due_at=due, noticed_at=due, **{**usual, **changes}
        )

    return made


@pytest.fixture
def city_administrator(world, sign_in):
    Membership.objects.filter(user=world.users["administrator"], role=Role.ADMINISTRATOR).update(territory_id="18.71")
    return sign_in("administrator")


def read(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("person", ["dispatcher", "officer", "supervisor", "leader", "auditor"])
def test_the_page_is_for_administrators_alone(sign_in, person):
    assert sign_in(person).get(PAGE).status_code == 403


def test_it_is_reached_from_the_page_of_due_dates_and_back(sign_in):
    client = sign_in("administrator")
    for address in ("/kantor/batas-waktu/", "/kantor/kalender/", PAGE):
        page = read(client, address)
        for other in ("/kantor/batas-waktu/?wilayah=18", "/kantor/kalender/?wilayah=18", f"{PAGE}?wilayah=18"):
            assert f'href="{other}"' in page


def test_the_chain_is_told_with_its_days_and_the_offices_of_the_government(world, sign_in):
    page = read(sign_in("administrator"), f"{PAGE}?wilayah=18.71")
    desk, promise = page.split('<ol class="rungs">')[1:]
    steps = ["Begitu lewat", "atasan langsung di instansi yang terlambat", "Lewat 2 hari kerja", "kepala instansi yang terlambat"]
    steps += ["Lewat 5 hari kerja", "pimpinan ", "Lewat 10 hari kerja", f"gubernur, lewat {world.agencies['prov'].name}"]
    places = [desk.index(words) for words in steps]
    assert places == sorted(places)
    assert "Lewat 3 hari kerja" in promise
    assert "Lewat 10 hari kerja" not in promise.split("</ol>")[0]


def test_the_chain_is_that_of_the_installation(sign_in, settings):
    raw = {**settings.INSTALLATION.raw, "escalation": {"desk": [{"after": 4, "to": "province"}], "promise": []}}
    settings.INSTALLATION = replace(settings.INSTALLATION, raw=raw)
    page = read(sign_in("administrator"))
    assert "Lewat 4 hari kerja" in page
    assert "kepala instansi yang terlambat" not in page
    assert "Tidak ada yang diberi tahu." in page


def test_nothing_late_is_said(sign_in):
    assert "Tidak ada yang lewat batas" in read(sign_in("administrator"))


def test_a_row_says_what_was_late_by_whom_since_when_and_who_was_told(late, sign_in):
    note = "2026-06-12T09:00:00+00:00 Cuti bersama daerah"
    breach = late("18.71.pu", days=3, level=2, note=note)
    page = read(sign_in("administrator"))
    for words in (breach.report.number, "Tanggapan pertama instansi", "lewat 3 hari", "sampai kepala instansi", "Cuti bersama daerah"):
        assert words in page
    assert "bergeser ke 12 Juni 2026 16.00" in page
    Breach.objects.update(ended_at=breach.due_at + timedelta(days=1))
    assert "selesai, lewat 1 hari" in read(sign_in("administrator"))


def test_only_what_everyone_may_read_is_linked_and_no_word_of_a_report_is_shown(late, sign_in):
    breach = late()
    page = read(sign_in("administrator"))
    assert f'href="/laporan/{breach.report.number}"' not in page
    assert breach.report.title not in page
    Report.objects.update(published_at=timezone.now())
    assert f'href="/laporan/{breach.report.number}"' in read(sign_in("administrator"))


def test_whistleblowing_is_in_no_log(late, sign_in):
    breach = late("prov.bmbk")
    Report.objects.update(visibility="whistleblowing", published_at=None)
    assert breach.report.number not in read(sign_in("administrator"))


def test_a_city_sees_its_own_agencies_and_its_own_desk_alone(world, late, city_administrator):
    own, own_desk, province = late("18.71.pu"), late(), late("prov.bmbk")
    other_place = late()
    Report.objects.filter(pk=other_place.report_id).update(region_id="18.01")
    other = late("18.01.pu")
    page = read(city_administrator)
    assert [one.report.number in page for one in (own, own_desk, province, other_place, other)] == [True, True, False, False, False]
    assert f"instansi={province.agency_id}" not in page
    asked = read(city_administrator, f"{PAGE}?instansi={other.agency_id}")
    assert other.report.number not in asked
    assert city_administrator.get(f"{PAGE}?wilayah=18.01").status_code == 403
    assert city_administrator.get(f"{PAGE}?wilayah=18").status_code == 403


def test_the_province_sees_all_and_each_government_apart(late, sign_in):
    client = sign_in("administrator")
    city, province = late("18.71.pu"), late("prov.bmbk")
    assert all(one.report.number in read(client) for one in (city, province))
    page = read(client, f"{PAGE}?wilayah=18.71")
    assert (city.report.number in page, province.report.number in page) == (True, False)


def test_filters_by_agency_state_and_clock(late, sign_in):
    client = sign_in("administrator")
    desk, promise = late("18.71.pu"), late("prov.bmbk", kind="promise", clock="resolution")
    over = late("18.71.pu", days=9)
    Breach.objects.filter(pk=over.pk).update(ended_at=timezone.now())
    shown = {
        f"instansi={promise.agency_id}": [promise],
        "keadaan=running": [desk, promise],
        "keadaan=over": [over],
        "batas=promise": [promise],
        "keadaan=over&batas=promise": [],
        "keadaan=x&batas=%00&instansi=99999999999999999999": [desk, promise, over],
    }
    for query, wanted in shown.items():
        page = read(client, f"{PAGE}?{query}")
        assert [one for one in (desk, promise, over) if one.report.number in page] == wanted, query
    assert "Tidak ada yang cocok" in read(client, f"{PAGE}?keadaan=over&batas=promise")


def test_pages_follow_each_other_without_loss_also_of_the_same_moment(world, late, sign_in):
    report = world.report().report
    due = timezone.now() - timedelta(days=2)
    for after in range(60):
        breach = late(report=world.report().report if after == 59 else report, clock=f"c{after}")
        Breach.objects.filter(pk=breach.pk).update(due_at=due if after < 40 else due - timedelta(hours=after))
    client, address, shown = sign_in("administrator"), PAGE, []
    for _ in range(3):
        page = read(client, address)
        shown += [part.split("</span>")[0] for part in page.split('</span><span class="quiet">')[1:]]
        address = PAGE + page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&") if 'rel="next"' in page else ""
    assert address == ""
    assert [one for one in shown if one.startswith("c")] == [f"c{after}" for after in [*range(39, -1, -1), *range(40, 60)]]


@pytest.mark.parametrize("cursor", ["x", "1_1_1", "-1_1", "1_" + "9" * 30])
def test_a_cursor_that_was_tampered_with_is_refused(sign_in, cursor):
    assert sign_in("administrator").get(f"{PAGE}?sesudah={cursor}").status_code in {400, 422}


def test_as_many_statements_for_many_as_for_one(late, sign_in):
    client, counts = sign_in("administrator"), []
    for more in (1, 6):
        for _ in range(more):
            late("18.71.pu")
        read(client)
        with CaptureQueriesContext(connection) as seen:
            read(client, f"{PAGE}?keadaan=running")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 10
