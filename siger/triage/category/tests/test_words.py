"""How Indonesian as people write it becomes words."""

import pytest

from siger.triage.category.words import LONGEST_WORD, words_of


def read(text: str) -> str:
    return " ".join(word.text for word in words_of(text))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("jln rusakkk bgt, krn truk", "jalan rusak banget , karena truk"),
        ("Lubang-lubang & lubang2", "lubang"),
        ("dalane bolong kabeh", "jalan lubang semua"),
        ("gorong-gorong mampet", "gorong mampet"),
        ("#JalanRusak", "jalan rusak"),
        ("halo @dinaspu lihat https://x.id/a?b=1 tulis ke a.b@c.id", "halo lihat tulis ke"),
        ("rs penuh", "rumah sakit penuh"),
        ("kWh meter", "kwh meter"),
        ("ga ada air", "tidak ada air"),
    ],
)
def test_slang_links_and_repeated_letters_are_read_as_what_is_meant(written: str, read_as: str) -> None:
    assert read(written) == read_as


@pytest.mark.parametrize("text", ["", "   ", "😡😡😡🔥", "https://contoh.id/foto/1", "!!!???"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert [word for word in words_of(text) if not word.is_end] == []


def test_a_word_of_four_thousand_letters_is_no_word() -> None:
    assert words_of("ab" * 2_000) == []
    assert len("ab" * 2_000) > LONGEST_WORD


def test_capitals_are_remembered_because_names_have_them() -> None:
    assert [(word.text, word.capital) for word in words_of("jalan Kenanga")] == [("jalan", False), ("kenanga", True)]
