"""Home, list and map: what everyone may see, with honest figures and a bounded number of statements."""

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client

from siger.reports.models import Photo, Report
from siger.web.citizen.tests import walking
from siger.web.citizen.tests.conftest import lines, open_link
from siger.web.public.figures import days_words, parts
from tests.world.verbs import sent_photo

pytestmark = pytest.mark.django_db


def with_pictures(world):
    receipt = walking.confirmed(world, walking.published(world, photos=[sent_photo()]))
    Photo.objects.update(state="ready", thumb_path="a", view_path="b")
    return receipt


def test_an_empty_installation_has_a_home(client, world):
    html = lines(client.get("/"))
    assert "Belum ada laporan dalam 30 hari" in html
    assert html.count("button-gold") == 1


def test_figures_say_of_what_and_since_when(client, world):
    with_pictures(world)
    world.report(visibility="private")
    html = lines(client.get("/"))
    assert "beres, dibenarkan pelapor" in html
    assert "dihitung" in html
    assert "30 hari terakhir" in html
    assert "/foto/" in html


def test_figures_are_a_minute_old_at_most(client, world):
    first = lines(client.get("/"))
    world.report()
    assert re.sub("csrf.*?>", "", lines(client.get("/"))) == re.sub("csrf.*?>", "", first)
    cache.clear()
    assert lines(client.get("/")) != first


def test_the_bar_adds_up(world):
    from siger.reports.queries.public import figures

    walking.rejected(world, world.report())
    walking.assigned(world, world.report())
    assert sum(part["count"] for part in parts(figures())) == 2


def test_days_are_not_rounded_to_nothing():
    assert [days_words(days) for days in (0.2, 1.0, 1.5, 6.4, 21.0)] == ["<1", "1", "1,5", "6", "21"]


def test_own_reports_stand_on_the_home_page_of_that_browser_only(client, world):
    receipt = walking.published(world)
    open_link(client, receipt.secret)
    assert receipt.report.number in lines(client.get("/"))
    assert receipt.report.number not in lines(Client().get("/"))


def test_home_costs_strangers_two_statements_once_a_minute_and_then_none(client, world, django_assert_num_queries):
    for _ in range(8):
        with_pictures(world)
    with django_assert_num_queries(2):
        client.get("/")
    with django_assert_num_queries(0):
        client.get("/")


def test_the_list_shows_published_reports_only_and_says_who_has_them(client, world):
    shown, hidden = walking.assigned(world, walking.published(world)), world.report()
    html = lines(client.get("/laporan"))
    assert shown.report.number in html
    assert hidden.report.number not in html
    assert "Menunggu Dinas Bina Marga, paling lambat" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("?jenis=roads", 1),
        ("?jenis=ufo", 2),
        ("?keadaan=waiting", 1),
        ("?keadaan=working", 1),
        ("?keadaan=done", 0),
        ("?wilayah=18.71", 1),
        ("?wilayah=18", 2),
        ("?wilayah_text=merak+batin", 1),
        ("?wilayah_text=merak+batn", 2),
        ("?q=selokan", 1),
        ("?q=%00&wilayah=%00", 2),
        ("?q='%3B+DROP+TABLE--", 0),
    ],
)
def test_filters_narrow_the_list(client, world, query, found):
    walking.assigned(world, walking.published(world))
    from siger.reports.placing import GivenPlace

    walking.published(
        world, category="drainage_flood", text="Selokan mampet, air naik ke jalan.", place=GivenPlace(region_code="18.01.04.2002")
    )
    html = lines(client.get(f"/laporan{query}"))
    assert html.count('class="row row-link"') == found


def test_words_that_fit_several_regions_become_links(client, world):
    html = lines(client.get("/laporan?wilayah_text=kedatn"))
    assert "Wilayah mana yang Anda maksud?" in html
    assert "wilayah=18.71.01" in html
    assert "Tidak ada wilayah dengan nama itu" in lines(client.get("/laporan?wilayah_text=zzzzqqqq"))


def test_nothing_found_and_nothing_there_are_told_apart(client, world):
    assert "Belum ada laporan yang tampil" in lines(client.get("/laporan"))
    assert "Longgarkan saringannya" in lines(client.get("/laporan?jenis=roads"))


def test_pages_follow_each_other_without_gap_or_repetition(client, world):
    for _ in range(23):
        walking.published(world)
    first = lines(client.get("/laporan"))
    following = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    second = lines(client.get(f"/laporan{following}"))
    numbers = re.compile(r'href="/laporan/(LPG-[^"]+)"')
    assert (len(numbers.findall(first)), len(numbers.findall(second))) == (20, 3)
    assert len({*numbers.findall(first), *numbers.findall(second)}) == 23


@pytest.mark.parametrize("cursor", ["1", "a_b", "99999999999999999_1", "1_", "²_1"])
def test_a_damaged_cursor_leads_to_the_first_page(client, world, cursor):
    assert client.get("/laporan", {"sesudah": cursor}).status_code in {200, 302}


@pytest.mark.parametrize(("address", "most"), [("/laporan", 1), ("/peta", 2), ("/peta/titik.json", 1)])
def test_statements_are_constant_whatever_the_number_of_reports(client, world, address, most, django_assert_max_num_queries):
    for _ in range(5):
        walking.assigned(world, walking.published(world))
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_the_map_has_an_equal_list_beside_it(client, world):
    receipt = walking.published(world)
    html = lines(client.get("/peta"))
    assert 'data-points="/peta/titik.json"' in html
    assert f'href="/laporan/{receipt.report.number}"' in html


def test_points_are_rounded_filtered_and_public(client, world):
    receipt = walking.published(world)
    world.report(visibility="private")
    points = json.loads(client.get("/peta/titik.json").content)["points"]
    assert points == [[-5.3802, 105.2503, "wait", receipt.report.number, Report.objects.get(pk=receipt.report.pk).title, "Menunggu"]]
    assert json.loads(client.get("/peta/titik.json?bbox=0,0,1,1").content)["points"] == []
    assert len(json.loads(client.get("/peta/titik.json?bbox=nan,x,1").content)["points"]) == 1
    assert json.loads(client.get("/peta/titik.json?jenis=waste").content)["points"] == []


def test_long_words_do_not_break_the_page(client, world):
    walking.published(world, text="Jalanrusakparahsekali" * 100)
    assert client.get("/laporan").status_code == 200
