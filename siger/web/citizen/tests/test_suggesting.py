"""POST /lapor/saran: what the words are probably about."""

import pytest
from django.core.cache import cache
from django.test import Client

from siger.reports.models import Report
from siger.web.citizen import suggesting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


def ask(text: str, client: Client | None = None, **headers):
    return (client or Client()).post("/lapor/saran", {"text": text}, headers=headers)


def test_the_likely_categories_come_with_name_probability_and_words():
    answer = ask("Jalan depan pasar berlubang besar")
    assert answer.status_code == 200
    best = answer.json()["categories"][0]
    assert (best["code"], best["name"]) == ("roads", "Jalan dan jembatan")
    assert 0.5 < best["probability"] <= 1
    assert best["words"]
    assert "no-store" in answer["Cache-Control"]


def test_names_are_in_the_language_of_the_page():
    client = Client()
    client.cookies["siger_language"] = "en"
    assert ask("Jalan depan pasar berlubang besar", client).json()["categories"][0]["name"] == "Roads and bridges"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😡😡",
        "https://contoh.id",
        "马路坏了",
        "a" * 4_000,
        "jalan" * 800,
        "\x00",
        "\x01\x08\x1b[31m\x7f",
        "\u202e\u2066\ufeff\u200b",
        "The weather is fine today",
        "x " * 100_000,
    ],
    ids=["empty", "emoji", "link", "chinese", "one letter", "one word", "nul", "control", "invisible", "english", "long"],
)
def test_words_that_say_nothing_get_no_category(text):
    assert ask(text).json() == {"categories": []}


@pytest.mark.parametrize(
    "text",
    ["jalan\x00 rusak berlubang", "\x00\x01jalan rusak\x7f berlubang", "jalan rusak berlubang " * 5_000, "jalan\u200b rusak, berlubang 😡"],
    ids=["nul", "control", "again and again", "invisible"],
)
def test_what_is_strange_around_the_words_does_not_hide_them(text):
    best = ask(text).json()["categories"][0]
    assert best["code"] == "roads"
    assert "\x00" not in " ".join(best["words"])


def test_bytes_that_are_no_text_get_no_category():
    sent = Client().post("/lapor/saran", b"text=%ff%fe%00%c3%28", content_type="application/x-www-form-urlencoded")
    assert (sent.status_code, sent.json()) == (200, {"categories": []})


def test_a_body_that_is_no_form_gets_no_category():
    sent = Client().post("/lapor/saran", b'{"text": "jalan rusak"}', content_type="application/json")
    assert (sent.status_code, sent.json()) == (200, {"categories": []})


def test_it_needs_the_forms_token_and_a_post():
    strict = Client(enforce_csrf_checks=True)
    assert ask("Jalan berlubang", strict).status_code == 403
    assert Client().get("/lapor/saran").status_code == 405


def test_one_address_cannot_ask_without_end(monkeypatch):
    monkeypatch.setattr(suggesting, "ASKS", suggesting.Limit("suggest", 2, 3600))
    assert [ask("Jalan berlubang").status_code for _turn in range(3)] == [200, 200, 429]


def test_asking_keeps_nothing(django_assert_num_queries):
    ask("Jalan berlubang")
    with django_assert_num_queries(1):  # the limit
        ask("Lampu jalan mati")
    assert Report.objects.count() == 0


def test_the_form_asks_but_never_for_whistleblowing(client, world):
    assert 'data-behaviour="suggest-category"' in client.get("/lapor").content.decode()
    assert "/lapor/saran" not in client.get("/lapor?jenis=pengawasan").content.decode()
