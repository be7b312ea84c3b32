"""From expressions to probabilities."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from siger.triage.category.lexicon_files import CODES
from siger.triage.category.matching import Hit

Floats = NDArray[np.float64]

FADING: Final = 0.72
"""What the second strongest word of a category adds, measured by the first; and so on."""
EARLY: Final = 12
LATE: Final = 0.75
"""What stands far behind the beginning weighs this much: people name the matter first."""
COLDNESS: Final = 1.05
"""Divides the scores before the softmax. Set so that probabilities are right about as often as they say, on the development texts."""

_PRIOR: Final = {
    "other": 1.0,
    "roads": 0.4,
    "labour": 0.2,
    "social_assistance": 0.2,
    "education": 0.2,
    "security_order": 0.2,
    "public_service_conduct": 0.5,
}
PRIOR: Final[Floats] = np.array([_PRIOR.get(code, 0.0) for code in CODES])
"""What people report most, before a word is read."""


@dataclass(frozen=True, slots=True)
class Scores:
    """By column of the categories. `hits` that spoke, for the reasons."""

    values: Floats
    hits: tuple[Hit, ...]


def scores(hits: Sequence[Hit]) -> Scores:
    values = PRIOR.copy()
    by_column: dict[int, list[float]] = {}
    for hit in hits:
        for column, weight in hit.weights.items():
            by_column.setdefault(column, []).append(weight * hit.share * _fading_with(hit.at))
    for column, weights in by_column.items():
        weights.sort(reverse=True)
        values[column] += sum(weight * FADING**rank for rank, weight in enumerate(weights))
    return Scores(values, tuple(hits))


def _fading_with(at: int) -> float:
    return 1.0 if at <= EARLY else max(LATE, 1.0 - (at - EARLY) * 0.02)


def probabilities(values: Floats, coldness: float = COLDNESS) -> Floats:
    """Sum to 1. Finite for any finite scores."""
    shifted = np.exp((values - values.max()) / coldness)
    return np.asarray(shifted / shifted.sum(), dtype=np.float64)
