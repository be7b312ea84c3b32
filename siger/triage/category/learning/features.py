"""A text as hashed features: stems, two stems in a row, and pieces of words, which forgive misspelling. NumPy alone."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from siger.triage.category.places import neutral_places
from siger.triage.category.words import FILLERS, Word
from siger.triage.similar.words.stems import stem

VERSION: Final = 1
"""Raised when the same text gives other features: weights learned before are then of no use."""
MOST_WORDS: Final = 250
PIECES: Final = (4, 5)
PIECE: Final = 0.5
"""What a piece counts, measured by a stem."""

Keys = NDArray[np.uint32]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Features:
    """`keys`: sorted, each once. `values`: how much of each, before rarity. `words`: what was read, with the keys of each word alone."""

    keys: Keys
    values: Reals
    words: tuple[tuple[str, tuple[int, ...]], ...] = ()


def features_of(words: Sequence[Word], names: Mapping[str, Sequence[tuple[str, ...]]]) -> Features:
    """Of the first 250 words; names of places, numbers and little words say nothing."""
    words = words[:MOST_WORDS]
    places = neutral_places(words, names)
    said = [word for at, word in enumerate(words) if at not in places and _says_something(word)]
    stems = [stem(word.text) for word in said]
    pairs = [_key(f"2{first} {second}") for first, second in pairwise(stems)]
    alone = tuple((word.written.lower(), _own_keys(word.text)) for word in said)
    whole = [keys[0] for _written, keys in alone] + pairs
    pieces = [key for _written, keys in alone for key in keys[1:]]
    keys, values = _counted(whole, 1.0)
    piece_keys, piece_values = _counted(pieces, PIECE)
    every = np.concatenate([keys, piece_keys])
    order = np.argsort(every, kind="stable")
    return Features(every[order], np.concatenate([values, piece_values])[order], alone)


def _says_something(word: Word) -> bool:
    return not word.is_end and word.text not in FILLERS and not word.text[0].isdigit()


def _counted(found: Sequence[int], weight: float) -> tuple[Keys, Reals]:
    keys, counts = np.unique(np.array(found, dtype=np.uint32), return_counts=True)
    return keys, weight * (1.0 + np.log(counts.astype(np.float64)))


@lru_cache(maxsize=20_000)
def _own_keys(word: str) -> tuple[int, ...]:
    """The key of its stem, then those of its pieces. Remembered: most words of a language come again."""
    framed = f"<{word}>"
    pieces = [framed[at : at + size] for size in PIECES for at in range(len(framed) - size + 1)]
    return (_key(f"1{stem(word)}"), *(_key(f"0{piece}", piece=True) for piece in pieces))


def _key(text: str, *, piece: bool = False) -> int:
    """The lowest bit says whether it is a piece, so that a stem and a piece never share a key."""
    return zlib.crc32(text.encode()) & ~1 | piece


def held_back(words: Sequence[Word]) -> bool:
    """Whether a text is kept for measuring. By its words, one of five: no version ever learns from such a text, whenever it is trained."""
    return zlib.crc32(" ".join(word.text for word in words if not word.is_end).encode()) % 5 == 0
