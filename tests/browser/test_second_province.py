"""Another province boots from its own folder, with nothing of Lampung on its pages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.site import REPOSITORY, served


@pytest.mark.slow
def test_bengkulu_boots_from_its_own_folder(browser):
    folder = REPOSITORY / "tests" / "installations" / "bengkulu"
    with served(SIGER_INSTALLATION=str(folder), SIGER_DEMO="0") as bengkulu:
        page = browser.new_page(base_url=bengkulu.url, locale="id-ID")
        for path in ("/", "/lapor", "/laporan", "/masuk"):
            page.goto(path)
            expect(page.locator("body")).to_contain_text("Bengkulu")
            expect(page.locator("body")).not_to_contain_text(re.compile("lampung|LPG-", re.IGNORECASE))
        page.close()
