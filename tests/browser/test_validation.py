"""A validator catches what is no proof, judges with the keys, and answers to a superior when the reporter disputes."""

import random
import re
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from siger.proof.tests.landscapes import landscape
from siger.reports.photos.tests.pictures import exif_of
from tests.browser.conftest import DESK, PHONE, POSITION, upload
from tests.browser.journey import NUMBER, WORDS, assign, press, report_a_pothole, wait_for_pictures
from tests.browser.test_access import violations

METRES_A_DEGREE = 111_200


def jpeg(image: Image.Image, quality: int = 92, **more: object) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, **more)
    return out.getvalue()


def cut(image: Image.Image) -> Image.Image:
    """15 % of either side are gone."""
    width, height = image.size
    return image.crop((round(width * 0.075), round(height * 0.075), round(width * 0.925), round(height * 0.925)))


def two_kilometres_north(image: Image.Image) -> bytes:
    lat, lng = -POSITION["latitude"] - 2_000 / METRES_A_DEGREE, POSITION["longitude"]
    gps = {1: "S", 2: (0.0, lat * 60, 0.0), 3: "E", 4: (0.0, lng * 60, 0.0)}
    return jpeg(image, exif=exif_of(gps=gps))


# What is done to the earlier photo, and what the validator reads.
REUSED = {
    "the same file": (jpeg, "berkas yang sama"),
    "mirrored": (lambda image: jpeg(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)), "dicerminkan"),
    "cropped by 15 %": (lambda image: jpeg(cut(image)), "dipotong"),
    "recompressed at quality 30": (lambda image: jpeg(image, 30), "gambar yang sama"),
}


@pytest.fixture
def people(new_page: Callable[..., Page], officer_page: Callable[[str], Page]) -> dict[str, Page]:
    names = {"dispatcher": "Ratna Ayu", "officer": "Budi Hartono", "validator": "Nur Sahara"}
    return {"citizen": new_page(), **{role: officer_page(name) for role, name in names.items()}}


def sent(page: Page, photo: bytes) -> str:
    """A pothole with this photo, as in `journey.report`."""
    page.goto("/lapor")
    page.locator("input[type=file]").first.set_input_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": photo})
    page.get_by_role("button", name="Lokasi saya").click()
    expect(page.locator("input[name=lat]")).to_have_value(re.compile(r"-5\.38"))
    page.get_by_role("radio", name="Jalan dan jembatan").check(force=True)
    page.get_by_label("Apa yang terjadi?").fill(WORDS)
    page.get_by_role("button", name="Kirim laporan").click()
    page.wait_for_url("**/terima*")
    found = NUMBER.search(page.locator(".big-number").inner_text())
    assert found
    return found[0]


def proved(people: dict[str, Page], after: bytes, before: bytes | None = None) -> str:
    """A report from the citizen's phone to the validator, with this photo as its proof."""
    number = report_a_pothole(people["citizen"])
    assign(people["dispatcher"], number)
    officer = people["officer"]
    officer.goto(f"/kantor/laporan/{number}/start")
    press(officer, "Mulai kerjakan")
    officer.goto(f"/kantor/laporan/{number}/submit_proof")
    if before:
        officer.locator("#langkah input[name=before]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": before})
    officer.locator("#langkah input[name=after]").set_input_files({"name": "b.jpg", "mimeType": "image/jpeg", "buffer": after})
    press(officer, "Kirim bukti")
    expect(officer.locator("body")).to_contain_text(re.compile("Menunggu validasi", re.IGNORECASE))
    return number


def checked(page: Page, number: str) -> str:
    """The card of automatic checks, once the worker has looked at the photo."""
    for _again in range(60):
        page.goto(f"/kantor/validasi/{number}")
        card = page.locator("section", has=page.get_by_role("heading", name="Diperiksa otomatis")).inner_text()
        if "Foto pernah dipakai" in card:
            return card
        page.wait_for_timeout(1_000)
    raise AssertionError(f"{number} was never checked: {card}")


def picture_of(chance: random.Random) -> Image.Image:
    return landscape(chance.randrange(10**9))


@pytest.mark.parametrize("way", REUSED)
def test_a_validator_catches_a_reused_photo(people, way):
    """Another citizen's photo of weeks ago, handed in as what the crew has done."""
    change, words = REUSED[way]
    old = picture_of(random.Random())
    earlier = sent(people["citizen"], jpeg(old))
    wait_for_pictures_of(people["dispatcher"], earlier)
    card = checked(people["validator"], proved(people, change(old)))
    assert f"{words}, {earlier}" in card
    validator = people["validator"]
    expect(validator.get_by_role("heading", name="Ada yang perlu Anda lihat dulu")).to_be_visible()
    assert f"Foto sama dengan foto pada {earlier}" in validator.get_by_label("Yang masih kurang").input_value()
    validator.keyboard.press("8")
    validator.keyboard.press("K")
    expect(validator.locator("body")).to_contain_text("Pekerjaan dikembalikan kepada petugas")


def wait_for_pictures_of(page: Page, number: str) -> None:
    page.goto(f"/kantor/laporan/{number}")
    wait_for_pictures(page, 60)


def test_a_validator_catches_a_photo_taken_two_kilometres_away_and_passes_one_taken_there(people):
    chance = random.Random()
    card = checked(people["validator"], proved(people, two_kilometres_north(picture_of(chance))))
    assert re.search(r"Jarak foto ke laporan\s+2,0 km, batas 58 m", card)
    figure = people["validator"].get_by_role("img", name="Peta: foto diambil 2,0 km dari titik laporan")
    expect(figure).to_be_visible()
    expect(people["validator"].locator(".far.is-far")).to_have_count(1)
    honest = checked(people["validator"], proved(people, jpeg(picture_of(chance))))
    assert re.search(r"Foto pernah dipakai\s+belum", honest)


def test_the_glass_is_worked_by_keys_and_the_next_judgement_opens_by_itself(people):
    chance = random.Random()
    first = proved(people, jpeg(picture_of(chance)), before=jpeg(picture_of(chance)))
    second = proved(people, jpeg(picture_of(chance)))
    validator = people["validator"]
    checked(validator, first)
    wait_for_pictures(validator, 60)
    glass = validator.locator(".compare")
    validator.wait_for_selector(".stage.is-live")
    validator.keyboard.press("+")
    validator.keyboard.press("=")
    expect(validator.locator("[data-said]")).to_have_text("2,6×")
    validator.locator("[data-frame]").focus()
    validator.keyboard.press("ArrowLeft")
    assert glass.evaluate("one => one.style.getPropertyValue('--move-x')") == "-66.00%"
    assert violations(validator) == []
    validator.keyboard.press("u")
    expect(validator.locator("[data-said]")).to_have_text("1×")
    validator.keyboard.press("b")
    boxes = [glass.locator(f".{side}").bounding_box() for side in ("before", "after")]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1
    validator.keyboard.press("g")
    validator.locator("[data-side=before]").last.click()
    expect(glass.locator(".before figcaption")).to_contain_text("Pelapor")
    validator.keyboard.press("S")
    validator.wait_for_url(re.compile(rf"/kantor/validasi/LPG-.*dari={first}"))
    assert first not in validator.url.split("?", 1)[0]
    expect(validator.locator("body")).to_contain_text(f"{first} sudah Anda putus")
    assert second in validator.locator(".judge-queue").inner_html()


def test_two_fingers_enlarge_on_a_phone_where_no_keys_are_hinted(people, officer_page):
    number = proved(people, jpeg(picture_of(random.Random())))
    checked(people["validator"], number)
    wait_for_pictures(people["validator"], 60)
    phone = officer_page("Nur Sahara", size=PHONE)
    phone.goto(f"/kantor/validasi/{number}")
    phone.wait_for_selector(".stage.is-live")
    box = phone.locator(".compare").bounding_box()
    middle = box["y"] + box["height"] / 2
    spread = [(100, 200), (60, 240), (20, 300)]
    session = phone.context.new_cdp_session(phone)
    for kind, (left, right) in zip(("touchStart", "touchMove", "touchMove"), spread, strict=True):
        points = [{"x": left, "y": middle, "id": 1}, {"x": right, "y": middle, "id": 2}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert phone.locator(".compare").evaluate("one => Number(one.style.getPropertyValue('--zoom'))") > 1.5
    assert not [hint for hint in phone.locator(".judge kbd").all() if hint.is_visible()]
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(phone) == []


def test_a_disputed_approval_shows_both_sides_to_the_superior(people, officer_page, new_page):
    chance = random.Random()
    number = proved(people, jpeg(picture_of(chance)))
    people["validator"].goto(f"/kantor/validasi/{number}")
    people["validator"].keyboard.press("S")
    people["validator"].wait_for_url(re.compile(f"dari={number}"))
    citizen = people["citizen"]
    citizen.get_by_role("link", name="Pantau laporan ini").click()
    unhappy = citizen.locator("#belum")
    unhappy.locator("summary").click()
    unhappy.get_by_label("Apa yang belum beres?").fill("Lubangnya masih ada di sebelah kiri.")
    unhappy.locator("input[type=file]").first.set_input_files(upload("masih.jpg", "#7a2020"))
    unhappy.locator("button[type=submit]").click()
    citizen.wait_for_load_state()
    superior = officer_page("Hasan Basri", size=DESK)
    for _again in range(60):
        superior.goto("/kantor/bantahan/")
        found = superior.locator(f"li[data-number='{number}'] a")
        if found.count():
            break
        superior.wait_for_timeout(1_000)
    assert violations(superior) == []
    found.click()
    superior.wait_for_selector(".judge")
    wait_for_stage(superior)
    expect(superior.locator(".compare .before figcaption")).to_contain_text("Sesudah")
    expect(superior.locator(".compare .after figcaption")).to_contain_text("Sanggahan")
    assert all(superior.locator(".compare img").evaluate_all("all => all.map(one => one.naturalWidth > 0)"))
    expect(superior.locator("body")).to_contain_text("Lubangnya masih ada di sebelah kiri.")
    assert violations(superior) == []
    superior.keyboard.press("3")
    superior.get_by_label("Catatan temuan").fill("Lubang tampak di foto sesudah.")
    superior.keyboard.press("Control+Enter")
    superior.wait_for_url("**/kantor/bantahan/")
    expect(superior.locator("body")).to_contain_text("Temuan tersimpan")
    superior.goto("/kantor/hasil-kerja/")
    expect(superior.get_by_role("region", name="Pemeriksaan per kantor validator")).to_contain_text("Biro Pemerintahan")
    assert violations(superior) == []


def wait_for_stage(page: Page) -> None:
    for _again in range(60):
        if page.locator(".stage.is-live").count():
            return
        page.wait_for_timeout(1_000)
        page.reload()
        page.wait_for_load_state("networkidle")
    raise AssertionError("the pictures never became ready")
