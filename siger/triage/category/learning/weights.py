"""Learned weights: plain numbers in an .npz without pickles, read with NumPy alone."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from siger.triage.category.learning.features import VERSION, Features, Keys, Reals
from siger.triage.category.lexicon_files import CODES

MOST_FEATURES: Final = 10_000
MOST_BYTES: Final = 10_000_000
SHOWN: Final = 2
"""So many learned words are shown as a reason."""

_ARRAYS: Final = ("keys", "rarity", "table", "bias")
_SPEAKS: Final = 0.05


class DamagedWeights(Exception):
    """The bytes are no weights that this version can read; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`keys`: known features, sorted. `rarity` of each; `table`: features by codes, `bias`: by codes, both before the softmax.

    `codes`: the categories that were learned. `floor`: the chance of each other one. `share`: how much the learned chances count beside
    the lexicon's.
    """

    codes: tuple[str, ...]
    keys: Keys
    rarity: NDArray[np.float32]
    table: NDArray[np.float32]
    bias: NDArray[np.float32]
    floor: float
    share: float

    def chances(self, features: Features) -> Reals | None:
        """Logarithms of the chances by column of the categories; None when no feature of the text is known."""
        rows, values = self._known(features.keys, features.values)
        if not rows.size:
            return None
        measured = values / np.sqrt((values * values).sum())
        scores = measured @ self.table[rows] + self.bias
        logs = scores - scores.max()
        logs -= np.log(np.exp(logs).sum())
        every = np.full(len(CODES), np.log(self.floor))
        columns = [CODES.index(code) for code in self.codes]
        every[columns] = np.maximum(logs, every[columns])
        return every

    def leaning(self, features: Features) -> Reals | None:
        """What is added to the lexicon's logarithms, by column of the categories."""
        chances = self.chances(features)
        return None if chances is None else self.share * chances

    def words_for(self, features: Features, code: str) -> tuple[str, ...]:
        """The words that speak most for one category against the mean of all."""
        if code not in self.codes:
            return ()
        column = self.codes.index(code)
        spoken: dict[str, float] = {}
        for written, keys in features.words:
            rows, values = self._known(np.array(keys, dtype=np.uint32), np.ones(len(keys)))
            if rows.size:
                weighed = values @ self.table[rows] / np.sqrt((values * values).sum())
                spoken[written] = float(weighed[column] - weighed.mean())
        best = sorted((word for word, weight in spoken.items() if weight > _SPEAKS), key=lambda word: -spoken[word])
        return tuple(best[:SHOWN])

    def _known(self, keys: Keys, values: Reals) -> tuple[NDArray[np.intp], Reals]:
        if not self.keys.size:
            return np.empty(0, dtype=np.intp), np.empty(0)
        rows = np.minimum(np.searchsorted(self.keys, keys), self.keys.size - 1)
        known = self.keys[rows] == keys
        return rows[known], values[known] * self.rarity[rows[known]]


def packed(weights: Weights) -> bytes:
    """The same weights give the same bytes."""
    about = {"features": VERSION, "codes": weights.codes, "floor": weights.floor, "share": weights.share}
    file = io.BytesIO()
    arrays = {name: getattr(weights, name) for name in _ARRAYS}
    np.savez_compressed(file, about=np.frombuffer(json.dumps(about).encode(), dtype=np.uint8), **arrays)
    return file.getvalue()


def unpacked(content: bytes) -> Weights:
    """Raises DamagedWeights, and nothing else, for whatever the bytes are."""
    try:
        _check_size(content)
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            about: dict[str, Any] = json.loads(held["about"].tobytes())
            if about["features"] != VERSION:
                raise DamagedWeights(f"made for features of version {about['features']}, this is version {VERSION}")
            keys, rarity, table, bias = (held[name] for name in _ARRAYS)
            weights = Weights(tuple(about["codes"]), keys, rarity, table, bias, float(about["floor"]), float(about["share"]))
            _check(weights)
    except DamagedWeights:
        raise
    except Exception as error:  # readers answer damaged bytes with nearly every kind of exception
        raise DamagedWeights(f"{type(error).__name__} while reading") from error
    return weights


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise DamagedWeights("far larger than weights ever are")


def _check(weights: Weights) -> None:
    count = weights.keys.shape[0] if weights.keys.ndim == 1 else -1
    shapes = (weights.rarity.shape, weights.table.shape, weights.bias.shape)
    if shapes != ((count,), (count, len(weights.codes)), (len(weights.codes),)):
        raise DamagedWeights("the arrays do not fit each other")
    kinds = [str(array.dtype) for array in (weights.keys, weights.rarity, weights.table, weights.bias)]
    if kinds != ["uint32", "float32", "float32", "float32"]:
        raise DamagedWeights("the arrays hold other kinds of numbers")
    if not _sound(weights.codes, (weights.rarity, weights.table, weights.bias, np.array([weights.floor, weights.share]))):
        raise DamagedWeights("unknown categories or numbers that are none")
    if not (0.0 < weights.floor < 1.0 and 0.0 <= weights.share < 10.0 and bool((weights.keys[1:] > weights.keys[:-1]).all())):
        raise DamagedWeights("numbers out of range")


def _sound(codes: Sequence[str], arrays: Sequence[NDArray[Any]]) -> bool:
    return len(set(codes)) == len(codes) and set(codes) <= set(CODES) and all(bool(np.isfinite(array).all()) for array in arrays)
