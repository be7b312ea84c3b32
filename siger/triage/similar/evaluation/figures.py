"""Average precision, and precision and recall at a threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from siger.triage.similar.evaluation.pairs import Pair
from siger.triage.similar.evaluation.scoring import scores_of
from siger.triage.similar.words.likeness import balance


@dataclass(frozen=True, slots=True)
class Figures:
    pairs: int
    same: int
    average_precision: float
    threshold: float
    precision: float
    recall: float


def measure(pairs: Sequence[Pair]) -> Figures:
    """Labels are looked at only after all scores are there."""
    scores = scores_of(pairs)
    truth = [pair.same for pair in pairs]
    threshold = balance().threshold
    precision, recall = at_threshold(truth, scores, threshold)
    return Figures(len(pairs), sum(truth), average_precision(truth, scores), threshold, precision, recall)


def average_precision(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """The mean precision over the recall gained at each score, pairs of one score taken together."""
    ranked = sorted(zip(scores, truth, strict=True), key=lambda pair: -pair[0])
    every = sum(truth)
    seen = right = 0
    total = 0.0
    for _score, group in groupby(ranked, key=lambda pair: pair[0]):
        members = [same for _, same in group]
        seen, right = seen + len(members), right + sum(members)
        total += sum(members) / every * right / seen
    return total


def at_threshold(truth: Sequence[bool], scores: Sequence[float], threshold: float) -> tuple[float, float]:
    """Precision (1 when nothing reaches the threshold) and recall."""
    found = [same for score, same in zip(scores, truth, strict=True) if score >= threshold]
    return (sum(found) / len(found) if found else 1.0), sum(found) / sum(truth)
