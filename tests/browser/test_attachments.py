"""Letters come with a report; the scanner sets one aside, and an administrator decides about it without seeing whose it is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from siger.reports.photos.tests.clamd import MARK
from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import report_a_pothole
from tests.browser.test_access import violations

CLEAN = "Surat keterangan Pertanggungjawabanpelaksanaanpembangunanberkelanjutan RT 04.pdf"
HARMFUL = "Surat kiriman.pdf"
REASON = "Pengirimnya tidak dikenal."


def letter(name: str, content: bytes = b"") -> dict[str, Any]:
    return {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n" + content + b"\n%%EOF\n"}


def attach(page: Page, number: str) -> None:
    """Both at once, as the desk does it; returns when the scanner has been asked."""
    page.goto(f"/kantor/laporan/{number}")
    page.get_by_text("Lampirkan PDF", exact=True).click()
    page.get_by_label("Berkas PDF").set_input_files([letter(CLEAN), letter(HARMFUL, MARK)])
    page.get_by_role("button", name="Lampirkan", exact=True).click()
    expect(page.locator("body")).to_contain_text("Berkas tersimpan. Bisa diunduh setelah diperiksa.")
    for _again in range(60):
        if not page.locator("#lampiran").get_by_text("Sedang diperiksa").count():
            return
        page.wait_for_timeout(500)
        page.goto(f"/kantor/laporan/{number}")
    raise AssertionError("the scanner has not been asked")


def test_a_harmful_letter_is_held_and_deleted_by_an_administrator_who_does_not_learn_whose_it_is(new_page, officer_page):
    citizen, page, admin = new_page(), officer_page("Ratna Ayu"), officer_page("Admin Peragaan")
    number = report_a_pothole(citizen)
    attach(page, number)
    files = page.locator("#lampiran li")
    expect(files.filter(has_text=HARMFUL)).to_contain_text("Ditahan: pemindai virus menemukan sesuatu")
    expect(files.filter(has_text=HARMFUL).get_by_role("link")).to_have_count(0)
    with page.expect_download() as saved:
        files.get_by_role("link", name=CLEAN).click()
    assert saved.value.suggested_filename == CLEAN
    address = files.get_by_role("link", name=CLEAN).get_attribute("href")
    assert new_page().request.get(address, max_redirects=0).status == 302  # a stranger is asked who that is
    assert citizen.request.get(address, max_redirects=0).status in {302, 404}
    citizen.goto(f"/laporan/{number}")
    expect(citizen.locator("main").get_by_role("link", name=CLEAN)).to_have_count(1)
    expect(citizen.locator("main").get_by_role("link", name=HARMFUL)).to_have_count(0)
    admin.goto("/kantor/karantina/")
    held = admin.locator("main article")
    expect(held.first).to_contain_text("Test.Mark")
    for secret in (number, HARMFUL):
        expect(admin.locator("main")).not_to_contain_text(secret)
    before = held.count()
    held.first.get_by_label("Alasan").fill(REASON)
    held.first.get_by_role("button", name="Hapus berkas").click()
    expect(admin.locator("body")).to_contain_text("Berkas dihapus.")
    expect(held).to_have_count(before - 1)
    expect(admin.locator("main")).to_contain_text(REASON)
    page.goto(f"/kantor/laporan/{number}")
    expect(files.filter(has_text=HARMFUL)).to_contain_text("Dihapus")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_axe_finds_nothing_at_letters_and_in_a_filled_quarantine(
    new_page: Callable[..., Page], officer_page: Callable[..., Page], size: dict[str, int], scheme: str
) -> None:
    citizen, page, admin = (
        new_page(size=size, color_scheme=scheme),
        officer_page("Ratna Ayu", size=size),
        officer_page("Admin Peragaan", size=size),
    )
    number, wrong, widths = report_a_pothole(citizen), {}, {}
    for office in (page, admin):
        office.emulate_media(color_scheme=scheme)
    attach(page, number)
    page.get_by_text("Lampirkan PDF", exact=True).click()
    citizen.goto(f"/laporan/{number}")
    citizen.get_by_text("Lampirkan surat (PDF)").click()
    admin.goto("/kantor/karantina/")
    expect(admin.locator("main article").first).to_contain_text("Test.Mark")
    for where, shown in {"desk": page, "reporter": citizen, "quarantine": admin}.items():
        wrong[where], widths[where] = violations(shown), shown.evaluate("document.documentElement.scrollWidth")
    admin.locator("main article").first.get_by_label("Alasan").fill("Tanda uji, berkasnya bersih.")
    admin.get_by_role("button", name=re.compile("^Lepaskan")).first.click()
    expect(admin.locator("main")).to_contain_text("dilepas, Admin Peragaan")
    wrong["decided"], widths["decided"] = violations(admin), admin.evaluate("document.documentElement.scrollWidth")
    assert not {where: found for where, found in wrong.items() if found}
    assert not {where: width for where, width in widths.items() if width > size["width"]}
