"""A real Chromium, a real server, a real database, a real worker."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page

from siger.reports.photos.tests.clamd import clamd
from tests.browser.site import Site, served

HERE = Path(__file__).parent
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
# A village of Bandar Lampung, and how well a phone knows it.
POSITION = {"latitude": -5.3800, "longitude": 105.2500, "accuracy": 8}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    running = os.environ.get("SIGER_TEST_SITE")  # an installation that runs already, while tests are being written
    if running:
        yield Site(running, Path(), None, Path(os.devnull))
        return
    with clamd() as (scanner, _asked), served(SIGER_DEMO_REPORTS="120", SIGER_REPORTS_PER_HOUR="1000", SIGER_CLAMD=scanner) as started:
        yield started


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Pages of different people; a script error or a violated policy fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def make(*, size: dict[str, int] = PHONE, script: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport=size,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            geolocation=POSITION,
            permissions=["geolocation"],
            java_script_enabled=script,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda said: troubles.append(f"{page.url}: {said.text}") if "Content Security Policy" in said.text else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not troubles


@pytest.fixture
def officer_page(new_page: Callable[..., Page]) -> Callable[[str], Page]:
    """A page of somebody who signed in with a demonstration account, by its name."""

    def make(name: str, *, size: dict[str, int] = DESK) -> Page:
        page = new_page(size=size)
        page.goto("/masuk")
        page.get_by_role("button", name=f"Masuk sebagai {name}").click()
        page.wait_for_url("**/kantor/**")
        return page

    return make


def picture(colour: str, *, width: int = 1600, height: int = 1200) -> bytes:
    """A JPEG that looks like nothing else in the test."""
    image = Image.new("RGB", (width, height), "#9fb8c9")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height // 2, width, height), fill="#6d6a66")
    draw.ellipse((width // 3, height * 3 // 5, width * 2 // 3, height * 4 // 5), fill=colour)
    encoded = BytesIO()
    image.save(encoded, "JPEG", quality=85)
    return encoded.getvalue()


def upload(name: str, colour: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture(colour)}
