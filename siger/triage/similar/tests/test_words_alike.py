"""Two texts alike: what must hold whatever the fitted numbers are."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siger.triage.similar.words.likeness import balance, compare, portray
from siger.triage.similar.words.meeting import within_one_slip
from siger.triage.similar.words.places import places_in
from siger.triage.similar.words.spelling import MOST_WORDS, words_of
from siger.triage.similar.words.stems import key_of, stem


def alike(one, other):
    return compare(portray(one), portray(other)).chance


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jl. ZA Pagar Alam depan kampus berlubang", "pagaralam dpn kampus bolong"),
        ("Lampu jalan di Way Halim padam", "wayhalim lampunya mati"),
        ("SDN 2 Sukarame memungut uang seragam", "sd negeri 2 sukarame minta duit seragam"),
        ("RT 07 RW 02 Pidada tidak ada air", "pidada rt 7/2 air mati"),
        ("Lobang besar di jalan lintas Sumatera km 12", "jln lintas sumatra kilometer 12 lubangnya gede"),
    ],
)
def test_the_same_told_in_other_spellings_is_found(one, other):
    assert alike(one, other) >= balance().threshold


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("jalan lintas Natar km 12 berlubang", "lubang di jalan lintas natar km 12", "lubang di jalan lintas natar km 15"),
        ("SDN 1 Sukarame pungut uang", "sd 1 sukarame pungutan uang", "sd 3 sukarame pungutan uang"),
        ("lampu gang mawar way halim mati", "gang mawar way halim gelap", "gang melati way halim gelap"),
        ("air mati di RT 03 Pidada", "pidada rt 3 air mati", "pidada rt 5 air mati"),
        ("sampah menumpuk di blok C Kemiling", "kemiling blok c penuh sampah", "kemiling blok r penuh sampah"),
    ],
)
def test_a_place_that_contradicts_makes_it_less_likely(one, near, far):
    assert alike(one, near) > alike(one, far) + 0.2


def test_what_is_common_to_all_complaints_says_nothing():
    assert alike("Mohon segera ditindaklanjuti, terima kasih pak", "tolong pak segera ditindaklanjuti terima kasih") < balance().threshold


def test_it_says_which_words_decided():
    shared = compare(portray("Lubang besar di simpang Koga"), portray("simpang koga lobangnya dalam")).shared
    assert shared[0] == "Koga"
    assert "lubang" in shared


HOSTILE = [
    "",
    " ",
    "😀😀😀",
    "https://contoh.example/a?b=c",
    "\0\0",
    "\u202eabc\u202c",
    "好的道路坏了",
    "\u200f\u0627\u0644\u0637\u0631\u064a\u0642\u200f",
    "a" * 4_000,
    "jalan " * 4_000,
    "9" * 4_000,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("other", [*HOSTILE, "Jalan rusak di Kemiling"])
def test_any_text_can_be_compared(text, other):
    assert 0 <= alike(text, other) <= 1


@pytest.mark.parametrize("text", ["", "😀😀😀", "https://contoh.example/a", "yang di dan atau"])
def test_a_text_without_words_is_like_nothing_not_even_itself(text):
    assert alike(text, text) == 0


def test_four_thousand_letters_cost_little():
    long = ("Jalan rusak di kampung tetangga " * 200)[:4_000]
    assert len(words_of(long * 10)) <= MOST_WORDS
    start = time.process_time()
    alike(long, long[7:])
    assert time.process_time() - start < 0.5


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_it_is_the_same_both_ways_round(one, other):
    assert compare(portray(one), portray(other)).log_odds == pytest.approx(compare(portray(other), portray(one)).log_odds)


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("mengangkut", "angkut"), ("diangkut", "angkut"), ("berlubang", "lubang"), ("pemadaman", "padam"), ("kerusakan", "rusak"),
        ("menumpuk", "tumpuk"), ("lampunya", "lampu"), ("kemiling", "kemiling"), ("sukarame", "sukarame"), ("x", "x"),
    ],
)  # fmt: skip
def test_a_word_is_cut_to_its_root_and_a_name_is_left(word, root):
    assert stem(word) == root


@pytest.mark.parametrize(("one", "other"), [("soekarno", "sukarno"), ("sumatera", "sumatra"), ("djuanda", "juanda"), ("lobang", "lubang")])
def test_spellings_of_one_sound_meet(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("hajimena", "hajmena", True), ("hajimena", "hajimina", True), ("natar", "nater", True), ("panjang", "pinang", False),
        ("koga", "boga", False),
    ],
)  # fmt: skip
def test_one_slip_is_forgiven(one, other, close):
    assert within_one_slip(one, other) is close


def test_numbers_belong_to_what_stands_before_them():
    numbers = places_in(words_of("SDN 2 di km12, RT/RW 07/02, blok C, smp5")).numbers
    assert numbers == {"sd": {"2"}, "km": {"12"}, "rt": {"7"}, "rw": {"2"}, "blok": {"c"}, "smp": {"5"}}


def test_a_word_that_is_only_a_ruin_is_no_street():
    assert places_in(words_of("jalan rusak parah")).by_kind == {}
    assert places_in(words_of("jln teuku umar depan toko")).by_kind["street"] == {key_of("teuku"), key_of("umar")}
