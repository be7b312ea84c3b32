"""One report from the phone to the reporter's word, photographed on the way."""

import re

from playwright.sync_api import Page, expect

from siger.demo.pictures import draw_picture
from tests.pictures.camera import PLACE, Camera
from tests.pictures.judging import judge

SCENE, SEED = "pothole", 1829
# A few steps from where the report is.
NEARBY = {**PLACE, "latitude": PLACE["latitude"] + 0.00006}
TEXT = (
    "Lubang besar di lajur kiri, dalamnya kira-kira sejengkal, tertutup air kalau hujan. Sudah dua motor jatuh minggu ini. "
    "Tolong segera ditambal."
)
ROAD_OFFICE = "Dinas Bina Marga dan Bina Konstruksi Provinsi Lampung"
NUMBER = re.compile(r"/laporan/([A-Z]{3}-\w{4}-\w{4})")


def walk(camera: Camera) -> None:
    phone = camera.phone()
    phone.goto("/")
    camera.shoot(phone, "home")
    number = _report(camera, phone)
    _public(camera)
    _office(camera, number)
    phone.goto(f"/laporan/{number}")
    camera.shoot(phone, "tracking")
    judge(camera, phone, number, ROAD_OFFICE)


def _photo(*, repaired: bool) -> dict[str, object]:
    picture = draw_picture(SCENE, SEED, repaired=repaired)
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture}


def _report(camera: Camera, phone: Page) -> str:
    phone.goto("/lapor")
    phone.locator("input[name=photos]").set_input_files([_photo(repaired=False)])  # type: ignore[list-item]
    phone.get_by_role("button", name="Lokasi saya").click()
    expect(phone.locator("[data-place] b")).to_be_visible()
    phone.get_by_label("Patokan").fill("Depan gerbang kampus, arah terminal")
    phone.locator("input[name=category][value=roads]").check()
    phone.locator("select[name=service]").select_option("road_province")
    phone.locator("textarea[name=text]").fill(TEXT)
    phone.evaluate("window.scrollTo(0, 0)")
    phone.wait_for_timeout(1_500)
    camera.shoot(phone, "report-form")
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.wait_for_url(re.compile("/terima"))
    camera.shoot(phone, "receipt")
    found = NUMBER.search(phone.url)
    assert found
    return found.group(1)


def _public(camera: Camera) -> None:
    wide = camera.desk()
    wide.goto("/peta")
    wide.wait_for_timeout(2_500)
    camera.shoot(wide, "map")


def _office(camera: Camera, number: str) -> None:
    dispatcher = camera.desk("Ratna Ayu")
    dispatcher.goto("/kantor/")
    dispatcher.wait_for_timeout(1_500)
    camera.shoot(dispatcher, "worklist")
    dispatcher.keyboard.press("Control+k")
    camera.shoot(dispatcher, "commands")
    dispatcher.goto("/kantor/meja")
    camera.shoot(dispatcher, "own-desk")
    dispatcher.goto("/kantor/aturan/")
    camera.shoot(dispatcher, "rules")
    administrator = camera.desk("Admin Peragaan")
    administrator.goto("/kantor/kalender/")
    camera.shoot(administrator, "calendar")
    _await_photo(dispatcher, f"/kantor/laporan/{number}")
    camera.shoot(dispatcher, "report-office")
    dispatcher.locator("#langkah").get_by_role("radio", name=ROAD_OFFICE, exact=True).check(force=True)
    _press(dispatcher, "Teruskan")
    dispatcher.goto(f"/kantor/laporan/{number}/publish")
    _press(dispatcher, "Tampilkan untuk umum")

    officer = camera.desk("Budi Hartono", color_scheme="dark", geolocation=NEARBY, permissions=["geolocation"])
    officer.goto(f"/kantor/laporan/{number}")
    camera.shoot(officer, "report-office-dark")
    _press(officer, "Mulai kerjakan")
    officer.goto(f"/kantor/laporan/{number}/submit_proof")
    officer.locator("input[name=after]").set_input_files([_photo(repaired=True)])  # type: ignore[list-item]
    officer.locator("textarea[name=note]").fill("Ditambal dengan campuran aspal panas, 2 x 1,5 meter.")
    officer.wait_for_timeout(1_500)
    _press(officer, "Kirim bukti selesai")

    validator = camera.desk("Nur Sahara")
    _await_photo(validator, f"/kantor/validasi/{number}", "[data-behaviour~=compare]")
    camera.shoot(validator, "validation")
    _press(validator, "Sahkan")


def _press(page: Page, word: str) -> None:
    """The step's own button, and the page after it."""
    before = page.url
    page.locator("form button[type=submit]").filter(has_text=re.compile(f"^\\s*{word}")).first.click()
    page.wait_for_load_state("networkidle")
    assert not page.locator(".desk-trouble, .error").count(), f"{word} was refused at {before}"


def _await_photo(page: Page, address: str, wanted: str = ".photos img") -> None:
    """The worker decodes it within seconds."""
    for _ in range(60):
        page.goto(address)
        if page.locator(wanted).count():
            return
        page.wait_for_timeout(1_000)
    raise AssertionError(f"no picture at {address}")
