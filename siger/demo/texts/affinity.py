"""Which of several sentences speak of the same thing as a text: those that share the most word beginnings with it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_SLOT: Final = re.compile(r"\{\w+\}")
_BEGINNING: Final = 5  # letters; Indonesian hangs its endings on behind
_COMMON: Final = frozenset(
    {"sudah", "belum", "tidak", "dekat", "depan", "jalan", "lampu", "mohon", "sekol", "keluar", "sejak", "masuk", "tiga"}
)


def fitting(sentences: Sequence[str], text: str) -> Sequence[str]:
    """The sentences nearest to `text`, or all of them when none has anything in common with it."""
    wanted = _beginnings(text)
    scores = [len(wanted & _of_sentence(sentence)) for sentence in sentences]
    best = max(scores, default=0)
    return [sentence for sentence, score in zip(sentences, scores, strict=True) if score == best] if best else sentences


@cache
def _of_sentence(sentence: str) -> frozenset[str]:
    """The sentences are the parts of the TOML files: a few thousand."""
    return _beginnings(_SLOT.sub("", sentence))


@lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(text.lower())) - _COMMON
