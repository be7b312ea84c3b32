"""While somebody writes, the form says what it is probably about, and the desk is offered what the words say."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_access import violations
from tests.browser.test_keyboard import press_until

WORDS = "Gaji kami di pabrik belum dibayar tiga bulan, THR juga tidak ada"
PICTURES = os.environ.get("SIGER_TEST_PICTURES", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_the_likely_kind_is_said_and_taken_by_keyboard(new_page, size, scheme):
    page = new_page(size=size, color_scheme=scheme)
    page.goto("/lapor")
    page.locator("textarea[name=text]").click()
    page.keyboard.type(WORDS)
    expect(page.locator("[data-likely-said]")).to_have_text("Sepertinya: Ketenagakerjaan.")
    first = page.locator(".choices-tiles").first.locator("input").first
    expect(first).to_have_value("labour")
    expect(first).not_to_be_checked()
    assert violations(page) == []
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"likely-{size['width']}-{scheme}.png", full_page=True)
    press_until(page, "[data-likely-kinds] button", most=3)
    page.keyboard.press("Enter")
    expect(page.locator("input[name=category][value=labour]")).to_be_checked()
    expect(page.locator("[data-likely-said]")).to_have_text("Dipilih: Ketenagakerjaan.")
    expect(page.locator("textarea[name=text]")).to_be_focused()


def test_nothing_is_asked_while_somebody_reports_to_the_inspectorate(new_page):
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/lapor/saran" in request.url else None)
    page.goto("/lapor?jenis=pengawasan")
    page.locator("textarea[name=text]").click()
    page.keyboard.type("Kepala dinas meminta uang pelicin untuk setiap izin")
    page.wait_for_timeout(1_500)
    assert asked == []
