"""What a person sees while the database restarts, and that a retry is the same report."""

import json
import os
import secrets
import signal
import threading
import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.site import Site

REPORT = {
    "text": "Jembatan kayu di dusun kami lapuk, dua papan sudah lepas dan anak sekolah lewat situ.",
    "category": "roads",
    "lat": -5.38,
    "lng": 105.25,
    "visibility": "public",
}


def send(site: Site, key: str) -> tuple[int, dict[str, Any]]:
    body = json.dumps(REPORT).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Idempotency-Key": key}
    request = urllib.request.Request(f"{site.url}/lapor.json", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal)


def send_until_taken(site: Site, key: str, *, within_s: float = 60) -> dict[str, Any]:
    """As a phone does it: the same request again after every 503."""
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        status, answer = send(site, key)
        if status in {200, 201}:
            return answer
        assert status == 503, answer
        assert answer["code"] == "unavailable"
        time.sleep(0.3)
    raise TimeoutError("never taken")


def restart_database(site: Site) -> None:
    """As a power cut would: the server dies at once, and its supervisor starts it again."""
    postmaster = int(next(site.state.glob("**/postmaster.pid")).read_text().split("\n", 1)[0])
    os.kill(postmaster, signal.SIGQUIT)


@pytest.mark.skipif("SIGER_TEST_SITE" in os.environ, reason="would restart somebody's own database")
def test_a_database_restart_in_mid_request_loses_and_doubles_nothing(site):
    keys = [secrets.token_urlsafe(24) for _ in range(12)]
    taken: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda key=key: taken.append(send_until_taken(site, key))) for key in keys]
    for number, thread in enumerate(threads):
        thread.start()
        if number == 5:
            restart_database(site)
    for thread in threads:
        thread.join()
    assert len(taken) == len(keys)
    again = [send_until_taken(site, key) for key in keys]
    assert sorted(one["number"] for one in again) == sorted(one["number"] for one in taken)
    assert len({one["number"] for one in taken}) == len(keys)


@pytest.mark.skipif("SIGER_TEST_SITE" in os.environ, reason="would restart somebody's own database")
def test_a_person_is_told_what_to_do_while_the_database_is_away(site, new_page):
    page = new_page()
    restart_database(site)
    seen = set()
    until = time.monotonic() + 60
    while time.monotonic() < until:
        answer = page.goto("/laporan")
        seen.add(answer.status)
        if answer.status == 200:
            break
        assert answer.status == 503
        expect(page.get_by_role("main")).to_contain_text("Tunggu sebentar")
        time.sleep(0.2)
    assert 200 in seen
