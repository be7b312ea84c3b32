"""A proof that is none before its validator, and a disputed approval before the superior, photographed."""

import re
from io import BytesIO

from PIL import Image, ImageOps
from playwright.sync_api import Page

from siger.demo.pictures import draw_picture
from tests.pictures.camera import PLACE, Camera

SCENE, SEED, OTHER_SEED, DISPUTE_SEED = "pothole", 1829, 1830, 1831
# Some 400 m north of the report.
ASTRAY = {**PLACE, "latitude": PLACE["latitude"] + 0.0037}
NUMBER = re.compile(r"/laporan/([A-Z]{3}-\w{4}-\w{4})")
TEXT = "Lubang di lajur kanan dekat lampu merah, makin lebar sejak hujan kemarin. Motor harus zigzag menghindarinya."
TRIES = 60


def judge(camera: Camera, phone: Page, approved: str, office: str) -> None:
    """`approved` was approved and its reporter is at `phone`."""
    number = _false_proof(camera, office)
    validator = camera.desk("Nur Sahara")
    _await(validator, f"/kantor/validasi/{number}", ".far")
    camera.shoot(validator, "validation-warning")
    _dispute(phone, approved)
    superior = camera.desk("Hasan Basri")
    _await(superior, "/kantor/bantahan/", f"[data-number='{approved}']")
    superior.locator(f"[data-number='{approved}'] a").click()
    _await(superior, superior.url, ".stage.is-live")
    superior.keyboard.press("b")
    camera.shoot(superior, "dispute")
    superior.goto("/kantor/hasil-kerja/")
    camera.shoot(superior, "proof-figures")


def _false_proof(camera: Camera, office: str) -> str:
    """Somebody else's pothole, and as its proof the repaired one of before, mirrored and taken elsewhere."""
    phone = camera.phone()
    phone.goto("/lapor")
    phone.locator("input[name=photos]").set_input_files([_file(draw_picture(SCENE, OTHER_SEED, repaired=False))])  # type: ignore[list-item]
    phone.get_by_role("button", name="Lokasi saya").click()
    phone.locator("[data-place] b").wait_for()
    phone.locator("input[name=category][value=roads]").check()
    phone.locator("textarea[name=text]").fill(TEXT)
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.wait_for_url(re.compile("/terima"))
    found = NUMBER.search(phone.url)
    assert found
    dispatcher = camera.desk("Ratna Ayu")
    dispatcher.goto(f"/kantor/laporan/{found[1]}/assign")
    dispatcher.locator("#langkah").get_by_role("radio", name=office, exact=True).check(force=True)
    _press(dispatcher, "Teruskan")
    officer = camera.desk("Budi Hartono", geolocation=ASTRAY, permissions=["geolocation"])
    officer.goto(f"/kantor/laporan/{found[1]}/start")
    _press(officer, "Mulai kerjakan")
    officer.goto(f"/kantor/laporan/{found[1]}/submit_proof")
    officer.locator("input[name=after]").set_input_files([_file(_mirrored(draw_picture(SCENE, SEED, repaired=True)))])  # type: ignore[list-item]
    officer.wait_for_timeout(1_500)
    _press(officer, "Kirim bukti selesai")
    return found[1]


def _dispute(phone: Page, number: str) -> None:
    phone.goto(f"/laporan/{number}")
    unhappy = phone.locator("#belum")
    unhappy.locator("summary").click()
    unhappy.locator("textarea").fill("Yang ditambal lubang di sebelahnya. Lubang yang saya laporkan masih ada, malah makin dalam.")
    unhappy.locator("input[type=file]").set_input_files([_file(draw_picture(SCENE, DISPUTE_SEED, repaired=False))])  # type: ignore[list-item]
    unhappy.locator("button[type=submit]").click()
    phone.wait_for_load_state("networkidle")


def _file(data: bytes) -> dict[str, object]:
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": data}


def _mirrored(data: bytes) -> bytes:
    out = BytesIO()
    ImageOps.mirror(Image.open(BytesIO(data)).convert("RGB")).save(out, "JPEG", quality=85)
    return out.getvalue()


def _press(page: Page, word: str) -> None:
    page.locator("form button[type=submit]").filter(has_text=re.compile(f"^\\s*{word}")).first.click()
    page.wait_for_load_state("networkidle")


def _await(page: Page, address: str, wanted: str) -> None:
    """Loads `address` anew until it shows `wanted`: the worker takes its seconds."""
    for _ in range(TRIES):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if page.locator(wanted).count():
            return
        page.wait_for_timeout(1_000)
    raise AssertionError(f"no {wanted} at {address}")
