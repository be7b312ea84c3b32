"""What crews are asked everywhere: in both languages, for every kind of work that can be seen on site."""

import pytest
from django.utils.translation import override

from siger.proof.models import ChecklistItem
from siger.proof.queries.field import questions_for, questions_of_all, words_of_questions
from siger.proof.seeding import load_checklists
from siger.reports.categories import Category

pytestmark = pytest.mark.django_db
NOT_SEEN_ON_SITE = {Category.ILLEGAL_LEVIES_CORRUPTION}


def test_every_category_that_is_seen_on_site_has_questions(world):
    load_checklists()
    asked = questions_for([1], set(Category))
    assert {category for category in Category if not asked[1, category]} == NOT_SEEN_ON_SITE


def test_a_reader_of_english_is_asked_in_english_and_answers_are_kept_in_ours(world):
    load_checklists()
    with override("en"):
        (first, *_rest) = questions_for([1], ["roads"])[1, "roads"]
        assert first.words == questions_of_all("roads")[0] == "The surface is level with the road around it"
        assert words_of_questions([first.id], agency_id=1, category="roads") == {first.id: "Permukaan rata dengan jalan di sekitarnya"}
    assert questions_of_all("roads")[0] == "Permukaan rata dengan jalan di sekitarnya"


def test_a_file_is_followed_and_what_left_it_is_kept_but_not_asked(world, tmp_path):
    load_checklists()
    everything = ChecklistItem.objects.count()
    file = tmp_path / "checklists.toml"
    file.write_text('[roads]\nflat = ["Permukaan rata", "Level"]\n', encoding="utf-8")
    load_checklists(file)
    assert ChecklistItem.objects.count() == everything
    assert questions_of_all("roads") == ["Permukaan rata"]
    assert questions_of_all("waste") == []


@pytest.mark.parametrize("entry", ['[dragons]\na = ["x", "y"]', '[roads]\na = ["x"]', "[roads]\na = []"])
def test_a_file_with_an_unknown_category_or_one_language_is_refused(world, tmp_path, entry):
    file = tmp_path / "checklists.toml"
    file.write_text(entry, encoding="utf-8")
    with pytest.raises(ValueError, match=r"dragons|unpack"):
        load_checklists(file)
    assert not ChecklistItem.objects.exists()
