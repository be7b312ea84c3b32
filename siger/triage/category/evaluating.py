"""How often suggestions are right, counted row by row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from siger.triage.category.labelled import Labelled
from siger.triage.category.lexicon_files import CODES
from siger.triage.category.scoring import Floats

Judge = Callable[[str], Floats]
"""Probabilities by column of the categories."""

TOP: Final = 3
BINS: Final = 10


@dataclass
class Tally:
    """What was counted. `confusion[true, suggested]`; a text whose second label was suggested counts under that label, as right."""

    texts: int = 0
    right: int = 0
    among_top: int = 0
    confusion: Any = field(default_factory=lambda: np.zeros((len(CODES), len(CODES)), dtype=np.int64))
    sure: Any = field(default_factory=lambda: np.zeros((BINS, 3)))

    def count(self, labelled: Labelled, likely: Floats) -> None:
        best = np.argsort(-likely, kind="stable")[:TOP]
        first = int(best[0])
        right = [CODES.index(code) for code in labelled.right]
        hit = first in right
        self.texts += 1
        self.right += hit
        self.among_top += any(int(column) in right for column in best)
        self.confusion[first if hit else right[0], first] += 1
        self.sure[min(int(likely[first] * BINS), BINS - 1)] += (1, likely[first], hit)

    @property
    def accuracy(self) -> float:
        return self.right / self.texts if self.texts else 0.0

    @property
    def top3(self) -> float:
        return self.among_top / self.texts if self.texts else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean over all categories that occur, in the labels or in the suggestions; rare ones count as much as frequent ones."""
        scores = [score.f1 for score in self.by_category() if score.texts or score.suggested]
        return float(np.mean(scores)) if scores else 0.0

    @property
    def calibration_error(self) -> float:
        """By how much the stated probability of the first suggestion misses how often it is right; 0 is honest."""
        return float(np.abs(self.sure[:, 1] - self.sure[:, 2]).sum() / self.texts) if self.texts else 0.0

    def by_category(self) -> list["CategoryScore"]:
        return [CategoryScore.of(self.confusion, column) for column in range(len(CODES))]


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """`taken_for`: what its texts were wrongly suggested as, most frequent first."""

    code: str
    texts: int
    suggested: int
    precision: float
    recall: float
    f1: float
    taken_for: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, confusion: Any, column: int) -> "CategoryScore":
        right, texts, suggested = int(confusion[column, column]), int(confusion[column].sum()), int(confusion[:, column].sum())
        wrong = [(CODES[other], int(count)) for other, count in enumerate(confusion[column]) if count and other != column]
        return cls(
            code=CODES[column],
            texts=texts,
            suggested=suggested,
            precision=right / suggested if suggested else 0.0,
            recall=right / texts if texts else 0.0,
            f1=2 * right / (texts + suggested) if texts + suggested else 0.0,
            taken_for=tuple(sorted(wrong, key=lambda one: -one[1])),
        )


def evaluate(texts: Iterable[Labelled], judge: Judge) -> Tally:
    """Counts all texts, holding none of them."""
    tally = Tally()
    for one in texts:
        tally.count(one, judge(one.text))
    return tally


def as_data(tally: Tally) -> dict[str, Any]:
    """The figures for a script. `confusion`: by true category, what was suggested."""
    matrix = tally.confusion
    return {
        "accuracy": round(tally.accuracy, 4),
        "top3": round(tally.top3, 4),
        "macro_f1": round(tally.macro_f1, 4),
        "calibration_error": round(tally.calibration_error, 4),
        "texts": tally.texts,
        "categories": {
            score.code: {
                "texts": score.texts,
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
            }
            for score in tally.by_category()
            if score.texts or score.suggested
        },
        "confusion": {
            CODES[row]: {CODES[column]: int(matrix[row, column]) for column in np.flatnonzero(matrix[row])}
            for row in np.flatnonzero(matrix.sum(1))
        },
    }
