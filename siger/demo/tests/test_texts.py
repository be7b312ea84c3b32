"""The words of the demonstration data."""

import random
import re
import tomllib
from pathlib import Path

import pytest
from lokal import detect_pii

from siger.demo.shapes import pick_category, pick_channel
from siger.demo.texts import OFFICER_VERBS, DemoText, PlaceWords, compose, officer_words
from siger.demo.texts.parts import category_codes, officer_parts, parts_of, voice_parts
from siger.reports.categories import Category, ReportClass
from siger.reports.states import Verb

ROOT = Path(__file__).parents[3]
PLACES = [
    PlaceWords("Hajimena", "Natar", "Kabupaten Lampung Selatan"),
    PlaceWords("Podomoro", "Pringsewu", "Kabupaten Pringsewu", "Pekon"),
    PlaceWords("Way Halim Permai", "Way Halim", "Kota Bandar Lampung", "Kelurahan"),
]
EXPLAINED = {
    "request_info",
    "supply_info",
    "assign",
    "transfer",
    "schedule",
    "submit_proof",
    "answer",
    "return_work",
    "hand_back",
    "dispute",
    "reject",
}


@pytest.fixture(scope="module")
def five_thousand() -> list[DemoText]:
    rng = random.Random(20260101)
    return [compose(rng, pick_category(rng, 1 + at % 12), rng.choice(PLACES), channel=pick_channel(rng)) for at in range(5000)]


def test_hardly_any_two_texts_are_equal(five_thousand: list[DemoText]) -> None:
    assert len({demo.text for demo in five_thousand}) >= 0.97 * 5000


def test_many_hundred_sentences_are_the_material() -> None:
    sentences = set()
    for code in category_codes():
        parts = parts_of(code)
        sentences |= {*parts.effects, *parts.asks, *parts.done, *parts.disputes, *parts.questions}
        for service in parts.services:
            sentences |= {*service.titles, *service.facts, *service.effects, *service.asks}
    assert len(sentences) > 1000


def test_the_same_seed_gives_the_same_words() -> None:
    first, second = (
        [compose(rng, "roads", PLACES[0]).text for _ in range(20)] + [officer_words(rng, "start", "roads", PLACES[0])]
        for rng in (random.Random(7), random.Random(7))
    )
    assert first == second


def test_every_category_has_sentences_and_only_those() -> None:
    assert set(category_codes()) == {category.value for category in Category}


def test_every_service_of_lampung_has_sentences() -> None:
    data = tomllib.loads((ROOT / "installations/lampung/services.toml").read_text(encoding="utf-8"))
    for category in data["category"]:
        assert {service["code"] for service in category["service"]} == {service.code for service in parts_of(category["code"]).services}


def test_no_slot_stays_open(five_thousand: list[DemoText]) -> None:
    for demo in five_thousand:
        assert not re.search(r"[{}]", demo.title + demo.text + demo.landmark), demo


def test_a_text_fits_the_form(five_thousand: list[DemoText]) -> None:
    for demo in five_thousand:
        assert 10 <= len(demo.text) <= 2000
        assert 3 <= len(demo.title) <= 100
        assert demo.report_class in set(ReportClass)


def test_every_way_of_speaking_is_heard(five_thousand: list[DemoText]) -> None:
    assert {demo.voice for demo in five_thousand} == {
        "plain",
        "whatsapp",
        "short",
        "formal",
        "tweet",
        "javanese",
        "lampung",
        "angry",
        "long",
    }
    typed = " ".join(demo.text for demo in five_thousand)
    for word in ("yg", "krn", "dgn", "gk", "udh", "dalan", "ranglaya", "Dengan hormat"):
        assert re.search(rf"\b{word}\b", typed), word


def test_some_texts_hold_personal_data_that_belong_to_nobody(five_thousand: list[DemoText]) -> None:
    found = [match for demo in five_thousand for match in detect_pii(demo.text) if match.type in {"PHONE", "NIK", "PLATE", "EMAIL"}]
    assert 100 < len(found) < 500
    for match in found:
        value = match.value.replace(" ", "")
        assert value.startswith(("0812-0000-", "1899", "BE0", "warga")), match


def test_questions_are_information_and_have_a_question_mark(five_thousand: list[DemoText]) -> None:
    asked = [demo for demo in five_thousand if demo.report_class == ReportClass.INFORMATION]
    assert asked
    assert sum("?" in demo.text for demo in asked) > 0.9 * len(asked)


def test_corruption_is_for_supervision_and_never_comes_along_with_something_else(five_thousand: list[DemoText]) -> None:
    codes = {service.code for service in parts_of("illegal_levies_corruption").services}
    for demo in five_thousand:
        assert (demo.report_class == ReportClass.SUPERVISION) == (demo.service_code in codes)


def test_another_person_tells_the_same_thing_in_other_words() -> None:
    rng = random.Random(3)
    told = [compose(rng, "roads", PLACES[0], service="pothole", landmark="Pasar Natar", channel="whatsapp") for _ in range(15)]
    assert {(demo.service_code, demo.landmark) for demo in told} == {("pothole", "Pasar Natar")}
    assert len({demo.text for demo in told}) == 15


def test_an_unknown_service_is_refused() -> None:
    with pytest.raises(ValueError, match="ghost"):
        compose(random.Random(1), "roads", PLACES[0], service="ghost")


def test_every_verb_that_people_explain_has_words() -> None:
    ratings = {"rating_low", "rating_middle", "rating_high"}
    assert OFFICER_VERBS - ratings <= {verb.value for verb in Verb}
    assert EXPLAINED <= OFFICER_VERBS


@pytest.mark.parametrize("verb", sorted(OFFICER_VERBS))
def test_officers_words_are_complete_in_every_category(verb: str) -> None:
    rng = random.Random(5)
    for category in category_codes():
        for _ in range(len(officer_parts()[verb]) * 2):
            said = officer_words(rng, verb, category, PLACES[1], agency="Dishub Pringsewu", about="Lubang di jalan")
            assert said
            assert not re.search(r"[{}]", said)


def test_proof_speaks_of_what_was_reported() -> None:
    rng = random.Random(9)
    for _ in range(30):
        assert "jembatan" in officer_words(rng, "submit_proof", "roads", PLACES[0], about="Papan jembatan lepas").lower()


def test_the_shared_sentences_use_known_slots() -> None:
    texts = str(voice_parts())
    assert "{fact}" in texts
    assert "{foto}" not in texts
