"""A dispatcher clears a mixed queue of forty without touching a mouse."""

import time
from collections import Counter

from playwright.sync_api import Page, expect

from tests.browser.journey import send_plain

READ = ".split-pane:not([aria-busy]) .desk-page"
# What is written, of which kind it is sent as, and how often.
PLAIN = (
    ("Lubang besar di tengah jalan dekat jembatan, sudah banyak motor yang jatuh di situ.", "roads", 13),
    ("Sampah menumpuk di pinggir kali sejak hari Senin dan baunya sampai ke rumah warga.", "waste", 10),
)
SUGGESTED = ("Aspal terkelupas panjang di tikungan, batunya berserakan kalau hujan deras.", "roads", 6)
UNCLEAR = ("Tolong segera diperbaiki yang rusak itu, warga sudah lama menunggu dan kesal.", "other", 4)
REFUSED = ("Saya mau jual mobil bekas kondisi mulus, hubungi saya kalau berminat ya.", "other", 2)
TWICE = ("Pohon tumbang melintang menutup jalan depan balai desa sejak semalam, kendaraan tidak bisa lewat.", "trees_parks", 3)
MISTAKEN = ("Lampu jalan mati sepanjang dua ratus meter, gelap sekali dan warga takut lewat malam.", "roads", 2)


def _fill_queue(page: Page) -> int:
    """Far apart, but for those that tell of the same; how many they are."""
    sent = 0
    for text, category, times in (*PLAIN, SUGGESTED, UNCLEAR, REFUSED, MISTAKEN):
        for _ in range(times):
            send_plain(page, text, category, (-4.60 - 0.018 * (sent % 20), 105.05 + 0.02 * (sent // 20)))
            sent += 1
    for _ in range(TWICE[2]):
        send_plain(page, TWICE[0], TWICE[1], (-5.1000, 105.3000))
        sent += 1
    return sent


def _clear_one(page: Page) -> str:
    """What a dispatcher would do with the report that stands open; by keys, and its name."""
    expect(page.locator(READ)).to_be_visible()
    words = page.locator(f"{READ} .quote").inner_text()
    if words.startswith(UNCLEAR[0][:20]):
        return _write(page, "i", "Yang rusak apa, dan di sebelah mana?", "asked")
    if words.startswith(REFUSED[0][:20]):
        page.keyboard.press("t")
        expect(page.locator("#langkah select[name=ground]")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("Ini iklan, bukan laporan.")
        return _sent(page, "Control+Enter", "refused")
    if words.startswith(MISTAKEN[0][:20]) and page.locator(f"{READ} [data-key=C]").count():
        return _sent(page, "C", "renamed")
    if words.startswith(TWICE[0][:20]) and page.locator(f"{READ} [data-key='=']").count():
        page.keyboard.press("=")
        expect(page.locator(f"{READ} .compared")).to_be_visible()
        return _sent(page, "Enter", "merged")
    return _sent(page, "1" if words.startswith(SUGGESTED[0][:20]) else "Enter", "assigned")


def _write(page: Page, key: str, words: str, name: str) -> str:
    page.keyboard.press(key)
    expect(page.locator("#langkah textarea")).to_be_focused()
    page.keyboard.type(words)
    return _sent(page, "Control+Enter", name)


def _sent(page: Page, key: str, name: str) -> str:
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)
    assert page.url.split("/kantor/")[1].startswith(("#", "?", "")), page.url
    return name


def test_a_dispatcher_clears_a_mixed_queue_of_forty_by_keyboard_alone(new_page, officer_page):
    assert _fill_queue(new_page()) == 40
    page = officer_page("Ratna Ayu")
    page.add_init_script("addEventListener('pointerdown', () => { throw new Error('a mouse was used') }, true)")
    page.goto("/kantor/?tampilan=mine")
    waiting = int(page.locator(".views [aria-current] .count").inner_text())
    assert waiting >= 40
    done: Counter[str] = Counter()
    for _ in range(waiting + MISTAKEN[2]):
        done[_clear_one(page)] += 1
    expect(page.get_by_text("Tidak ada yang menunggu Anda")).to_be_visible()
    assert (done["asked"], done["refused"], done["renamed"]) == (UNCLEAR[2], REFUSED[2], MISTAKEN[2])
    assert done["merged"] == TWICE[2] - 1
    assert done["assigned"] == waiting - done["asked"] - done["refused"] - done["merged"]


def test_a_report_that_is_skipped_stays_and_the_next_one_opens(new_page, officer_page):
    citizen = new_page()
    for number in range(3):
        send_plain(citizen, SUGGESTED[0], SUGGESTED[1], (-4.2 - 0.05 * number, 105.6))
    page = officer_page("Ratna Ayu")
    page.goto("/kantor/?tampilan=mine")
    rows = page.locator("[data-row]")
    numbers = [rows.nth(place).get_attribute("data-number") for place in range(3)]
    page.keyboard.press("j")
    expect(page.locator(f"{READ}[data-number='{numbers[1]}']")).to_be_visible()
    _sent(page, "1", "assigned")
    expect(page.locator(f"{READ}[data-number='{numbers[2]}']")).to_be_visible()
    expect(page.locator(f"[data-row][data-number='{numbers[0]}']")).to_be_visible()


def test_commands_lead_anywhere_by_keyboard(officer_page):
    page = officer_page("Ratna Ayu")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Ketik perintah")).to_be_focused()
    page.keyboard.type("meja saya")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kantor/meja")
    page.keyboard.press(":")
    page.keyboard.type("semua yang terbuka")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_two_at_one_report_see_each_other(new_page, officer_page):
    send_plain(new_page(), PLAIN[0][0], PLAIN[0][1], (-4.9, 105.2))
    one, other = officer_page("Ratna Ayu"), officer_page("Joko Widagdo")
    one.goto("/kantor/?tampilan=mine")
    address = one.locator("[data-row] a").first.get_attribute("href")
    assert address
    one.goto(address)
    other.goto(address)
    expect(other.locator("[data-present]")).to_have_text("Sedang dibuka oleh Ratna Ayu.", timeout=30_000)
    one.goto("/kantor/meja")
    # Whoever closes a page says so; on a machine with much to do a last beat may come after that, and counts for three beats.
    silent_by = time.monotonic() + 90
    while _present(other) and time.monotonic() < silent_by:
        other.wait_for_timeout(1_000)
    assert _present(other) == ""


def _present(page: Page) -> str:
    """What the page hears of others when it opens."""
    with page.expect_response("**/hadir") as heard:
        page.reload()
    return str(heard.value.json()["words"])
