"""Things with owners: a dispatcher imports some, finds one on the list, looks at its map and retires it, on a phone and at a desk."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.journey import report_a_pothole
from tests.browser.test_access import violations

PLACE = (105.2497, -5.3801)


def lamp_file(*names: str, owner: str = "18.71.perkim") -> dict[str, object]:
    features = [
        {
            "type": "Feature",
            "properties": {"jenis": "lampu", "pemilik": owner, "nama": name, "kode": name},
            "geometry": {"type": "Point", "coordinates": [PLACE[0] + n / 1000, PLACE[1]]},
        }
        for n, name in enumerate(names)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    return {"name": "lampu.geojson", "mimeType": "application/geo+json", "buffer": content}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_a_dispatcher_imports_things_finds_one_and_retires_it(officer_page, size):
    page = officer_page("Ratna Ayu", size=size)
    name = f"PJU {size['width']}"
    page.goto("/kantor/aset/impor")
    assert violations(page) == []

    page.get_by_label("Berkas GeoJSON").set_input_files(lamp_file(name, owner="18.71.tidak-ada"))
    page.get_by_label("Nama sumber").fill(f"lampu {size['width']}")
    page.get_by_role("button", name="Uji coba").click()
    expect(page.locator("#hasil")).to_contain_text("lampu.geojson#1")
    expect(page.get_by_label("Nama sumber")).to_have_value(f"lampu {size['width']}")

    page.get_by_label("Berkas GeoJSON").set_input_files(lamp_file(name, f"{name} B"))
    page.get_by_role("button", name="Uji coba").click()
    expect(page.locator("#hasil")).to_contain_text("2 baru")
    assert violations(page) == []
    page.get_by_role("button", name="Simpan sekarang").click()
    expect(page.get_by_role("main")).to_contain_text("2 baru, 0 diperbarui")

    page.goto("/kantor/aset/")
    page.get_by_text("Saring").click()
    page.get_by_label("Jenis").select_option("lamp")
    page.get_by_label("Nama atau kode").fill(name)
    page.get_by_role("button", name="Terapkan").click()
    assert violations(page) == []
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("img", name="Peta aset")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Alasan").fill("Tiangnya sudah dibongkar.")
    page.get_by_role("button", name="Nonaktifkan").click()
    expect(page.get_by_role("main")).to_contain_text("Aset dinonaktifkan.")
    expect(page.get_by_role("main")).to_contain_text("Tiangnya sudah dibongkar.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_desk_is_told_which_road_decides_and_that_it_is_invented(new_page, officer_page):
    number = report_a_pothole(new_page())
    page = officer_page("Ratna Ayu")
    page.goto(f"/kantor/laporan/{number}")
    step = page.locator("#langkah")
    expect(step).to_contain_text(re.compile(r"\d+ m dari ruas Jl\. Z\.A\. Pagar Alam \(jalan nasional\) → BPJN Lampung"))
    expect(step).to_contain_text("Garis jalannya data peragaan.")
    step.get_by_role("link", name="Lihat di peta").click()
    expect(page.get_by_role("heading", name="Jl. Z.A. Pagar Alam")).to_be_visible()
