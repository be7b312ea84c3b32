"""The lexicon's chances and the learned ones as one: their product, so that either alone can be changed without the other."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from siger.triage.category.learning.features import Reals
from siger.triage.category.scoring import probabilities

_SMALLEST: Final = 1e-9


def together(lexicon: Reals, leaning: Reals | None) -> Reals:
    """Probabilities by column. Both as logarithms of chances; without a leaning the lexicon stands alone."""
    return probabilities(lexicon if leaning is None else lexicon + leaning, coldness=1.0)


def surprise(likely: Reals, right: Sequence[int]) -> float:
    """How much a right label surprises, in nats; less is better."""
    return -float(np.log(max(float(likely[list(right)].sum()), _SMALLEST)))
