"""axe finds nothing on any page, and the journey is finished by what a screen reader is told."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, upload
from tests.browser.journey import approve, assign, report_a_pothole, until_resolved, wait_for_light, work

PUBLIC = (
    "/",
    "/lapor",
    "/lapor?visibility=whistleblowing",
    "/laporan",
    "/peta",
    "/lacak?nomor=LPG-1",
    "/masuk",
    "/akun/login/",
    "/akun/signup/",
    "/saya",
    "/_components",
    "/_mail",
    "/laporan/LPG-0000-0000",
)
OFFICE = {
    "Ratna Ayu": ("/kantor/", "/kantor/?view=all", "/kantor/?view=open", "/kantor/meja"),
    "Budi Hartono": ("/kantor/", "/kantor/lapangan/"),
    "Dewi Lestari": ("/kantor/lapangan/", "/kantor/lapangan/aturan", "/kantor/lapangan/aturan?kategori=illegal_levies_corruption"),
    "Nur Sahara": ("/kantor/validasi/",),
    "Hasan Basri": ("/kantor/bantahan/", "/kantor/bantahan/?lihat=selesai", "/kantor/hasil-kerja/?dari=2025-01-01"),
    "Siti Rahma": ("/kantor/",),
    "Admin Peragaan": ("/kantor/kalender/", "/kantor/batas-waktu/", "/kantor/lewat-batas/"),
}


# A message that still fades in has less contrast than it is going to have; what turns for ever is not waited for.
STILL = """() => {
  const ending = document.getAnimations().filter(one => Number.isFinite(one.effect.getComputedTiming().endTime));
  return Promise.race([new Promise(done => setTimeout(done, 2000)), Promise.allSettled(ending.map(one => one.finished))]);
}"""


def violations(page) -> list[str]:
    page.evaluate(STILL)
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_axe_finds_nothing_on_the_pages_of_citizens(new_page, size, scheme):
    page = new_page(size=size, color_scheme=scheme)
    wrong = {}
    for path in PUBLIC:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        wrong[path] = violations(page)
    number = report_a_pothole(page)
    for path in (f"/laporan/{number}", f"/laporan/{number}/terima"):
        page.goto(path)
        wrong[path] = violations(page)
    assert not {path: found for path, found in wrong.items() if found}


@pytest.mark.parametrize("name", OFFICE)
def test_axe_finds_nothing_in_the_office(officer_page, name):
    page = officer_page(name)
    wrong = {}
    for path in OFFICE[name]:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        wrong[path] = violations(page)
    first = page.locator("a[href^='/kantor/laporan/LPG-']").first
    if first.count():
        page.goto(first.get_attribute("href"))
        page.wait_for_load_state("networkidle")
        wrong["report"] = violations(page)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Ketik perintah").fill("a")
    wrong["commands"] = violations(page)
    assert not {path: found for path, found in wrong.items() if found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_on_site(new_page, officer_page, scheme):
    """The list, a job before and after it is begun, its camera, a photo that waits, and the rules that a superior sets."""
    number = report_a_pothole(new_page())
    assign(officer_page("Ratna Ayu"), number)
    page = officer_page("Budi Hartono", size=PHONE)
    page.emulate_media(color_scheme=scheme)
    page.context.grant_permissions(["geolocation", "camera"])
    wrong = {}
    page.goto("/kantor/lapangan/")
    expect(page.locator("[data-kept]")).to_contain_text("tersimpan di HP", timeout=60_000)
    wrong["list"] = violations(page)
    page.goto(f"/kantor/lapangan/{number}")
    page.wait_for_selector("[data-open]")
    wrong["job"] = violations(page)
    page.get_by_role("button", name="Ambil foto sesudah").click()
    wait_for_light(page)
    wrong["camera"] = violations(page)
    page.get_by_role("button", name="Ambil foto", exact=True).click()
    expect(page.locator("[data-camera-said]")).to_contain_text("Foto sesudah 1")
    page.get_by_role("button", name="Tutup kamera").click()
    wrong["photo"] = violations(page)
    page.goto("/kantor/lapangan/")
    expect(page.locator("[data-outbox-list] li")).to_have_count(1)
    wrong["queue"] = violations(page)
    superior = officer_page("Dewi Lestari", size=PHONE)
    superior.emulate_media(color_scheme=scheme)
    superior.goto("/kantor/lapangan/aturan")
    wrong["rules"] = violations(superior)
    assert not {state: found for state, found in wrong.items() if found}


def test_axe_finds_nothing_where_work_is_judged(new_page, officer_page):
    number = report_a_pothole(new_page())
    dispatcher, officer, validator = officer_page("Ratna Ayu"), officer_page("Budi Hartono"), officer_page("Nur Sahara")
    assign(dispatcher, number)
    work(officer, number)
    validator.goto(f"/kantor/validasi/{number}")
    assert violations(validator) == []
    approve(validator, number)


def test_the_journey_is_finished_by_roles_and_names_alone(new_page, officer_page):
    """No selector but what the accessibility tree tells: role, name, label."""
    page = new_page()
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Lapor").or_(page.get_by_role("link", name="Lapor", exact=True)).first.click()
    page.get_by_label(re.compile("foto", re.IGNORECASE)).first.set_input_files(upload("lubang.jpg", "#40322a"))
    page.get_by_role("button", name="Lokasi saya").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("Lokasi|Sekitar|Bandar Lampung")).first).to_be_visible()
    page.get_by_role("radio", name="Jalan dan jembatan").press("Space")
    page.get_by_label("Apa yang terjadi?").fill("Lubang dalam di tikungan dekat sekolah, anak-anak hampir jatuh kemarin sore.")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("heading", name="Laporan Anda sudah kami terima")).to_be_visible()
    number = re.search(r"LPG-\w{4}-\w{4}", page.get_by_role("main").inner_text())[0]
    until_resolved(officer_page, number)
    page.get_by_role("link", name="Pantau laporan ini").click()
    page.get_by_role("button", name="Sudah beres").click()
    page.get_by_role("radio", name=re.compile("^5|lima|sangat", re.IGNORECASE)).last.press("Space")
    page.get_by_role("button", name="Simpan penilaian").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("dibenarkan|terkonfirmasi", re.IGNORECASE))
