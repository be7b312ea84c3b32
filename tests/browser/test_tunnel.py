"""An officer on site: through a tunnel, signed out in the middle, without camera or position, and another officer at the same phone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, POSITION
from tests.browser.journey import assign, report_a_pothole, wait_for_light

KEPT = re.compile(r"tugas tersimpan di HP")


@pytest.fixture
def three_jobs(new_page: Callable[..., Page], officer_page: Callable[..., Page]) -> list[str]:
    citizen, dispatcher = new_page(), officer_page("Ratna Ayu")
    numbers = [report_a_pothole(citizen) for _job in range(3)]
    for number in numbers:
        assign(dispatcher, number)
    return numbers


@pytest.fixture
def phone(officer_page: Callable[..., Page]) -> Page:
    """Budi's phone, which has opened today's jobs where there was a network."""
    page = officer_page("Budi Hartono", size=PHONE)
    page.context.grant_permissions(["geolocation", "camera"])
    return page


def open_jobs(page: Page) -> None:
    """All of the agency: nobody has given the new ones to anybody."""
    page.goto("/kantor/lapangan/?milik=instansi")
    expect(page.locator("[data-kept]")).to_contain_text(KEPT, timeout=60_000)
    page.reload()  # from here on the service worker stands in between
    expect(page.locator("[data-kept]")).to_contain_text(KEPT, timeout=60_000)


def prove_live(page: Page, number: str, shots: int = 1) -> None:
    """Photos by the camera of the page, all questions answered, and off it goes, into the queue or further."""
    page.goto(f"/kantor/lapangan/{number}")
    shoot(page, shots)
    for question in page.locator("[data-question]").all():
        question.get_by_label("Ya", exact=True).check()
    page.get_by_label("Yang dikerjakan").fill("Ditambal aspal dingin.")
    page.get_by_role("button", name="Simpan dan kirim bukti").click()


def shoot(page: Page, shots: int = 1) -> None:
    page.wait_for_selector("[data-open]")
    page.get_by_role("button", name="Ambil foto sesudah").click()
    for taken in range(1, shots + 1):
        wait_for_light(page)
        page.get_by_role("button", name="Ambil foto", exact=True).click()
        expect(page.locator("[data-camera-said]")).to_contain_text(f"Foto sesudah {taken}")
    page.get_by_role("button", name="Tutup kamera").click()
    expect(page.locator("[data-shots=after] li")).to_have_count(shots)


def test_three_jobs_are_proved_in_a_tunnel_and_arrive_once_behind_it(phone, three_jobs, officer_page):
    open_jobs(phone)
    phone.context.set_offline(True)
    for place, number in enumerate(three_jobs):
        prove_live(phone, number, shots=1 + place % 2)
        expect(phone.locator("[data-stored]")).to_contain_text("Bukti tersimpan di HP")
    phone.goto("/kantor/lapangan/")
    expect(phone.locator("[data-outbox-list] li")).to_have_count(3)
    expect(phone.locator("[data-notes]")).to_contain_text("Tanpa sinyal")
    phone.context.set_offline(False)
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(phone.locator("[data-outbox]")).to_be_hidden(timeout=60_000)
    expect(phone.locator("[data-notes]")).to_contain_text("3 bukti terkirim")
    desk = officer_page("Ratna Ayu")
    for place, number in enumerate(three_jobs):
        desk.goto(f"/kantor/laporan/{number}")
        expect(desk.locator("body")).to_contain_text(re.compile("Menunggu validasi", re.IGNORECASE))
        assert desk.locator("figcaption", has_text="Sesudah").count() + desk.get_by_text("Foto sedang disiapkan").count() >= 1 + place % 2


def test_off_line_a_job_shows_its_photos_and_its_land(phone, three_jobs):
    open_jobs(phone)
    phone.context.set_offline(True)
    phone.goto(f"/kantor/lapangan/{three_jobs[0]}")
    photos = phone.locator("article figure.photo img")
    expect(photos.first).to_be_visible()
    expect(photos.first).to_have_js_property("naturalWidth", 320)
    assert phone.locator("article .field-map path").count() > 1
    assert (phone.get_by_role("link", name="Buka di peta").get_attribute("href") or "").startswith("geo:-5.38")
    phone.goto("/kantor/lapangan/")
    assert phone.locator(".field-map path").count() > 1
    expect(phone.locator(".field-spot").first).to_be_visible()


def test_of_two_colleagues_in_a_tunnel_the_second_reads_who_was_first_and_throws_away(phone, three_jobs, officer_page):
    number = three_jobs[0]
    open_jobs(phone)
    phone.context.set_offline(True)
    prove_live(phone, number)
    expect(phone.locator("[data-stored]")).to_contain_text("Bukti tersimpan di HP")
    colleague = officer_page("Dewi Lestari", size=PHONE)
    colleague.context.grant_permissions(["geolocation", "camera"])
    prove_live(colleague, number)
    expect(colleague).to_have_url(re.compile(r"/kantor/lapangan/$"), timeout=60_000)
    phone.context.set_offline(False)
    phone.goto("/kantor/lapangan/")
    row = phone.locator(f"[data-outbox-number='{number}']")
    expect(row).to_contain_text("sudah dikirim Dewi", timeout=60_000)
    phone.goto(f"/kantor/lapangan/{number}")
    expect(row).to_contain_text("sudah dikirim Dewi", timeout=60_000)
    phone.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name="Buang dari HP").click()
    expect(phone.locator("[data-outbox]")).to_be_hidden()


def test_who_is_signed_out_in_mid_capture_keeps_the_photos_and_sends_after_signing_in(phone, three_jobs):
    number = three_jobs[0]
    phone.goto(f"/kantor/lapangan/{number}")
    shoot(phone)
    phone.context.clear_cookies()
    for question in phone.locator("[data-question]").all():
        question.get_by_label("Ya", exact=True).check()
    phone.get_by_role("button", name="Simpan dan kirim bukti").click()
    expect(phone.locator("[data-notes]")).to_contain_text("Sesi Anda sudah berakhir")
    phone.get_by_role("link", name="Masuk lagi").click()
    phone.get_by_role("button", name="Masuk sebagai Budi Hartono").click()
    phone.wait_for_url("**/kantor/**")
    phone.goto("/kantor/lapangan/")
    expect(phone.locator("[data-notes]")).to_contain_text("Bukti terkirim ke validator", timeout=60_000)


def test_another_officer_at_the_same_phone_sees_and_sends_nothing_of_the_first(phone, three_jobs):
    number = three_jobs[0]
    open_jobs(phone)
    phone.context.set_offline(True)
    prove_live(phone, number)
    expect(phone.locator("[data-stored]")).to_contain_text("Bukti tersimpan di HP")
    phone.context.set_offline(False)
    phone.route("**/kantor/lapangan/kirim", lambda route: route.abort())
    phone.once("dialog", lambda dialog: dialog.accept())
    phone.locator("form[data-behaviour~=field-leave] button").first.evaluate("button => button.click()")
    phone.wait_for_url(lambda address: "/kantor/" not in address)
    assert phone.evaluate("() => caches.keys()") == []
    phone.goto("/masuk")
    phone.get_by_role("button", name="Masuk sebagai Dewi Lestari").click()
    phone.wait_for_url("**/kantor/**")
    phone.unroute("**/kantor/lapangan/kirim")
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(request.url) if request.url.endswith("/kirim") else None)
    phone.goto("/kantor/lapangan/")
    expect(phone.locator("[data-kept]")).to_contain_text(KEPT, timeout=60_000)
    assert not sent
    expect(phone.locator("[data-outbox-list] a")).to_have_count(0)
    expect(phone.locator("[data-outbox]")).to_contain_text("kiriman petugas lain")


def test_a_refused_camera_and_a_refused_position_are_said_in_words(officer_page, three_jobs):
    page = officer_page("Budi Hartono", size=PHONE)
    page.context.clear_permissions()
    page.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))")
    page.goto(f"/kantor/lapangan/{three_jobs[0]}")
    page.wait_for_selector("[data-open]")
    page.get_by_role("button", name="Ambil foto sesudah").click()
    expect(page.locator("[data-trouble]")).to_contain_text("Kamera tidak diizinkan")
    expect(page.locator("[data-place]")).to_contain_text("Lokasi tidak diizinkan")


def test_an_officer_5_km_off_is_told_and_may_still_send(phone, three_jobs):
    phone.context.set_geolocation({**POSITION, "latitude": POSITION["latitude"] - 0.045})
    phone.goto(f"/kantor/lapangan/{three_jobs[0]}")
    expect(phone.locator("[data-place]")).to_contain_text("5,0 km dari titik laporan")
    prove_live(phone, three_jobs[0])
    expect(phone).to_have_url(re.compile(r"/kantor/lapangan/$"), timeout=60_000)
    expect(phone.locator("[data-notes]")).to_contain_text("Bukti terkirim ke validator")


def test_a_clock_wrong_by_a_year_is_said_and_corrected(phone, three_jobs):
    phone.clock.install(time=datetime.now(UTC) + timedelta(days=366))
    phone.goto(f"/kantor/lapangan/{three_jobs[0]}")
    expect(phone.locator("[data-notes]")).to_contain_text("Jam HP Anda berbeda 366 hari")


def test_an_empty_frame_is_no_photo(phone, three_jobs):
    phone.add_init_script("HTMLCanvasElement.prototype.toBlob = function (done) { done(new Blob([], { type: 'image/jpeg' })) }")
    phone.goto(f"/kantor/lapangan/{three_jobs[0]}")
    phone.wait_for_selector("[data-open]")
    phone.get_by_role("button", name="Ambil foto sesudah").click()
    wait_for_light(phone)
    phone.get_by_role("button", name="Ambil foto", exact=True).click()
    expect(phone.locator("[data-camera-said]")).to_contain_text("Kamera memberi foto kosong")
    expect(phone.locator("[data-shots=after] li")).to_have_count(0)
