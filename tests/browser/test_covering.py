"""Faces and plates are covered: drawn by pointer and by keys, undone, saved, and from then on nobody gets the photo without."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import WORDS, press, report
from tests.browser.test_access import violations

# What must not be seen, in percent of the photo: left, top, right, bottom; each with the middle that is looked at.
FACE, PLATE, BETWEEN = (10, 20, 30, 50), (70, 50, 92, 70), (46, 46, 54, 54)
SCENERY = (50, 90)
VIVID = "#ff1e00"


def street() -> bytes:
    """Grey, but for a face, a plate and what lies between."""
    image = Image.new("RGB", (1600, 1200), "#8f9499")
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in (FACE, PLATE, BETWEEN):
        draw.rectangle((left * 16, top * 12, right * 16, bottom * 12), fill=VIVID)
    encoded = BytesIO()
    image.save(encoded, "JPEG", quality=90)
    return encoded.getvalue()


def middle(part: tuple[int, int, int, int]) -> tuple[float, float]:
    return (part[0] + part[2]) / 2, (part[1] + part[3]) / 2


def seen(picture: bytes) -> list[bool]:
    """Whether face, plate and what lies between can be seen; the scenery beside them always can."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    assert max(_colour(image, SCENERY)) - min(_colour(image, SCENERY)) < 30 < min(_colour(image, SCENERY))
    return [_colour(image, middle(part))[0] > 150 > _colour(image, middle(part))[1] + 50 for part in (FACE, PLATE, BETWEEN)]


def _colour(image: Image.Image, at: tuple[float, float]) -> tuple[int, ...]:
    colour = image.getpixel((int(image.width * at[0] / 100), int(image.height * at[1] / 100)))
    assert isinstance(colour, tuple)
    return colour


def pictures_on(page: Page, address: str) -> list[str]:
    """Addresses of every picture of the report's photo on a page: the small ones, and the big ones that they lead to."""
    page.goto(address)
    every = "nodes => nodes.map(node => node.getAttribute('src') || node.getAttribute('href'))"
    found = page.locator("main img[src*='.webp'], main a[href*='.webp']").evaluate_all(every)
    return [one for one in found if "/foto/" in one]


def pictures_when_made(page: Page, address: str) -> list[str]:
    """The same once the worker has made them. What is shown on the way is looked at as well."""
    for _again in range(60):
        found = pictures_on(page, address)
        if found:
            return found
        page.wait_for_timeout(500)
    raise AssertionError(f"no picture on {address}")


def draw(page: Page, part: tuple[int, int, int, int]) -> None:
    """By pointer, from a corner to the one across, a little wider than the part."""
    area = page.locator(".cover-stage svg").bounding_box()
    assert area
    corners = (part[0] - 2, part[1] - 2), (part[2] + 2, part[3] + 2)
    (x, y), (to_x, to_y) = ((area["x"] + area["width"] * a / 100, area["y"] + area["height"] * b / 100) for a, b in corners)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2, steps=3)
    page.mouse.move(to_x, to_y, steps=3)
    page.mouse.up()


def boxes(page: Page) -> Locator:
    return page.locator(".cover-stage .cover-box")


@pytest.fixture
def photographed(new_page: Callable[..., Page], officer_page: Callable[..., Page]) -> tuple[Page, Page, str]:
    """A citizen, a dispatcher, and the number of a public report with the photo of a street."""
    citizen, dispatcher = new_page(), officer_page("Ratna Ayu")
    number = report(citizen, "Jalan dan jembatan", WORDS, street())
    dispatcher.goto(f"/kantor/laporan/{number}/publish")
    press(dispatcher, "Tampilkan untuk umum")
    return citizen, dispatcher, number


def test_what_a_dispatcher_covers_is_seen_by_nobody_any_more(new_page, photographed):
    citizen, page, number = photographed
    stranger, public, office = new_page(), f"/laporan/{number}", f"/kantor/laporan/{number}"
    old = {who: pictures_when_made(who, where) for who, where in ((stranger, public), (citizen, public), (page, office))}
    assert all(seen(who.request.get(one).body()) == [True] * 3 for who, addresses in old.items() for one in addresses)
    page.goto(office)
    page.get_by_role("link", name="Tutup wajah, pelat").first.click()
    expect(page.locator("main")).to_contain_text("Belum ada yang ditutup pada foto ini.")
    page.wait_for_selector(".cover.is-live")
    for drawn, part in enumerate((FACE, PLATE), start=1):
        draw(page, part)
        expect(boxes(page)).to_have_count(drawn)
    by_keys(page)
    page.keyboard.press("Shift+S")
    expect(page.locator("body")).to_contain_text("Tersimpan. Umum hanya melihat foto dengan penutup ini.")
    tool = page.url
    for who, addresses in old.items():
        assert {who.request.get(one).status for one in addresses} == {404}
    for who, where in ((stranger, public), (citizen, public), (page, office)):
        fresh = pictures_when_made(who, where)
        assert not set(fresh) & set(old[who])
        assert all(seen(who.request.get(one).body()) == [False] * 3 for one in fresh)
        assert {who.request.get(one).status for one in old[who]} == {404}
    page.goto(tool)
    now = page.locator(".cover-versions [aria-current]")
    expect(now).to_contain_text("Versi 1, 3 kotak")
    expect(now).to_contain_text("Ratna Ayu")
    expect(boxes(page)).to_have_count(3)


def by_keys(page: Page) -> None:
    """A third rectangle is added, moved, widened, removed and brought back without touching the pointer."""
    page.keyboard.press("t")
    expect(boxes(page)).to_have_count(3)
    expect(boxes(page).nth(2)).to_be_focused()
    for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(page.get_by_role("status").filter(has_text="Kotak 3 ditambahkan.")).to_have_count(1)
    shape = boxes(page).nth(2).evaluate("box => ['x', 'width'].map(name => box.getAttribute(name))")
    assert shape == ["415", "160"]
    page.keyboard.press("Delete")
    expect(boxes(page)).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="Kotak dihapus, tinggal 2.")).to_have_count(1)
    page.keyboard.press("z")
    expect(boxes(page)).to_have_count(3)
    assert boxes(page).nth(2).evaluate("box => ['x', 'width'].map(name => box.getAttribute(name))") == shape


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_axe_finds_nothing_where_photos_are_covered(photographed, size, scheme):
    _citizen, page, number = photographed
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    wrong = {}
    pictures_when_made(page, f"/kantor/laporan/{number}")
    page.get_by_role("link", name="Tutup wajah, pelat").first.click()
    page.wait_for_selector(".cover.is-live")
    wrong["untouched"] = violations(page)
    page.keyboard.press("t")
    page.get_by_text("Kotak dalam angka").click()
    wrong["drawn"] = violations(page)
    page.get_by_role("button", name="Simpan penutup").click()
    expect(page.locator(".cover-versions [aria-current]")).to_contain_text("Versi 1, 1 kotak")
    expect(page.locator("main")).not_to_contain_text("Penutup sedang digambar.", timeout=60_000)
    wrong["saved"] = violations(page)
    page.get_by_role("button", name="Catat dan lihat").click()
    page.get_by_label("Alasan").fill("Pelapor meminta pelatnya dibaca.")
    page.get_by_role("button", name="Catat dan lihat").click()
    expect(page.locator("main")).to_contain_text("Anda melihat foto tanpa penutupnya")
    wrong["beneath"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert not {state: found for state, found in wrong.items() if found}
