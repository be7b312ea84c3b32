"""Labelled texts as numbers. No word of a text goes to the process that fits."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from siger.triage.category.learning.features import Features, Keys, Reals

_COLUMNS: Final = ("keys", "values", "ends", "lexicon", "first", "second")


@dataclass(frozen=True, slots=True)
class Sample:
    """`lexicon`: logarithms of chances by column, but for a constant. `right`: columns of its one or two labels."""

    features: Features
    lexicon: Reals
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Samples:
    """Many samples, the features of all in a row: sample i has those from `ends[i - 1]` to `ends[i]`. `second` is -1 for one label."""

    keys: Keys
    values: Reals
    ends: NDArray[np.int64]
    lexicon: Reals
    first: NDArray[np.int64]
    second: NDArray[np.int64]

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Samples":
        return cls(
            keys=np.concatenate([one.features.keys for one in samples]),
            values=np.concatenate([one.features.values for one in samples]),
            ends=np.cumsum([one.features.keys.size for one in samples], dtype=np.int64),
            lexicon=np.array([one.lexicon for one in samples]),
            first=np.array([one.right[0] for one in samples], dtype=np.int64),
            second=np.array([one.right[1] if len(one.right) > 1 else -1 for one in samples], dtype=np.int64),
        )

    def part(self, at: int) -> slice:
        """Where the features of one sample stand."""
        return slice(int(self.ends[at - 1]) if at else 0, int(self.ends[at]))

    def packed(self) -> bytes:
        file = io.BytesIO()
        np.savez(file, **{name: getattr(self, name) for name in _COLUMNS})
        return file.getvalue()

    @classmethod
    def unpacked(cls, content: bytes) -> "Samples":
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            return cls(**{name: held[name] for name in _COLUMNS})
