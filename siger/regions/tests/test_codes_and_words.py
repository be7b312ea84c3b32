from hypothesis import given
from hypothesis import strategies as st

from siger.regions.codes import ancestor_codes, at_depth, depth, is_code, is_within, parent_code
from siger.regions.normalising import name_of_rank, normalise, spell_out

codes = st.builds(
    lambda parts, village, length: ".".join([f"{part:02}" for part in parts] + [f"{village:04}"])[: {1: 2, 2: 5, 3: 8, 4: 13}[length]],
    st.lists(st.integers(0, 99), min_size=3, max_size=3),
    st.integers(0, 9999),
    st.integers(1, 4),
)


def test_a_code_names_its_ancestors_from_the_province_down():
    assert ancestor_codes("18.71.13.1006") == ("18", "18.71", "18.71.13")
    assert ancestor_codes("18") == ()
    assert parent_code("18") is None


@given(codes)
def test_every_ancestor_contains_the_code_and_lies_at_its_own_depth(code):
    assert is_code(code)
    assert is_within(code, code)
    for level, ancestor in enumerate(ancestor_codes(code), start=1):
        assert depth(ancestor) == level
        assert at_depth(code, level) == ancestor
        assert is_within(code, ancestor)
        assert not is_within(ancestor, code)


def test_a_code_that_only_begins_alike_is_not_within():
    assert not is_within("18.71", "18.7")
    assert not is_within("18.010", "18.01")


def test_what_is_no_code_is_refused():
    for text in ("", "18.", "1", "18.1", "18.01.1", "18.01.01.001", "18.01.01.20011", "18.01.01.2001.1", "1801012001", "١٨", "18\n"):
        assert not is_code(text), text


@given(st.text())
def test_normalising_twice_is_normalising_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert set(once) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in once
    assert once == once.strip()


def test_accents_and_punctuation_do_not_matter():
    assert normalise("  Braja-Luhùr (Baru)") == "braja luhur baru"


def test_only_the_rank_of_a_regency_is_taken_off_its_name():
    assert name_of_rank("Kabupaten Lampung Selatan") == "lampung selatan"
    assert name_of_rank("Kota Bandar Lampung") == "bandar lampung"
    assert name_of_rank("Kotabumi") == "kotabumi"


def test_a_province_s_own_short_forms_come_before_the_common_ones():
    assert spell_out(["gd", "meneng"], {}) == ["gedong", "meneng"]
    assert spell_out(["natar", "lamsel"], {"lamsel": "lampung selatan"}) == ["natar", "lampung", "selatan"]
    assert spell_out(["gd"], {"gd": "gedung"}) == ["gedung"]
