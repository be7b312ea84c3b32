"""A city's own rule: tried on past reports, saved, kept in the history, brought back, switched off; and the pages of what wanders."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import report
from tests.browser.test_access import violations

WORDS = "Tumpukan sampah di belakang pasar, sudah seminggu tidak diangkut."
LIST = "/kantor/aturan/?wilayah=18.71"


def pick_agency(page, typed: str, name: str) -> None:
    page.get_by_role("combobox", name="Instansi", exact=True).fill(typed)
    page.locator("#agency-list").get_by_role("option", name=name).first.click()


def fits(page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def look(page) -> None:
    assert violations(page) == []
    assert fits(page)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_a_rule_is_tried_saved_changed_and_brought_back(new_page, officer_page, size):
    report(new_page(size=size), "Sampah", WORDS)  # so that there is one at least, of a kind that no road nearby decides
    page = officer_page("Yuni Astuti", size=size)
    page.goto(LIST)
    look(page)
    page.get_by_role("link", name="Tambah aturan").click()
    page.get_by_label("Kategori").select_option("waste")
    page.get_by_label("Urutan").select_option(label="paling atas")
    page.get_by_label("Diuji pada laporan").select_option("365")
    page.get_by_text("Syarat lain").click()
    page.get_by_label("Kata dalam laporan").fill(f"{WORDS.split()[0]}, contoh{size['width']}")
    look(page)
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    expect(page.get_by_role("main")).to_contain_text("Pilih instansi")
    look(page)

    pick_agency(page, "Kecamatan Kedaton", "Kecamatan Kedaton")
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    effect = page.locator("#akibat")
    expect(effect).to_contain_text(re.compile(r"[1-9]\d* dari \d+ laporan selama 365 hari terakhir akan ke instansi lain"))
    expect(effect).to_contain_text("→ Kecamatan Kedaton")
    expect(effect.locator("a[href^='/kantor/laporan/']").first).to_be_visible()
    look(page)
    effect.get_by_label("Alasan").fill("Sampah pasar diurus kecamatan.")
    page.get_by_role("button", name="Simpan aturan").click()
    expect(page.get_by_role("main")).to_contain_text("tersimpan dan langsung berlaku")
    number = page.url.rpartition("#aturan-")[2]
    row = page.locator(f"#aturan-{number}")
    expect(row).to_contain_text("Kecamatan Kedaton")

    page.goto(f"/kantor/aturan/{number}")
    pick_agency(page, "Kecamatan Sukarame", "Kecamatan Sukarame")
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    page.locator("#akibat").get_by_label("Alasan").fill("Pindah ke Sukarame.")
    page.get_by_role("button", name="Simpan aturan").click()
    expect(page.locator(f"#aturan-{number}")).to_contain_text("Kecamatan Sukarame")

    page.goto(f"/kantor/aturan/riwayat?wilayah=18.71&aturan={number}")
    expect(page.locator("article")).to_have_count(2)
    expect(page.locator("article").first).to_contain_text("Pindah ke Sukarame.")
    expect(page.locator("article").first.locator("del")).to_contain_text("Kecamatan Kedaton")
    look(page)
    page.locator("article").last.get_by_role("link", name="Kembalikan ke versi ini").click()
    expect(page.get_by_role("combobox", name="Instansi", exact=True)).to_have_value("Kecamatan Kedaton")
    look(page)
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    page.locator("#akibat").get_by_label("Alasan").fill("Kembali seperti semula.")
    page.get_by_role("button", name="Simpan aturan").click()
    expect(page.locator(f"#aturan-{number}")).to_contain_text("Kecamatan Kedaton")

    page.goto(f"/kantor/aturan/{number}")
    page.get_by_label("Aturan ini dipakai").uncheck(force=True)
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    page.locator("#akibat").get_by_label("Alasan").fill("Tidak dipakai lagi.")
    page.get_by_role("button", name="Simpan aturan").click()
    expect(page.locator(f"#aturan-{number}")).to_contain_text("(dimatikan)")
    page.goto(f"/kantor/aturan/riwayat?wilayah=18.71&aturan={number}")
    expect(page.locator("article")).to_have_count(4)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Ratna Ayu", "/kantor/berpindah/?lingkup=semua&hari=365"),
        ("Ratna Ayu", "/kantor/?tampilan=referred_late"),
        ("Agus Salim", "/kantor/?tampilan=offered"),
        ("Admin Peragaan", "/kantor/instansi-ditutup/"),
        ("Admin Peragaan", LIST),
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(officer_page, size, name, path):
    page = officer_page(name, size=size)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        look(page)
