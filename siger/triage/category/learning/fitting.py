"""The child process that learns: samples on standard input, weights on standard output, progress beside them. Here alone is scikit-learn.

Started by `apart` as `python -m siger.triage.category.learning.fitting`. Needs no database, has no secrets and sees no word.
"""

import os
import sys
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from siger.triage.category.learning.features import Features, Keys, Reals
from siger.triage.category.learning.joining import surprise, together
from siger.triage.category.learning.samples import Samples
from siger.triage.category.learning.weights import MOST_FEATURES, Weights, packed
from siger.triage.category.lexicon_files import CODES

FEWEST_TEXTS: Final = 2
"""A feature of one text alone is not learned: it is chance, and would tell of that one report."""
FREEDOM: Final = 20.0
"""The inverse of the penalty; any from 5 to 100 measures alike."""
SHARES: Final = (0.3, 0.6, 1.0, 1.5, 2.0)
FOLDS: Final = 5
STEPS: Final = FOLDS + 1
ROUNDS: Final = 300
NICENESS: Final = 10

Progress = Callable[[int], None]
Places = NDArray[np.int64]


def main() -> None:
    os.nice(NICENESS)
    samples = Samples.unpacked(sys.stdin.buffer.read())
    weights = fit(samples, lambda done: print(f"{done}/{STEPS}", file=sys.stderr, flush=True))
    sys.stdout.buffer.write(packed(weights))


def fit(samples: Samples, progress: Progress = lambda done: None) -> Weights:
    """Weights from all samples, and the share that measures best in turns: learned from four parts, measured on the fifth.

    The same samples give the same weights.
    """
    every = np.arange(samples.ends.size)
    log_loss = np.zeros(len(SHARES))
    for done, (learned, measured) in enumerate(KFold(FOLDS, shuffle=True, random_state=0).split(every)):
        weights = _learn(samples, learned, share=1.0)
        log_loss += _losses(samples, measured, weights)
        progress(done + 1)
    weights = _learn(samples, every, share=SHARES[int(log_loss.argmin())])
    progress(STEPS)
    return weights


def _learn(samples: Samples, places: Places, *, share: float) -> Weights:
    keys, rarity, measured = _measured(samples, places)
    rows, labels, counted = _labels(samples, places)
    if rows.size > places.size:
        measured = measured[rows]
    model = LogisticRegression(C=FREEDOM, max_iter=ROUNDS, tol=1e-4).fit(measured, labels, sample_weight=counted)
    table, bias = _by_label(model)
    return Weights(
        codes=tuple(CODES[column] for column in model.classes_),
        keys=keys,
        rarity=rarity,
        table=table.T.astype(np.float32).copy(),
        bias=bias.astype(np.float32),
        floor=1.0 / (places.size + len(CODES)),
        share=share,
    )


def _by_label(model: Any) -> tuple[Reals, Reals]:
    """Of two categories scikit-learn keeps one row, the difference."""
    table, bias = np.asarray(model.coef_), np.asarray(model.intercept_)
    if len(model.classes_) == 2:
        return np.concatenate([-table, table]) / 2, np.concatenate([-bias, bias]) / 2
    return table, bias


def _labels(samples: Samples, places: Places) -> tuple[Places, Places, Reals]:
    """Rows, labels and what each counts: a text with two labels comes twice, by half."""
    two = np.flatnonzero(samples.second[places] >= 0)
    counted = np.ones(places.size)
    counted[two] = 0.5
    rows = np.concatenate([np.arange(places.size), two])
    return rows, np.concatenate([samples.first[places], samples.second[places][two]]), np.concatenate([counted, counted[two]])


def _measured(samples: Samples, places: Places) -> tuple[Keys, NDArray[np.float32], Any]:
    """Known features, their rarity, and the texts as rows of length 1. Built once and changed in place: memory is what learning needs."""
    parts = [samples.part(int(at)) for at in places]
    found = np.concatenate([samples.keys[part] for part in parts])
    keys, known = _frequent(found)
    columns = np.minimum(np.searchsorted(keys, found), max(keys.size - 1, 0)).astype(np.int32)
    kept = keys[columns] == found if keys.size else np.zeros(found.size, dtype=bool)
    text = np.repeat(np.arange(len(parts), dtype=np.int32), [part.stop - part.start for part in parts])[kept]
    columns = columns[kept]
    rarity = (np.log((1 + places.size) / (1 + known)) + 1.0).astype(np.float32)
    values = np.concatenate([samples.values[part] for part in parts])[kept].astype(np.float32) * rarity[columns]
    length = np.sqrt(np.bincount(text, values * values, minlength=len(parts)))
    values /= np.where(length > 0, length, 1.0)[text].astype(np.float32)
    return keys, rarity, sparse.csr_array((values, (text, columns)), shape=(len(parts), keys.size))


def _frequent(found: Keys) -> tuple[Keys, Places]:
    """Features of at least two texts, the most frequent of them, with the number of texts. Each text names a feature once."""
    keys, known = np.unique(found, return_counts=True)
    kept = np.sort(np.argsort(-known, kind="stable")[:MOST_FEATURES])
    kept = kept[known[kept] >= FEWEST_TEXTS]
    return keys[kept], known[kept]


def _losses(samples: Samples, places: Places, weights: Weights) -> Reals:
    """By share, summed over the texts."""
    total = np.zeros(len(SHARES))
    for at in places:
        part = samples.part(int(at))
        chances = weights.chances(Features(samples.keys[part], samples.values[part]))
        right = tuple(int(column) for column in (samples.first[at], samples.second[at]) if column >= 0)
        for place, share in enumerate(SHARES):
            total[place] += surprise(together(samples.lexicon[at], None if chances is None else share * chances), right)
    return total


if __name__ == "__main__":
    main()
