"""The catalogue in a real browser, under the strict policy: drawn, reachable by keyboard, readable, and not wider than the screen."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the test's thread; Django takes it for async code
SURFACES = ["warga", "kantor"]


@pytest.fixture
def catalogue(live_server, settings):
    settings.DEMONSTRATION = True
    return f"{live_server.url}/_components?permukaan="


def opened(browser: Browser, address: str, width: int = 390, **more: object) -> tuple[Page, list[str]]:
    """A page and everything its console complained about."""
    page = browser.new_context(viewport={"width": width, "height": 844}, locale="id-ID", reduced_motion="reduce", **more).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page, complaints


@pytest.mark.parametrize("surface", SURFACES)
def test_nothing_breaks_the_policy_and_the_icons_are_drawn(browser, catalogue, surface):
    page, complaints = opened(browser, catalogue + surface)
    assert complaints == []
    drawn = page.evaluate("[...document.querySelectorAll('.brand .crown use')].map(use => use.getBoundingClientRect().width)")
    assert drawn
    assert min(drawn) > 8


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(browser, catalogue, surface, scheme, width):
    page, _ = opened(browser, catalogue + surface, width, color_scheme=scheme)
    violations = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in violations] == []


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("width", [320, 768, 1024])
def test_no_page_is_wider_than_its_screen(browser, catalogue, surface, width):
    page, _ = opened(browser, catalogue + surface, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_citizens_page_needs_at_most_eight_requests(browser, catalogue):
    asked: list[str] = []
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(catalogue + "warga")
    page.wait_for_load_state("networkidle")
    own = [address for address in asked if "/_components/foto/" not in address and not address.startswith(("data:", "blob:"))]
    assert len(own) <= 8, own


def test_the_slider_and_the_dialog_work_by_keyboard(browser, catalogue):
    page, complaints = opened(browser, catalogue + "warga")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.querySelector('.compare').style.getPropertyValue('--at')") == "51%"
    opener = page.get_by_role("button", name="Buka dialog")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Tolak laporan ini?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert complaints == []


def test_without_script_everything_is_still_there(browser, catalogue):
    page, _ = opened(browser, catalogue + "warga", java_script_enabled=False)
    expect(page.get_by_label("Ambil atau pilih foto")).to_be_attached()
    expect(page.get_by_label("Desa atau kelurahan")).to_be_visible()
    expect(page.get_by_role("radio", name="Terbuka")).to_be_attached()
    expect(page.get_by_alt_text("Jalan sudah diaspal").last).to_be_visible()
