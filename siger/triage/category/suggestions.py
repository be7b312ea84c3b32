"""The one question: what is this text about?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from siger.triage.category.lexicon_files import CODES, lexicon
from siger.triage.category.matching import Hit, hits
from siger.triage.category.scoring import Floats, Scores, probabilities, scores
from siger.triage.category.words import words_of

MOST: Final = 3
SHOWN_WORDS: Final = 4
SECOND_LABEL: Final = 3.0
SECOND_SHARE: Final = 0.45
"""With this evidence and this share of the first one's, the second is a label too: school fees are education and an illegal levy."""


@dataclass(frozen=True, slots=True)
class CategorySuggestion:
    """`probability` is 0 to 1 over all categories. `words`: what decided, as it stood in the text; empty when nothing spoke for it.

    `evidence` is the sum of their weights, which another category's words do not lessen.
    """

    code: str
    probability: float
    words: tuple[str, ...]
    evidence: float = 0.0


def suggest(text: str, *, names: Mapping[str, Sequence[tuple[str, ...]]] | None = None) -> list[CategorySuggestion]:
    """The three likeliest categories from the lexicon, best first; a text that says nothing gives `other` without words."""
    read = read_text(text, names=names)
    return best_of(probabilities(read.values), read)


def read_text(text: str, *, names: Mapping[str, Sequence[tuple[str, ...]]] | None = None) -> Scores:
    """Scores by category, with the expressions that made them."""
    return scores(hits(words_of(text), lexicon(), names or {}))


def best_of(likely: Floats, read: Scores, most: int = MOST) -> list[CategorySuggestion]:
    best = best_columns(likely, most)
    return [
        CategorySuggestion(CODES[column], float(likely[column]), deciding_words(read.hits, column), float(read.values[column]))
        for column in best
    ]


def best_columns(likely: Floats, most: int = MOST) -> list[int]:
    return sorted(range(len(CODES)), key=lambda column: (-likely[column], column))[:most]


def deciding_words(found: Sequence[Hit], column: int) -> tuple[str, ...]:
    """The heaviest expressions for one category; none that is part of another."""
    speaking = sorted((hit for hit in found if column in hit.weights), key=lambda hit: -hit.weights[column] * hit.share)
    shown: list[str] = []
    for hit in speaking:
        words = " ".join(dict.fromkeys(hit.words))
        if not any(set(words.split()) <= set(one.split()) for one in shown):
            shown.append(words)
    return tuple(shown[:SHOWN_WORDS])


def labels(suggested: Sequence[CategorySuggestion]) -> tuple[str, ...]:
    """One or two: the first, and the second when much speaks for it too."""
    if not suggested:
        return ()
    first, *others = suggested
    enough = max(SECOND_LABEL, SECOND_SHARE * first.evidence)
    return (first.code, *(one.code for one in others[:1] if one.words and one.evidence >= enough))
