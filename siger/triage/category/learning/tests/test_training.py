"""Learning from labels, and what is put live."""

from dataclasses import replace

import pytest

from siger.core.errors import Forbidden
from siger.people.actors import NOBODY, SYSTEM
from siger.triage.category.labelled import Labelled
from siger.triage.category.learning.current import forget_weights
from siger.triage.category.learning.features import held_back
from siger.triage.category.learning.tests.labels import local_labels, misleading_labels
from siger.triage.category.learning.training import TooFewLabels, train
from siger.triage.category.live import suggest_categories
from siger.triage.category.words import words_of
from siger.triage.models import LearnedCategories

pytestmark = pytest.mark.django_db
LOCAL_TEXT = "sudah lama gronjalis dan bledugan dekat sini"


@pytest.fixture(autouse=True)
def _nothing_remembered():
    forget_weights()
    yield
    forget_weights()


def test_what_the_labels_teach_is_suggested_with_the_words_that_decided():
    assert suggest_categories(LOCAL_TEXT)[0].words == ()
    trained = train(actor=SYSTEM, labels=local_labels(300))
    forget_weights()
    best = suggest_categories(LOCAL_TEXT)[0]
    assert (best.code, set(best.words)) == ("roads", {"gronjalis", "bledugan"})
    assert trained.live
    assert trained.learned.accuracy > trained.lexicon.accuracy + 0.3


def test_what_is_worse_than_the_lexicon_is_not_put_live():
    trained = train(actor=SYSTEM, labels=misleading_labels(300))
    assert trained.lexicon.accuracy > 0.9
    assert not trained.better
    assert (trained.live, trained.version, LearnedCategories.objects.count()) == (False, None, 0)


def test_what_is_not_better_than_the_version_before_is_not_put_live():
    good = train(actor=SYSTEM, labels=local_labels(300))
    worse = train(actor=SYSTEM, labels=[_mislabelled(one, at) for at, one in enumerate(local_labels(300))])
    assert worse.before == good.learned
    assert worse.learned.is_better_than(worse.lexicon)
    assert not worse.live
    assert LearnedCategories.objects.get().pk == good.version


def _mislabelled(one: Labelled, at: int) -> Labelled:
    """A third of one category, where it is learned from."""
    wrong = at % 3 == 0 and one.category == "roads" and not held_back(words_of(one.text))
    return replace(one, category="water") if wrong else one


def test_a_dry_run_stores_nothing():
    trained = train(actor=SYSTEM, labels=local_labels(220), dry_run=True)
    assert trained.better
    assert (trained.live, LearnedCategories.objects.count()) == (False, 0)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (list(local_labels(150)), "at least 200"),
        ([replace(one, category="roads") for one in local_labels(300)], "Only 1 category"),
        ([Labelled("jalan rusak", "roads")] * 500, "1 texts have"),
        ([], "0 texts have"),
    ],
    ids=["few", "one category", "one text", "none"],
)
def test_too_few_labels_are_refused_in_words(labels, words):
    with pytest.raises(TooFewLabels, match=words):
        train(actor=SYSTEM, labels=labels)
    assert not LearnedCategories.objects.exists()


def test_only_the_system_trains():
    with pytest.raises(Forbidden):
        train(actor=NOBODY, labels=[])
