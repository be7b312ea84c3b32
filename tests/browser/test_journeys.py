"""The main job of Siger, end to end."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import upload
from tests.browser.journey import approve, assign, prove, report_a_pothole, until_resolved, wait_for_pictures, work


def test_a_report_is_made_done_proved_validated_confirmed_and_rated(new_page, officer_page, site):
    citizen = new_page()
    number = report_a_pothole(citizen)
    people = until_resolved(officer_page, number)
    citizen.goto(f"/laporan/{number}")
    wait_for_pictures(citizen)
    expect(citizen.locator("main")).to_contain_text("Sebelum")
    citizen.get_by_role("button", name=re.compile("Sudah beres")).click()
    citizen.wait_for_load_state()
    expect(citizen.locator("main")).to_contain_text(re.compile("dibenarkan|terkonfirmasi", re.IGNORECASE))
    citizen.locator("label[for=rating-5]").click()
    citizen.get_by_label("Kesan singkat").fill("Cepat dan rapi, terima kasih.")
    citizen.get_by_role("button", name="Simpan penilaian").click()
    citizen.wait_for_load_state()
    expect(citizen.get_by_role("button", name="Simpan penilaian")).to_have_count(1)
    people["dispatcher"].goto(f"/kantor/laporan/{number}")
    expect(people["dispatcher"].locator("body")).to_contain_text("Selesai, dibenarkan pelapor")
    assert "Traceback" not in site.log.read_text()


def test_a_report_that_is_not_fixed_is_disputed_and_worked_on_again(new_page, officer_page):
    citizen = new_page()
    number = report_a_pothole(citizen)
    people = until_resolved(officer_page, number)
    citizen.goto(f"/laporan/{number}")
    citizen.get_by_text("Belum beres", exact=True).click()
    citizen.get_by_label("Apa yang belum beres?").fill("Lubangnya masih ada, yang ditambal lubang sebelahnya.")
    citizen.locator("#belum input[type=file]").set_input_files(upload("belum.jpg", "#7a1f1f"))
    citizen.get_by_role("button", name="Kirim: belum beres").click()
    citizen.wait_for_load_state()
    expect(citizen.locator("main")).to_contain_text("Dikerjakan")
    prove(people["officer"], number, "#1f3f7a")
    approve(officer_page("Fitri Handayani"), number)  # whoever approved what came back does not judge it again
    citizen.goto(f"/laporan/{number}")
    citizen.get_by_role("button", name=re.compile("Sudah beres")).click()
    expect(citizen.locator("main")).to_contain_text(re.compile("dibenarkan|terkonfirmasi", re.IGNORECASE))


def test_the_form_and_tracking_work_without_any_script(new_page):
    page = new_page(script=False)
    page.goto("/lapor")
    page.locator("input[type=file]").first.set_input_files(upload("lampu.jpg", "#222244"))
    page.get_by_label("Atau pilih desa atau kelurahan").fill("Hajimena, Natar")
    page.get_by_role("radio", name="Lampu jalan").check(force=True)
    page.get_by_label("Apa yang terjadi?").fill("Lampu jalan mati sejak Senin di dekat masjid, gelap sekali kalau malam.")
    page.get_by_role("button", name="Kirim laporan").click()
    if page.locator("input[name=region_choice][type=radio]").count():
        page.locator("input[name=region_choice]").first.check(force=True)
        page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("heading", name="Laporan Anda sudah kami terima")).to_be_visible()
    page.get_by_role("link", name="Pantau laporan ini").click()
    expect(page.locator("main")).to_contain_text("Lampu jalan mati")
    page.goto("/laporan")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_two_officers_at_once_the_second_is_told_and_nothing_is_lost(new_page, officer_page):
    number = report_a_pothole(new_page())
    dispatcher = officer_page("Ratna Ayu")
    assign(dispatcher, number)
    first, second = officer_page("Budi Hartono"), officer_page("Budi Hartono")
    second.goto(f"/kantor/laporan/{number}/hand_back")
    second.locator("#langkah textarea").fill("Bukan ruas kami, ini jalan kabupaten.")
    work(first, number)
    second.locator("#langkah").get_by_role("button").last.click()
    expect(second.get_by_role("alert")).to_contain_text(re.compile("diubah|sekarang"))
    expect(second.locator("body")).to_contain_text("Bukan ruas kami")
