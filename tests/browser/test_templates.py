"""Words that are written again and again: kept, looked at while they are written, and taken by key where they are needed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import report_a_pothole
from tests.browser.test_access import violations


def _write(page: Page, name: str, text: str) -> None:
    page.goto("/kantor/templat/baru")
    page.get_by_label("Nama", exact=True).fill(name)
    page.get_by_label("Isi", exact=True).fill(text)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_templates_are_kept(officer_page, size, scheme):
    page, wrong = officer_page("Ratna Ayu", size=size), {}
    page.emulate_media(color_scheme=scheme)
    for address in ("/kantor/templat/", "/kantor/templat/baru"):
        page.goto(address)
        wrong[address] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    _write(page, "x" * 80, "Pertanggungjawabanpelaksanaanpembangunanberkelanjutan {siapa} {nomor}")
    expect(page.locator(".said").get_by_text("Isian {siapa} tidak dikenal.")).to_be_visible()
    page.get_by_role("button", name="Simpan templat").click()
    expect(page.locator("#id_text_error")).to_contain_text("{siapa}")
    wrong["refused"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.goto("/kantor/templat/")
    page.locator(".templates a").first.click()
    wrong["one"] = violations(page)
    assert not {where: found for where, found in wrong.items() if found}


def test_a_template_is_written_with_its_result_in_sight_and_taken_by_key(new_page, officer_page):
    number = report_a_pothole(new_page())
    page = officer_page("Ratna Ayu")
    name = f"Segera kami lihat {number}"
    _write(page, name, "{pelapor}, laporan {nomor} segera kami lihat bersama {instansi}.")
    expect(page.locator(".said [role=status]")).to_contain_text(re.compile(r"Bapak/Ibu, laporan LPG-\S+ segera kami lihat"))
    page.get_by_role("button", name="Simpan templat").click()
    expect(page.get_by_text(f"Templat “{name}” tersimpan.")).to_be_visible()

    page.goto(f"/kantor/laporan/{number}/comment")
    page.locator("#id_words").fill("Selamat siang.")
    page.keyboard.press("Escape")
    page.keyboard.press("q")
    mine = page.get_by_role("link", name=re.compile(name))
    expect(mine).to_be_visible()
    assert violations(page) == []
    mine.press("Enter")
    words = page.locator("#id_words")
    expect(words).to_have_value(f"Selamat siang.\nBapak/Ibu, laporan {number} segera kami lihat bersama {{instansi}}.")
    page.keyboard.press("Control+Enter")  # sent as it is: refused, for braces go to nobody
    expect(page.locator("#id_words_error")).to_contain_text("{instansi}")
    words.fill(f"Laporan {number} segera kami lihat.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Keterangan tersimpan.")).to_be_visible()


def test_without_a_script_the_list_is_a_page_of_its_own(new_page, officer_page):
    number = report_a_pothole(new_page())
    signed_in = officer_page("Ratna Ayu").context.storage_state()
    page = new_page(script=False, storage_state=signed_in, size=PHONE)
    page.goto(f"/kantor/laporan/{number}/request_info")
    page.locator("#langkah").get_by_role("link", name="Pakai templat").click()
    page.get_by_role("link", name=re.compile("Minta patokan")).click()
    expect(page.locator("#id_question")).to_have_value(re.compile(r"^Bapak/Ibu, di sebelah mana tepatnya\?"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
