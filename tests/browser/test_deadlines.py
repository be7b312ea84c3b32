"""An administrator enters a holiday after the fact: tried first, saved, counted by the worker, and told on the page of a report."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from siger.deadlines.calendar.hours import read_hours
from siger.deadlines.calendar.working import WorkingCalendar
from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import report_a_pothole
from tests.browser.test_access import violations


def _today() -> str:
    return datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat()


def _working_day(count: int) -> str:
    """Before the promise of a report of today."""
    calendar = WorkingCalendar(ZoneInfo("Asia/Jakarta"), read_hours(None))
    return calendar.add_days(datetime.now(calendar.zone), count).date().isoformat()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_a_holiday_is_tried_saved_and_counted_and_the_citizen_reads_why_the_promise_moved(new_page, officer_page, size):
    citizen = new_page(size=size)
    number = report_a_pothole(citizen)
    page = officer_page("Admin Peragaan", size=size)
    page.goto("/kantor/kalender/")
    name = f"Hari jadi {size['width']}"
    page.get_by_label("Tanggal", exact=True).fill(_working_day(4 if size is PHONE else 5))
    page.get_by_label("Nama hari").fill(name)
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    expect(page.locator("#akibat")).to_contain_text(re.compile(r"laporan terbuka akan bergeser"))
    assert violations(page) == []
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator("#hitung-ulang")).to_contain_text(f"libur {name}")
    expect(page.locator("#hitung-ulang tbody tr").first).not_to_contain_text("sedang berjalan", timeout=90_000)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    citizen.goto(f"/laporan/{number}")
    expect(citizen.locator("body")).to_contain_text(f"libur {name}")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_a_policy_is_tried_and_saved(officer_page, size):
    page = officer_page("Admin Peragaan", size=size)
    page.goto("/kantor/batas-waktu/")
    page.get_by_label("Batas waktu untuk").select_option("triage")
    page.get_by_label("Kategori").select_option("roads")
    page.get_by_label("Lamanya").fill("2")
    page.get_by_label("Berlaku sejak").fill(_today())
    page.get_by_role("button", name="Lihat akibatnya dulu").click()
    expect(page.locator("#akibat")).to_be_visible()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("region", name="Aturan wilayah ini")).to_contain_text("2 hari kerja")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
