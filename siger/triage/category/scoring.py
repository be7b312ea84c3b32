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
EARLY: Final = 8
SLOWLY: Final = 0.04
LATE: Final = 0.5
"""So many words behind the first one that speaks, each further one takes a little, down to this: people name the matter first."""
CLEAR: Final = 1.8
FRAMED: Final = 0.15
"""Beside a matter that is as clear as this, what is said around it weighs so much."""
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
    """What is said around the matter counts in full only where no matter is clear."""
    begins = min((hit.at for hit in hits if not hit.frame), default=0)
    matter = _sums([hit for hit in hits if not hit.frame], begins, 1.0)
    framed = [hit for hit in hits if hit.frame]
    if not framed:
        return Scores(PRIOR + matter, tuple(hits))
    share = FRAMED if matter.max(initial=0.0) >= CLEAR else 1.0
    return Scores(PRIOR + _sums(hits, begins, share), tuple(hits))


def _sums(hits: Sequence[Hit], begins: int, framed: float) -> Floats:
    """By category, the strongest expression in full and each further one less."""
    by_column: dict[int, list[float]] = {}
    for hit in hits:
        share = hit.share * _by_place(hit.at - begins) * (framed if hit.frame else 1.0)
        for column, weight in hit.weights.items():
            by_column.setdefault(column, []).append(weight * share)
    values = np.zeros(len(CODES))
    for column, weights in by_column.items():
        weights.sort(reverse=True)
        values[column] = sum(weight * FADING**rank for rank, weight in enumerate(weights))
    return values


def _by_place(behind: int) -> float:
    return 1.0 if behind <= EARLY else max(LATE, 1.0 - (behind - EARLY) * SLOWLY)


def probabilities(values: Floats, coldness: float = COLDNESS) -> Floats:
    """Sum to 1. Finite for any finite scores."""
    shifted = np.exp((values - values.max()) / coldness)
    return np.asarray(shifted / shifted.sum(), dtype=np.float64)
