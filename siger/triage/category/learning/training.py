"""train: learn from labels, measure on texts that no version learned from, and go live when that is better."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from django.db import transaction

from siger.core import clock
from siger.core.errors import Forbidden
from siger.people.actors import Actor
from siger.triage.category.labelled import Labelled
from siger.triage.category.learning.apart import Progress, fit_apart
from siger.triage.category.learning.current import forget_weights, weights_of
from siger.triage.category.learning.features import features_of, held_back
from siger.triage.category.learning.measuring import Figures, measure
from siger.triage.category.learning.samples import Sample, Samples
from siger.triage.category.learning.weights import DamagedWeights, Weights, packed
from siger.triage.category.lexicon_files import CODES, lexicon
from siger.triage.category.matching import hits
from siger.triage.category.region_names import region_names
from siger.triage.category.scoring import COLDNESS, scores
from siger.triage.category.words import words_of
from siger.triage.models import LearnedCategories

FEWEST_LABELS: Final = 200
FEWEST_HELD_BACK: Final = 30
FEWEST_OF_A_CATEGORY: Final = 5
FEWEST_CATEGORIES: Final = 2
KEPT_VERSIONS: Final = 10
MOST_LABELS: Final = 50_000
"""What stands behind them in a file is not read: memory has an end, and learning gets little better."""

Names = Mapping[str, Sequence[tuple[str, ...]]]


class TooFewLabels(Exception):
    """Nothing worth keeping could be learned; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of it. `before`: the version that was live, None when there was none. `version`: as stored, None when it was not."""

    labels: int
    lexicon: Figures
    learned: Figures
    before: Figures | None
    live: bool
    version: int | None

    @property
    def better(self) -> bool:
        return all(self.learned.is_better_than(one) for one in (self.lexicon, self.before) if one is not None)

    def figures(self) -> dict[str, Any]:
        before = None if self.before is None else self.before.as_data()
        return {"learned": self.learned.as_data(), "lexicon": self.lexicon.as_data(), "before": before}


def train(*, actor: Actor, labels: Iterable[Labelled], dry_run: bool = False, progress: Progress = lambda done, of: None) -> Trained:
    """Learn in a process of its own; store and put live what measures better than the lexicon alone and than the version before.

    Anything else changes nothing. Raises TooFewLabels, LearningFailed and, for anybody but the system, Forbidden.
    """
    if not actor.is_system:
        raise Forbidden
    learned_from, measured_on = _split(islice(labels, MOST_LABELS))
    _require_enough(learned_from, measured_on)
    weights = fit_apart(Samples.of(learned_from), progress)
    before = LearnedCategories.objects.filter(live=True).values_list("pk", flat=True).first()
    done = Trained(
        labels=len(learned_from) + len(measured_on),
        lexicon=measure(measured_on, None),
        learned=measure(measured_on, weights),
        before=_measured_before(before, measured_on),
        live=False,
        version=None,
    )
    return done if dry_run or not done.better else _put_live(weights, done, before)


def _split(labels: Iterable[Labelled]) -> tuple[list[Sample], list[Sample]]:
    """To learn from and to measure on. The same words count once: the first label of them, which is the newest."""
    sides: tuple[list[Sample], list[Sample]] = ([], [])
    for sample, kept_back in _samples(labels, region_names()):
        sides[kept_back].append(sample)
    return sides


def _samples(labels: Iterable[Labelled], names: Names) -> Iterator[tuple[Sample, bool]]:
    seen: set[int] = set()
    for one in labels:
        words = words_of(one.text)
        said = hash(tuple(word.text for word in words))
        if said in seen:
            continue
        seen.add(said)
        lexical = scores(hits(words, lexicon(), names)).values / COLDNESS
        features = replace(features_of(words, names), words=())  # only reasons need them, and there are many texts
        yield Sample(features, lexical, tuple(CODES.index(code) for code in one.right)), held_back(words)


def _require_enough(learned_from: Sequence[Sample], measured_on: Sequence[Sample]) -> None:
    total = len(learned_from) + len(measured_on)
    if total < FEWEST_LABELS or len(measured_on) < FEWEST_HELD_BACK:
        raise TooFewLabels(
            f"{total} texts have a verified category; learning needs at least {FEWEST_LABELS}. The lexicon goes on alone."
            " Try again when officers have handled more reports, or bring labels with --labels."
        )
    firsts = [sample.right[0] for sample in learned_from]
    frequent = [code for column, code in enumerate(CODES) if firsts.count(column) >= FEWEST_OF_A_CATEGORY]
    if len(frequent) < FEWEST_CATEGORIES:
        raise TooFewLabels(
            f"Only {len(frequent)} category has {FEWEST_OF_A_CATEGORY} texts or more; learning needs {FEWEST_CATEGORIES} to tell apart."
            " The lexicon goes on alone."
        )


def _measured_before(version: int | None, measured_on: Sequence[Sample]) -> Figures | None:
    """None as well for a damaged version: it helps nobody, so anything better than the lexicon may follow it."""
    if version is None:
        return None
    try:
        return measure(measured_on, weights_of(version))
    except DamagedWeights:
        return None


@transaction.atomic
def _put_live(weights: Weights, done: Trained, before: int | None) -> Trained:
    """Only in place of the version that it was measured against: of two trainings at once the second changes nothing."""
    live = LearnedCategories.objects.select_for_update().filter(live=True).values_list("pk", flat=True).first()
    if live != before:
        return done
    LearnedCategories.objects.filter(live=True).update(live=False)
    content = packed(weights)
    row = LearnedCategories.objects.create(
        trained_at=clock.now(),
        live=True,
        labels=done.labels,
        figures=done.figures(),
        content=content,
        digest=hashlib.sha256(content).digest(),
    )
    old = LearnedCategories.objects.filter(live=False).order_by("-pk").values_list("pk", flat=True)[KEPT_VERSIONS:]
    LearnedCategories.objects.filter(pk__in=list(old)).delete()
    transaction.on_commit(forget_weights)
    return Trained(done.labels, done.lexicon, done.learned, done.before, live=True, version=row.pk)
