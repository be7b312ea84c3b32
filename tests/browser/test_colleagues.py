"""Tags, crews and the hand-over of a shift, as colleagues use them at a desk and at a phone."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_access import violations

SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
SECOND = "Eko Prasetyo"
READ = ".split-pane:not([aria-busy]) .desk-page"


def a_name(kind: str) -> str:
    return f"{kind} {secrets.token_hex(3)}"


@pytest.fixture
def tag(officer_page):
    """A new one of the dispatchers, and their page."""
    page, name = officer_page("Ratna Ayu"), a_name("perlu survei")
    page.goto("/kantor/tag/")
    page.get_by_label("Nama tag baru").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    return page, name


def test_a_report_is_tagged_by_keys_beside_the_list(tag):
    page, name = tag
    assert violations(page) == []
    page.goto("/kantor/")
    report = page.locator(READ)
    expect(report).to_be_visible()
    number = report.get_attribute("data-number")
    page.keyboard.press("#")
    expect(page.get_by_role("searchbox", name="Cari tag")).to_be_focused()
    assert violations(page) == []
    page.keyboard.type(name[-6:])
    expect(page.get_by_text("1 tag cocok")).to_be_attached()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-row][data-number='{number}'] .tag", has_text=name)).to_be_visible()
    expect(page.locator(READ).get_by_role("button", name=f"Lepas tag {name}")).to_be_visible()
    assert violations(page) == []
    page.locator(READ).get_by_role("button", name=f"Lepas tag {name}").click()
    expect(page.locator(f"[data-row][data-number='{number}']")).to_be_visible()
    expect(page.locator(".tag", has_text=name)).to_have_count(0)


def test_many_are_tagged_at_once_and_found_by_the_filter(tag):
    page, name = tag
    page.goto("/kantor/")
    page.locator("[data-row] .tick").nth(0).check()
    page.locator("[data-row] .tick").nth(1).check()
    page.keyboard.press("#")
    page.wait_for_url("**/massal/*-*")
    assert violations(page) == []
    page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Tinjau").click()
    page.get_by_role("button", name=re.compile("^Pasang tag 2 laporan")).click()
    page.get_by_role("button", name="Jalankan sekarang").click()
    expect(page.get_by_text("Selesai: 2 laporan.")).to_be_visible(timeout=20_000)
    page.goto("/kantor/tag/")
    page.get_by_role("link", name=f"2 laporan bertag {name}").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    expect(page.get_by_role("link", name=f"Lepas saringan: Tag: {name}")).to_be_visible()


@SIZES
def test_two_tags_become_one(tag, officer_page, size):
    _, name = tag
    page, other = officer_page("Ratna Ayu", size=size), a_name("survei")
    page.goto("/kantor/tag/")
    page.get_by_label("Nama tag baru").fill(other)
    page.get_by_role("button", name="Buat tag").click()
    assert violations(page) == []
    page.get_by_role("link", name=other, exact=True).click()
    assert violations(page) == []
    page.get_by_label("Tag tujuan").select_option(f"{name} (0)")
    page.get_by_role("button", name="Gabungkan").click()
    expect(page.get_by_text(f"“{other}” digabung ke “{name}”")).to_be_visible()
    row = page.locator(".keep-rows > li", has_text=other)
    expect(row).to_contain_text("tidak dipakai lagi")


@SIZES
def test_a_crew_is_made_filled_and_retired(officer_page, size):
    page, name = officer_page("Dewi Lestari", size=size), a_name("Regu tambal")
    page.goto("/kantor/regu/")
    assert violations(page) == []
    page.get_by_label("Nama regu baru").fill(name)
    page.get_by_role("button", name="Buat regu").click()
    page.get_by_role("checkbox", name="Budi Hartono").check()
    page.get_by_role("button", name="Simpan anggota").click()
    expect(page.get_by_text("Anggota regu tersimpan.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Budi Hartono")).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="Berhenti memakai regu ini").click()
    page.get_by_role("link", name="Semua regu").click()
    row = page.locator(".keep-rows > li", has_text=name)
    expect(row).to_contain_text("Budi Hartono")
    expect(row).to_contain_text("Tidak dipakai lagi")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@SIZES
def test_a_shift_goes_to_a_colleague_who_finds_it_on_arrival(officer_page, size):
    """To and fro between the two officers, so that each run leaves the day as it found it."""
    giver, receiver = ("Budi Hartono", SECOND) if size is DESK else (SECOND, "Budi Hartono")
    page, words = officer_page(giver, size=size), a_name("Aspal datang besok")
    page.goto("/kantor/serah-terima/")
    number = page.locator("[data-row]").first.get_attribute("data-number")
    assert violations(page) == []
    page.get_by_role("checkbox", name=f"Pilih {number}").check()
    page.get_by_role("button", name="Serahkan yang dicentang").click()
    expect(page.get_by_text("Pilih rekan yang bertugas di instansi Anda.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("checkbox", name=f"Pilih {number}").check()
    page.get_by_label("Kepada").select_option(label=page.get_by_label("Kepada").locator("option", has_text=receiver).inner_text())
    page.get_by_label("Pesan untuk rekan").fill(words)
    page.get_by_role("button", name="Serahkan yang dicentang").click()
    expect(page.get_by_text(f"1 laporan kini dipegang {receiver}.")).to_be_visible()
    expect(page.locator(f"[data-row][data-number='{number}']")).to_have_count(0)
    other = officer_page(receiver, size=size)
    expect(other.get_by_text("Rekan Anda menyerahkan laporan kepada Anda.")).to_be_visible()
    assert violations(other) == []
    other.get_by_role("link", name="Lihat pesannya").click()
    expect(other.get_by_text(words)).to_be_visible()
    expect(other.locator(f"[data-row][data-number='{number}']")).to_be_visible()
    assert violations(other) == []
    other.goto("/kantor/")
    expect(other.get_by_text("Rekan Anda menyerahkan laporan kepada Anda.")).to_have_count(0)
