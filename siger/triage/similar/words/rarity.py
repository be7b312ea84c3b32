"""How much it says that two texts share a word: nothing for "yang", much for the name of a street.

The weight begins with the class that the word has in the language and falls when reports of one's own use the word often. It stands in the
unit of ln(number of reports / reports with the word).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from siger.triage.similar.words.language import ordinary, roots
from siger.triage.similar.words.stems import key_of, stem

OF_CLASS: Final[Mapping[str, float]] = {"empty": 0.0, "usual": 1.0, "topical": 1.8}
IN_DICTIONARY: Final = 3.0
NAME: Final = 5.0
NUMBER: Final = 1.0
FEWEST_REPORTS: Final = 50
"""Fewer texts than this teach nothing."""


@lru_cache(maxsize=32_768)
def class_weight(plain: str) -> float:
    """From the language alone."""
    if plain.isdecimal():
        return NUMBER
    listed = ordinary().get(plain) or ordinary().get(stem(plain))
    if listed is not None:
        return OF_CLASS[listed]
    if len(plain) <= 2:
        return NUMBER
    return IN_DICTIONARY if stem(plain) in roots() else NAME


@dataclass(frozen=True, slots=True)
class Rarity:
    """`counts` says in how many of `reports` texts a key came."""

    counts: Mapping[str, int] = field(default_factory=dict)
    reports: int = 0

    def weight(self, key: str, at_first: float) -> float:
        if self.reports < FEWEST_REPORTS:
            return at_first
        seen = math.log((self.reports + 1) / (self.counts.get(key, 0) + 0.5))
        return min(at_first, seen)


def learned_from(texts: Iterable[Iterable[str]]) -> Rarity:
    """From the plain words of each text."""
    counts: dict[str, int] = {}
    reports = 0
    for plain_words in texts:
        reports += 1
        for key in {key_of(word) for word in plain_words}:
            counts[key] = counts.get(key, 0) + 1
    return Rarity(counts, reports)
