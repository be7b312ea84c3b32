"""Steps that several journeys share, each done the way a person does it: by what is written on the page."""

import json
import re
import secrets
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import upload

NUMBER = re.compile(r"LPG-[0-9A-Z]{4}-[0-9A-Z]{4}")
ROAD_OFFICE = "Dinas Bina Marga dan Bina Konstruksi Provinsi Lampung"
WORDS = "Lubang besar di depan pasar, sudah dua minggu. Kemarin ada motor jatuh karena tergenang air."


def report_a_pothole(page: Page) -> str:
    """See `report`."""
    return report(page, "Jalan dan jembatan", WORDS)


def report(page: Page, kind: str, words: str, photo: bytes = b"") -> str:
    """Photo (of a pothole when none is given), position, category and words at a phone; returns the report's number."""
    page.goto("/lapor")
    taken = upload("lubang.jpg", "#3a2f28")
    page.locator("input[type=file]").first.set_input_files({**taken, "buffer": photo or taken["buffer"]})
    page.get_by_role("button", name="Lokasi saya").click()
    expect(page.locator("input[name=lat]")).to_have_value(re.compile(r"-5\.38"))
    page.get_by_role("radio", name=kind).check(force=True)
    page.get_by_label("Patokan").fill("Depan pasar")
    page.get_by_label("Apa yang terjadi?").fill(words)
    page.get_by_role("button", name="Kirim laporan").click()
    page.wait_for_url("**/terima*")
    expect(page.get_by_role("heading", name="Laporan Anda sudah kami terima")).to_be_visible()
    found = NUMBER.search(page.locator(".big-number").inner_text())
    assert found
    return found[0]


def send_plain(page: Page, text: str, category: str, at: tuple[float, float]) -> str:
    """The same without a photo and without the page; returns the number."""
    report: dict[str, Any] = {"text": text, "category": category, "lat": at[0], "lng": at[1], "accuracy_m": 8, "visibility": "public"}
    headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_urlsafe(24)}
    answer = page.request.post("/lapor.json", data=json.dumps(report), headers=headers)
    assert answer.status == 201, answer.text()
    found = NUMBER.search(answer.text())
    assert found
    return found[0]


def assign(page: Page, number: str, agency: str = ROAD_OFFICE) -> None:
    """To an office of the short list, or to one found by its name."""
    page.goto(f"/kantor/laporan/{number}/assign")
    likely = page.locator("#langkah").get_by_role("radio", name=agency)
    if likely.count():
        likely.first.check(force=True)
    else:
        page.get_by_role("combobox").first.fill(agency)
        page.get_by_role("option", name=re.compile(agency)).click()
    press(page, "Teruskan")


def press(page: Page, word: str) -> None:
    """The button of the step that the panel puts first."""
    page.locator("#langkah").get_by_role("button", name=re.compile(word)).click()
    page.wait_for_load_state()


def work(page: Page, number: str) -> None:
    """The officer starts and proves the work with a photo."""
    page.goto(f"/kantor/laporan/{number}/start")
    press(page, "Mulai kerjakan")
    prove(page, number, "#2f6b3a")


def prove(page: Page, number: str, colour: str) -> None:
    page.goto(f"/kantor/laporan/{number}/submit_proof")
    page.locator("#langkah input[name=after]").set_input_files(upload("sesudah.jpg", colour))
    press(page, "Kirim bukti")
    expect(page.locator("body")).to_contain_text(re.compile("Menunggu validasi", re.IGNORECASE))


def approve(page: Page, number: str) -> None:
    page.goto(f"/kantor/validasi/{number}")
    page.get_by_role("button", name=re.compile("Sahkan")).click()
    page.wait_for_load_state()


def until_resolved(officer_page: Callable[..., Page], number: str) -> dict[str, Page]:
    """Dispatcher, officer and validator do their part."""
    people = {"dispatcher": officer_page("Ratna Ayu"), "officer": officer_page("Budi Hartono"), "validator": officer_page("Nur Sahara")}
    assign(people["dispatcher"], number)
    work(people["officer"], number)
    approve(people["validator"], number)
    return people


def wait_for_pictures(page: Page, tries: int = 20) -> None:
    """Load the page anew until the worker has made the pictures that it waits for: a busy machine takes its time."""
    for _again in range(tries):
        if not page.get_by_text("Foto sedang disiapkan").count():
            return
        page.wait_for_timeout(1_000)
        page.reload()


def wait_for_light(page: Page) -> None:
    """Until the camera of the field's page shows something."""
    for _again in range(100):
        if page.evaluate("() => document.querySelector('[data-video]').videoWidth > 0"):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the camera shows nothing")
