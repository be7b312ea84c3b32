"""Two people tell of the same; the desk merges them; the second sees how the first goes on, is told, and keeps a word of their own."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import approve, assign, press, report_a_pothole, work
from tests.browser.test_access import violations


def published(dispatcher, number):
    dispatcher.goto(f"/kantor/laporan/{number}/publish")
    press(dispatcher, "Tampilkan untuk umum")


def merge(dispatcher, number, main):
    """As the desk does it: the number is typed, both are compared, and pressed once more."""
    dispatcher.goto(f"/kantor/laporan/{number}/merge")
    dispatcher.get_by_label("Nomor laporan induk").fill(main)
    press(dispatcher, "Gabungkan")
    expect(dispatcher.get_by_role("region", name="Bandingkan kedua laporan")).to_contain_text(main)
    press(dispatcher, "Gabungkan")
    expect(dispatcher.locator("body")).to_contain_text("Laporan digabung. Pelapornya dikabari.")


def message_about(page, words):
    """A message that the worker sends sooner or later."""
    found = page.get_by_role("link", name=re.compile(words))
    for _ in range(60):
        page.goto("/_mail")
        if found.count():
            break
        page.wait_for_timeout(1_000)
    return found.first


def test_the_second_reporter_sees_the_main_go_on_and_says_not_fixed_alone(new_page, officer_page):
    first, second = new_page(), new_page()
    main, number = report_a_pothole(first), report_a_pothole(second)
    dispatcher = officer_page("Ratna Ayu")
    for one in (main, number):
        published(dispatcher, one)
    merge(dispatcher, number, main)
    dispatcher.goto(f"/kantor/laporan/{main}")
    expect(dispatcher.locator("body")).to_contain_text("Digabung ke sini")
    assign(dispatcher, main)
    second.goto(f"/laporan/{number}")
    expect(second.locator("#induk")).to_contain_text("Menunggu Dinas Bina Marga")
    work(officer_page("Budi Hartono"), main)
    approve(officer_page("Nur Sahara"), main)
    first.goto(f"/laporan/{main}")
    first.get_by_role("button", name=re.compile("Sudah beres")).click()
    second.goto(f"/laporan/{number}")
    expect(second.locator("#induk")).to_contain_text("Beres")
    second.get_by_text("Belum beres", exact=True).click()
    second.get_by_label("Apa yang belum beres?").fill("Lubang di depan rumah kami masih ada.")
    second.get_by_role("button", name="Kirim: belum beres").click()
    second.wait_for_load_state()
    expect(second.locator("main")).to_contain_text("Dikerjakan lagi")
    first.goto(f"/laporan/{main}")
    expect(first.locator("main")).not_to_contain_text("Lubang di depan rumah kami")


def test_a_neighbour_supports_without_script_is_told_and_takes_it_back(new_page, officer_page):
    number = report_a_pothole(new_page())
    dispatcher = officer_page("Ratna Ayu")
    published(dispatcher, number)
    neighbour = new_page(script=False)
    neighbour.goto("/laporan")
    neighbour.locator(f"button[value='{number}']").click()
    expect(neighbour.locator("body")).to_contain_text("dukungan Anda terhitung")
    neighbour.goto(f"/laporan/{number}")
    expect(neighbour.locator("main")).to_contain_text("1 pendukung")
    neighbour.get_by_text("Kabari saya lewat surel").click()
    neighbour.get_by_label("Alamat surel").fill("tetangga@contoh.example")
    neighbour.get_by_role("button", name="Kabari saya", exact=True).click()
    expect(neighbour.locator("body")).to_contain_text("Kami kabari lewat surel")
    assign(dispatcher, number)
    message_about(neighbour, f"Laporan {number} yang Anda dukung: diteruskan").click()
    neighbour.locator("a[href*='/berhenti/']").click()
    neighbour.get_by_role("button", name="Ya, berhenti").click()
    expect(neighbour.locator("main")).to_contain_text("Anda tidak dikabari lagi")
    neighbour.goto(f"/laporan/{number}")
    neighbour.get_by_role("button", name="Cabut dukungan").click()
    expect(neighbour.locator("main")).not_to_contain_text("1 pendukung")


def test_a_report_of_two_problems_becomes_two_and_its_reporter_follows_both(new_page, officer_page):
    citizen = new_page(size=DESK)
    number = report_a_pothole(citizen)
    dispatcher = officer_page("Ratna Ayu")
    dispatcher.goto(f"/kantor/laporan/{number}/split")
    dispatcher.get_by_label("Bagian tentang masalah kedua").fill("Kemarin ada motor jatuh karena tergenang air.")
    dispatcher.get_by_label("Kategori masalah kedua").select_option("drainage_flood")
    dispatcher.get_by_label("Foto 1").check()
    dispatcher.locator("#langkah").get_by_label("Alasan").fill("Genangan ditangani dinas lain.")
    press(dispatcher, "Pecah menjadi dua")
    citizen.goto(f"/laporan/{number}")
    citizen.get_by_role("link", name=re.compile("LPG-")).first.click()
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("motor jatuh karena tergenang air")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_axe_finds_nothing_where_reports_are_compared_split_supported_and_followed(new_page, officer_page, size, scheme):
    citizen, neighbour = new_page(size=size, color_scheme=scheme), new_page(size=size, color_scheme=scheme)
    main, number = report_a_pothole(citizen), report_a_pothole(citizen)
    dispatcher = officer_page("Ratna Ayu", size=size)
    dispatcher.emulate_media(color_scheme=scheme)
    published(dispatcher, main)
    wrong = {}
    dispatcher.goto(f"/kantor/laporan/{number}/split")
    wrong["split"] = violations(dispatcher)
    dispatcher.goto(f"/kantor/laporan/{number}/merge?ke={main}")
    wrong["compared"] = violations(dispatcher)
    merge(dispatcher, number, main)
    dispatcher.goto(f"/kantor/laporan/{main}")
    wrong["main at the desk"] = violations(dispatcher)
    citizen.goto(f"/laporan/{number}")
    wrong["merged"] = violations(citizen)
    neighbour.goto(f"/laporan/{main}")
    neighbour.get_by_role("button", name="Dukung").click()
    neighbour.wait_for_load_state()
    wrong["supported"] = violations(neighbour)
    assert not {page: found for page, found in wrong.items() if found}
