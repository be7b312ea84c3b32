"""Fits the balance of the features on pairs: `python -m siger.triage.similar.evaluation.fitting PAIRS.csv`.

Logistic regression whose signs are held: no likeness may speak against two texts, no contradiction for them, whatever a small file says.
"""

import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy
from numpy.typing import NDArray

from siger.triage.similar.evaluation.figures import at_threshold
from siger.triage.similar.evaluation.pairs import Pair, read_pairs
from siger.triage.similar.evaluation.scoring import values_of
from siger.triage.similar.words.features import NAMES
from siger.triage.similar.words.likeness import Balance

Vector = NDArray[numpy.float64]

AGAINST: Final = frozenset({"names_apart", "one_nameless", "other_kind", "other_number", "other_matter"})
SHRINKAGE: Final = 0.5
STEPS: Final = 4_000
WANTED_PRECISION: Final = 0.8


def fit(pairs: Sequence[Pair]) -> Balance:
    """The threshold is the lowest at which four of five found pairs of this file are the same."""
    values, truth = numpy.array(values_of(pairs)), numpy.array([pair.same for pair in pairs], dtype=float)
    base, weights = _fitted(values, truth)
    scores = 1 / (1 + numpy.exp(-(base + values @ weights)))
    threshold = _threshold([pair.same for pair in pairs], [float(score) for score in scores])
    return Balance(round(base, 3), {name: round(float(weight), 3) for name, weight in zip(NAMES, weights, strict=True)}, threshold)


def _fitted(values: Vector, truth: Vector) -> tuple[float, Vector]:
    """Accelerated projected gradient; the loss is summed, with `SHRINKAGE` times half the square of the weights; 4,000 steps settle."""
    signs = numpy.array([-1.0 if name in AGAINST else 1.0 for name in NAMES])
    rows = numpy.hstack([values * signs, numpy.ones((len(values), 1))])
    shrink = numpy.append(numpy.full(len(NAMES), SHRINKAGE), 0.0)
    step = 1 / (numpy.linalg.norm(rows, 2) ** 2 / 4 + SHRINKAGE)
    at = ahead = numpy.zeros(len(NAMES) + 1)
    for number in range(STEPS):
        slope = rows.T @ (1 / (1 + numpy.exp(-rows @ ahead)) - truth) + shrink * ahead
        new = ahead - step * slope
        new[:-1] = numpy.maximum(new[:-1], 0.0)
        at, ahead = new, new + number / (number + 3) * (new - at)
    return float(at[-1]), at[:-1] * signs


def _threshold(truth: Sequence[bool], scores: Sequence[float]) -> float:
    fitting = (step / 100 for step in range(20, 95) if at_threshold(truth, scores, step / 100)[0] >= WANTED_PRECISION)
    return next(fitting, 0.95)


def written(balance: Balance) -> str:
    lines = "\n".join(f"{name} = {weight}" for name, weight in balance.weights.items())
    return (
        "# Written by siger.triage.similar.evaluation.fitting from tests/evaluation/pairs_development.csv.\n"
        f"base = {balance.base}\nthreshold = {balance.threshold}\n\n[weights]\n{lines}\n"
    )


def main() -> None:
    target = Path(str(files("siger.triage.similar.words").joinpath("data", "balance.toml")))
    target.write_text(written(fit(read_pairs(Path(sys.argv[1])))), encoding="utf-8")


if __name__ == "__main__":
    main()
