"""What the desk is told of reports that may be the same, and what it is not told."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.reports.models import Photo
from siger.reports.placing import GivenPlace
from siger.reports.queries.pages import office_page
from siger.reports.states import State, Verb
from siger.web.office.suggestions import panel
from siger.web.office.suggestions.duplicates import KEY, apart_words, suggestions
from siger.web.office.tests.conftest import put

pytestmark = pytest.mark.django_db
WORDS = "jln dpn pasar lubangnya gede bgt, bnyk motor jatoh"


def earlier(world, hours=2, **changes):
    with time_machine.travel(timezone.now() - timedelta(hours=hours), tick=False):
        return world.report(**changes).report


def offered(actor, report):
    page = office_page(actor, report.number)
    return suggestions(actor, replace(page, offers=(*page.offers, Verb.MERGE)))


def test_the_reason_can_be_checked_in_words(world):
    other = earlier(world, place=GivenPlace(lat=-5.3802, lng=105.2519, accuracy_m=8.0, source="gps"))
    report = world.report(text=WORDS).report
    (found,) = offered(world.dispatcher, report)
    assert found.title.startswith(f"Gabung ke {other.number}: Jalan depan pasar")
    assert found.reason.startswith("177 m jauhnya, 2 jam sebelumnya, kata yang sama: lubang")
    assert found.reason.endswith("Menunggu.")
    assert found.url == f"/kantor/laporan/{report.number}/merge?ke={other.number}#langkah"
    assert found.key == KEY
    assert 0.35 <= found.likely <= 1


def test_a_picture_that_is_the_same_is_said(world):
    other, report = earlier(world), world.report(text=WORDS).report
    for one in (other, report):
        Photo.objects.create(
            report=one, bytes=1, sha256=bytes(32), created_at=timezone.now(), perceptual_hash=b"\x0f" * 32, hash_quality=90
        )
    assert "; foto mirip." in offered(world.dispatcher, report)[0].reason


def test_only_the_likeliest_has_the_key(world):
    for _ in range(7):
        earlier(world)
    found = offered(world.dispatcher, world.report(text=WORDS).report)
    assert [one.key for one in found] == [KEY, "", "", "", ""]


def test_whoever_may_not_merge_is_led_to_the_other_report(world):
    other, report = earlier(world), world.report(text=WORDS).report
    page = replace(office_page(world.auditor, report.number), offers=())
    (found,) = suggestions(world.auditor, page)
    assert found.url == f"/kantor/laporan/{other.number}"


@pytest.mark.parametrize("state", [State.CLOSED, State.REJECTED, State.RESOLVED])
def test_a_report_that_is_done_asks_nothing(world, state):
    earlier(world)
    report = put(world.report().report, state, world.agencies["prov.bmbk"].pk)
    page = office_page(world.dispatcher, report.number)
    with CaptureQueriesContext(connection) as caught:
        assert suggestions(world.dispatcher, page) == []
    assert len(caught) == 0


def test_the_page_shows_it_and_costs_two_statements_more(world, sign_in, monkeypatch):
    other, report = earlier(world), world.report(text=WORDS).report
    client = sign_in("dispatcher")
    address = f"/kantor/laporan/{report.number}"
    shown = client.get(address).content.decode()
    assert other.number in shown
    assert f'data-key="{KEY}"' in shown
    with CaptureQueriesContext(connection) as together:
        client.get(address)
    monkeypatch.setattr(panel, "SOURCES", tuple(source for source in panel.SOURCES if source is not suggestions))
    with CaptureQueriesContext(connection) as without:
        client.get(address)
    assert len(together) - len(without) == 2


def test_other_people_s_words_are_no_markup(world, sign_in):
    earlier(world, text='Jalan berlubang <script>alert(1)</script> depan pasar "besar" sekali')
    report = world.report(text=WORDS).report
    assert "<script>alert" not in sign_in("dispatcher").get(f"/kantor/laporan/{report.number}").content.decode()


def test_an_office_that_may_not_see_the_other_is_told_nothing(world):
    earlier(world, visibility="private")
    report = world.report(text=WORDS).report
    assert suggestions(world.leader, office_page(world.leader, report.number)) == []
    assert len(offered(world.dispatcher, report)) == 1


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(minutes=5), "kurang dari satu jam sebelumnya"),
        (timedelta(hours=2), "2 jam sebelumnya"),
        (timedelta(days=3, hours=5), "3 hari sebelumnya"),
        (timedelta(hours=-4), "4 jam sesudahnya"),
        (timedelta(days=-1), "1 hari sesudahnya"),
    ],
)
def test_time_between_two_reports_in_words(apart, words):
    now = timezone.now()
    assert apart_words(now - apart, now) == words


def test_the_dispatcher_is_led_to_the_form_that_merges_the_two(world, sign_in):
    other, report = earlier(world), world.report(text=WORDS).report
    (found,) = suggestions(world.dispatcher, office_page(world.dispatcher, report.number))
    assert "/merge?ke=" in found.url
    form = sign_in("dispatcher").get(found.url.split("#")[0])
    assert form.status_code == 200
    assert other.number in form.content.decode()
