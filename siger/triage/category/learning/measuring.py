"""Which of several ways to suggest does best on the same texts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from siger.triage.category.evaluating import TOP
from siger.triage.category.learning.joining import surprise, together
from siger.triage.category.learning.samples import Sample
from siger.triage.category.learning.weights import Weights


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the texts, and the mean surprise by the right label (nats, less is better)."""

    texts: int
    accuracy: float
    top3: float
    surprise: float

    def is_better_than(self, other: "Figures") -> bool:
        """More often right; where equally often, less surprised."""
        return (self.accuracy, -self.surprise) > (other.accuracy, -other.surprise)

    def as_data(self) -> dict[str, Any]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def measure(samples: Sequence[Sample], weights: Weights | None) -> Figures:
    """None is the lexicon alone."""
    first = among = 0
    total = 0.0
    for sample in samples:
        likely = together(sample.lexicon, None if weights is None else weights.leaning(sample.features))
        best = np.argsort(-likely, kind="stable")[:TOP]
        first += int(best[0]) in sample.right
        among += any(int(column) in sample.right for column in best)
        total += surprise(likely, sample.right)
    count = max(len(samples), 1)
    return Figures(len(samples), first / count, among / count, total / count)
