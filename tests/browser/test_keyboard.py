"""Nobody needs a mouse."""

import re

from playwright.sync_api import Page, expect

from tests.browser.journey import WORDS, report_a_pothole


def press_until(page: Page, wanted: str, *, key: str = "Tab", most: int = 120) -> None:
    """Press `key` until the focus is on an element that `wanted` (a CSS selector) describes."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} is never reached by {key}")


def test_a_report_is_sent_and_followed_by_keyboard_alone(new_page):
    page = new_page(size={"width": 1280, "height": 900})
    page.goto("/")
    press_until(page, "a[href='/lapor']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lapor")
    press_until(page, "[data-locate], [data-behaviour~=locate] button, button[data-act=locate], .position button")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=lat]")).to_have_value(re.compile(r"-5\.38"))
    press_until(page, "input[name=category]")
    page.keyboard.press("Space")
    press_until(page, "textarea[name=text]")
    page.keyboard.type(WORDS)
    press_until(page, ".send-bar button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/terima*")
    press_until(page, "main a.button-gold")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Lubang besar di depan pasar")


def test_the_desk_works_by_keys(new_page, officer_page):
    number = report_a_pothole(new_page())
    page = officer_page("Ratna Ayu")
    page.goto("/kantor/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-page")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Lubang besar di depan pasar")
    page.keyboard.press("Escape")
    page.locator("main").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
