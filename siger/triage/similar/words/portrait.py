"""A text made ready to be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siger.triage.similar.words.language import concepts
from siger.triage.similar.words.places import Places, places_in
from siger.triage.similar.words.rarity import IN_DICTIONARY, NAME, Rarity, class_weight
from siger.triage.similar.words.spelling import Word
from siger.triage.similar.words.stems import key_of, sounded, stem

PLACE_NAME: Final = 4.0
"""Least weight at first of a dictionary word that names a place: gang Mawar."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """`weights` by key, without words that say nothing. `joined`: neighbours written as one ("wayhalim") with the keys they are made of.

    `surfaces`: how a key was written; `said`: how it is shown to people, a name as written, any other word by its root.
    """

    weights: Mapping[str, float]
    places: Places
    joined: Mapping[str, tuple[str, ...]]
    meant: frozenset[str]
    surfaces: Mapping[str, str]
    said: Mapping[str, str]

    @property
    def total(self) -> float:
        return sum(self.weights.values())


def portrait_of(words: Sequence[Word], rarity: Rarity) -> Portrait:
    places = places_in(words)
    weights: dict[str, float] = {}
    surfaces: dict[str, str] = {}
    said: dict[str, str] = {}
    for word in words:
        key = key_of(word.plain)
        at_first = class_weight(word.plain)
        if key in places.names:
            at_first = max(at_first, PLACE_NAME)
        weight = rarity.weight(key, min(at_first, NAME))
        if weight > 0:
            weights[key] = weight
            surfaces.setdefault(key, word.surface)
            said.setdefault(key, word.surface if key in places.names else stem(word.plain))
    return Portrait(weights, places, _joined(words), _meant(words), surfaces, said)


def _joined(words: Sequence[Word]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for at, word in enumerate(words[:-1]):
        if word.is_number or words[at + 1].is_number:
            continue
        pair = words[at : at + 2]
        found[sounded("".join(one.plain for one in pair))] = tuple(key_of(one.plain) for one in pair)
    found.update(_initials(words))
    return found


def _initials(words: Sequence[Word]) -> dict[str, tuple[str, ...]]:
    """Three or four neighbours by their first letters: "Bukit Kemiling Permai" is also "bkp"."""
    told = [word for word in words if not word.is_number and class_weight(word.plain) > 0]
    found: dict[str, tuple[str, ...]] = {}
    for length in (3, 4):
        for at in range(len(told) - length + 1):
            run = told[at : at + length]
            if any(class_weight(word.plain) >= IN_DICTIONARY for word in run):
                found["".join(word.plain[0] for word in run)] = tuple(key_of(word.plain) for word in run)
    return found


def _meant(words: Sequence[Word]) -> frozenset[str]:
    known = concepts()
    return frozenset(concept for word in words for concept in known.get(word.plain) or known.get(stem(word.plain)) or ())
