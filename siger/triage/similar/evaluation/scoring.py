"""Scores of the pairs of a file, from words and place names alone.

How rare a word is comes from the language and, as in an installation from its own published reports, from the texts of the file; their
labels are not looked at.
"""

from collections.abc import Mapping, Sequence

from siger.triage.similar.evaluation.pairs import Pair
from siger.triage.similar.finding.local_words import local_spellings
from siger.triage.similar.words.features import features_of
from siger.triage.similar.words.likeness import compare
from siger.triage.similar.words.portrait import Portrait, portrait_of
from siger.triage.similar.words.rarity import learned_from
from siger.triage.similar.words.spelling import words_of


def scores_of(pairs: Sequence[Pair]) -> list[float]:
    portraits = _portraits(pairs)
    return [compare(portraits[pair.one], portraits[pair.other]).chance for pair in pairs]


def values_of(pairs: Sequence[Pair]) -> list[tuple[float, ...]]:
    """The features of each pair, for fitting."""
    portraits = _portraits(pairs)
    return [features_of(portraits[pair.one], portraits[pair.other])[0] for pair in pairs]


def _portraits(pairs: Sequence[Pair]) -> Mapping[str, Portrait]:
    local = local_spellings()
    words = {text: words_of(text, local) for text in sorted({text for pair in pairs for text in (pair.one, pair.other)})}
    rarity = learned_from([word.plain for word in found] for found in words.values())
    return {text: portrait_of(found, rarity) for text, found in words.items()}
