"""One action on many reports, lists taken out, and narrowing the list, as they are done at a desk and at a phone."""

import csv
import io
import re
import secrets
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import send_plain
from tests.browser.test_access import violations

TEXT = "Aspal terkelupas panjang di tikungan {name}, batunya berserakan kalau hujan deras."
READ = ".split-pane:not([aria-busy]) .desk-page"
Make = Callable[..., Page]


def dispatcher(new_page: Make, size: dict[str, int] = DESK, **more: str) -> Page:
    page = new_page(size=size, **more)
    page.goto("/masuk")
    page.get_by_role("button", name="Masuk sebagai Ratna Ayu").click()
    page.wait_for_url("**/kantor/**")
    return page


class Fresh(NamedTuple):
    """Reports that wait for a dispatcher, and the list that has them alone, however much else waits."""

    numbers: list[str]
    address: str


@pytest.fixture
def fresh(new_page: Make) -> Fresh:
    """Three, far from each other, at a bend that nobody else writes of."""
    citizen, name = new_page(), "".join(secrets.choice("bdfgklmnprst") + secrets.choice("aiou") for _ in range(5))
    text, east = TEXT.format(name=name), 105.0 + secrets.randbelow(80) / 100
    numbers = [send_plain(citizen, text, "roads", (-4.3 - 0.05 * n, east)) for n in range(3)]
    return Fresh(numbers, f"/kantor/?tampilan=mine&q={name}")


def tick(page: Page, fresh: Fresh) -> None:
    page.goto(fresh.address)
    for number in fresh.numbers:
        page.get_by_role("checkbox", name=f"Pilih {number}").check()


def start(page: Page, fresh: Fresh) -> None:
    tick(page, fresh)
    page.keyboard.press("s")
    page.wait_for_url("**/massal/*-*")
    page.get_by_role("button", name=re.compile("^Teruskan sesuai usulan 3 laporan")).click()
    expect(page.get_by_text(re.compile("Mulai dalam"))).to_be_visible()


def test_many_go_where_they_are_suggested_to_and_what_became_of_each_is_told(new_page, fresh):
    page = dispatcher(new_page)
    tick(page, fresh)
    assert violations(page) == []
    page.keyboard.press("s")
    page.wait_for_url("**/massal/*-*")
    expect(page.get_by_role("heading", name="3 laporan akan berubah")).to_be_visible()
    for number in fresh.numbers:
        expect(page.get_by_role("link", name=number)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name=re.compile("^Teruskan sesuai usulan")).click()
    page.get_by_role("button", name="Jalankan sekarang").click()
    expect(page.get_by_text("Selesai: 3 laporan.")).to_be_visible(timeout=30_000)
    assert violations(page) == []
    page.goto(f"/kantor/laporan/{fresh.numbers[0]}")
    expect(page.locator(".desk-head .pill")).to_have_text("Diteruskan")
    page.goto("/kantor/massal/")
    expect(page.get_by_text("selesai, 3 berubah").first).to_be_visible()
    assert violations(page) == []


def test_a_run_is_seen_in_the_list_by_all_and_taken_back_from_there_by_a_key(new_page, fresh, officer_page):
    page, other = dispatcher(new_page), officer_page("Joko Widagdo")
    start(page, fresh)
    page.locator(".views").get_by_role("link", name="Daftar kerja").click()
    expect(page.get_by_text("Antre: Teruskan sesuai usulan, oleh Ratna Ayu").first).to_be_visible()
    expect(page.locator(".going-on")).to_contain_text("mulai dalam")
    assert violations(page) == []
    other.goto(f"/kantor/?tampilan=all&q={fresh.numbers[0]}")
    expect(other.locator(f"[data-number='{fresh.numbers[0]}']").first).to_contain_text("oleh Ratna Ayu")
    page.keyboard.press("z")
    expect(page.get_by_text("Tidak ada laporan yang berubah")).to_be_visible()
    page.goto(f"/kantor/laporan/{fresh.numbers[1]}")
    expect(page.locator(".desk-head .pill")).to_have_text("Menunggu")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "dark"), (PHONE, "light")], ids=["390 dark", "1440 dark", "390"])
def test_axe_finds_nothing_and_nothing_stands_out_of_the_screen(new_page, fresh, size, scheme):
    page = dispatcher(new_page, size, color_scheme=scheme)
    wrong = {}

    def look(name: str) -> None:
        page.wait_for_load_state("networkidle")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wrong[name] = [*violations(page), *([f"{wider} px too wide"] if wider > 0 else [])]

    tick(page, fresh)
    page.locator(".bulk-more summary").click()
    look("list")
    page.get_by_role("button", name=re.compile("Kabari pelapor")).click()
    page.get_by_label("Kata-katanya").fill("Kepanjangansekali" * 150)
    page.get_by_label("Kata-katanya").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("Kata-katanya").fill("Kepanjangansekali" * 150)
    page.get_by_role("button", name="Tinjau").click()
    expect(page.get_by_text(re.compile("Terlalu panjang"))).to_be_visible()
    look("refused")
    page.get_by_label("Kata-katanya").fill("Kamitangani" * 40)
    page.get_by_role("button", name="Tinjau").click()
    look("preview")
    page.get_by_role("button", name=re.compile("^Kabari pelapor")).click()
    look("run")
    page.get_by_role("button", name="Batalkan").click()
    expect(page.get_by_text("Dibatalkan. Tidak ada laporan yang berubah.").first).to_be_visible()
    for path in ("/kantor/massal/", "/kantor/ekspor/", "/kantor/tampilan/", "/kantor/saringan", "/kantor/?tampilan=all&peta=1"):
        page.goto(path)
        look(path)
    assert not {name: found for name, found in wrong.items() if found}


def test_the_list_in_view_goes_out_and_no_cell_of_it_is_a_formula(new_page, tmp_path: Path):
    number = send_plain(new_page(), '=HYPERLINK("http://jahat.example") jalan rusak parah di depan pasar', "roads", (-4.41, 105.61))
    page = dispatcher(new_page)
    page.goto(f"/kantor/?tampilan=all&q={number}")
    page.get_by_text("Unduh", exact=True).click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    taken.value.save_as(tmp_path / "list.csv")
    head, line = csv.reader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig")))
    told = dict(zip(head, line, strict=True))
    assert told["Nomor"] == number
    assert not [cell for cell in line if cell.startswith(("=", "+", "@"))]
    with page.expect_download() as taken:
        page.get_by_role("button", name="XLSX").click()
    taken.value.save_as(tmp_path / "list.xlsx")
    with zipfile.ZipFile(tmp_path / "list.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_filters_are_chips_and_a_view_is_kept_and_removed(new_page):
    page = dispatcher(new_page)
    page.goto("/kantor/?tampilan=open")
    page.keyboard.press("f")
    narrowing = page.locator(".filters-form")  # the report in the pane has a category, too
    narrowing.get_by_label("Kategori").select_option("roads")
    narrowing.get_by_label("Pernah dibuka lagi").check()
    assert violations(page) == []
    page.get_by_role("button", name="Terapkan").click()
    chips = page.locator(".chips .chip")
    expect(chips).to_have_count(2)
    chips.filter(has_text="dibuka lagi").click()
    expect(page.locator(".chips .chip")).to_have_count(1)
    page.get_by_text("Simpan tampilan", exact=True).click()
    page.get_by_label("Nama tampilan").fill("Jalan yang masih terbuka di seluruh prov")
    assert violations(page) == []
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".views [aria-current]")).to_contain_text("Jalan yang masih terbuka")
    page.get_by_role("link", name="Atur tampilan tersimpan").click()
    assert violations(page) == []
    mine = page.get_by_role("button", name=re.compile("^Hapus Jalan yang masih"))
    mine.click()
    expect(mine).to_have_count(0)


def test_the_map_beside_the_list_opens_a_report_in_the_pane(new_page, fresh):
    page = dispatcher(new_page)
    page.goto(f"/kantor/?tampilan=all&q={fresh.numbers[2]}&peta=1")
    page.locator(".map-dot").click()
    expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")  # it fades in
    assert violations(page) == []
    page.get_by_role("link", name=f"Buka laporan {fresh.numbers[2]}").click()
    expect(page.locator(f"{READ}[data-number='{fresh.numbers[2]}']")).to_be_visible()
    assert "/kantor/?" in page.url


def test_the_report_stands_beside_the_list_and_follows_j_and_k(new_page, fresh):
    page = dispatcher(new_page, {"width": 1280, "height": 800})
    page.goto("/kantor/?tampilan=mine")
    numbers = [row.get_attribute("data-number") for row in page.locator("[data-row]").all()]
    expect(page.locator(f"{READ}[data-number='{numbers[0]}']")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(f"{READ}[data-number='{numbers[2]}']")).to_be_visible()
    expect(page.locator("[data-at]")).to_have_text(re.compile(r"^3 dari \d+\+?$"))
    page.keyboard.press("k")
    expect(page.locator(f"{READ}[data-number='{numbers[1]}']")).to_be_visible()
    page.get_by_role("button", name="Laporan sebelumnya").click()
    expect(page.locator(f"{READ}[data-number='{numbers[0]}']")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("o")
    page.wait_for_url(f"**/kantor/laporan/{numbers[0]}**")
    narrow = dispatcher(new_page, {"width": 1279, "height": 800})
    narrow.goto("/kantor/?tampilan=mine")
    expect(narrow.locator("[data-pane]")).to_be_hidden()
    narrow.locator("[data-row] a").first.click()
    narrow.wait_for_url("**/kantor/laporan/**")
