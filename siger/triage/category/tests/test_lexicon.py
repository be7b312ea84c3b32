"""The lexicon's files hold together."""

from siger.reports.categories import Category
from siger.triage.category.lexicon_files import CODES, lexicon
from siger.triage.category.words import FILLERS, slang


def test_the_columns_are_the_categories_in_their_order() -> None:
    assert tuple(category.value for category in Category) == CODES


def test_nothing_is_neutral_and_weighs_too() -> None:
    held = lexicon()
    assert sorted(held.neutral & held.phrases.keys()) == []


def test_every_category_has_a_vocabulary_of_its_own() -> None:
    held = lexicon()
    for column, code in enumerate(CODES):
        assert sum(column in weights for weights in held.phrases.values()) >= 30, code


def test_it_has_thousands_of_entries() -> None:
    held = lexicon()
    assert len(held.phrases) > 2_500
    assert sum(map(len, held.pairs.values())) > 1_000


def test_slang_is_written_out_in_one_step() -> None:
    """What a short form stands for is not itself short for something else."""
    known = slang()
    assert {word: meant for word, meant in known.items() if any(known.get(part, part) != part for part in meant.split())} == {}


def test_what_is_backdrop_or_denied_is_known() -> None:
    held = lexicon()
    assert {phrase for phrase in held.backdrop if phrase not in held.phrases} == set()
    assert not {phrase for phrase in held.denied if set(phrase) <= FILLERS}
