"""From a word with affixes to one that the lexicon knows."""

import pytest

from siger.triage.category.affixes import known_form

KNOWN = {"lubang", "angkut", "angkutan", "pukul", "tulis", "sapu", "kirim", "perbaiki", "aspal", "gang", "ikan", "bantuan", "curi", "gelap"}


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("berlubang", "lubang"),
        ("lubangnya", "lubang"),
        ("diangkut", "angkut"),
        ("angkutannya", "angkutan"),
        ("memukuli", "pukul"),
        ("dituliskan", "tulis"),
        ("menyapu", "sapu"),
        ("mengirimkan", "kirim"),
        ("memperbaikinya", "perbaiki"),
        ("pengaspalan", "aspal"),
        ("kecurian", "curi"),
        ("ngirim", "kirim"),
        ("kegelapan", "gelap"),
    ],
)
def test_the_least_stripped_form_that_is_known_wins(word: str, form: str) -> None:
    assert known_form(word, KNOWN) == form


@pytest.mark.parametrize("word", ["pegang", "memegang", "membantu", "dibantu", "sepeda", "kucing", "zzzz", "an", ""])
def test_a_word_that_only_looks_like_a_derived_one_stays_unknown(word: str) -> None:
    assert known_form(word, KNOWN) is None
