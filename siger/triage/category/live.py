"""What the pages ask: the likeliest categories of a text here and now, and the service under one of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from siger.reports.models import Service
from siger.triage.category.learning.current import live_weights
from siger.triage.category.learning.features import Features, Reals, features_of
from siger.triage.category.learning.joining import together
from siger.triage.category.learning.weights import Weights
from siger.triage.category.lexicon_files import CODES, lexicon
from siger.triage.category.matching import hits
from siger.triage.category.region_names import region_names
from siger.triage.category.scoring import COLDNESS, Scores, scores
from siger.triage.category.suggestions import CategorySuggestion, best_columns, deciding_words, suggest
from siger.triage.category.words import FILLERS, Word, words_of


def suggest_categories(text: str) -> list[CategorySuggestion]:
    """The three likeliest categories, best first: from the lexicon and, when something is learned, from that too.

    No statement, but for one an hour and a small one a minute.
    """
    weights = live_weights()
    return suggest(text, names=region_names()) if weights is None else _suggest(words_of(text), weights, region_names())


def _suggest(words: Sequence[Word], weights: Weights, names: Mapping[str, Sequence[tuple[str, ...]]]) -> list[CategorySuggestion]:
    read = scores(hits(words, lexicon(), names))
    features = features_of(words, names)
    leaning = weights.leaning(features)
    likely = together(read.values / COLDNESS, leaning)
    evidence = read.values if leaning is None else read.values + COLDNESS * _above_chance(leaning, weights)
    return [
        CategorySuggestion(CODES[column], float(likely[column]), _words(read, features, weights, column), float(evidence[column]))
        for column in best_columns(likely)
    ]


def _above_chance(leaning: Reals, weights: Weights) -> Reals:
    """What was learned for a category, in the unit of the lexicon's evidence; nothing for one that it makes less likely."""
    return np.asarray(np.maximum(leaning + weights.share * np.log(len(CODES)), 0.0), dtype=np.float64)


def _words(read: Scores, features: Features, weights: Weights, column: int) -> tuple[str, ...]:
    """Those of the lexicon; without any, those that were learned."""
    return deciding_words(read.hits, column) or weights.words_for(features, CODES[column])


def suggest_service(text: str, category: str) -> str:
    """The code of the service whose keywords stand in the text most; "" when none does. Retired services are never named. One statement."""
    said = " " + " ".join(word.text for word in words_of(text) if word.text not in FILLERS) + " "
    best, most = "", 0
    for code, keywords in Service.objects.filter(category=category, active=True).values_list("code", "keywords"):
        found = sum(len(keyword) for keyword in keywords if f" {_plain(str(keyword))}" in said)
        if found > most:
            best, most = code, found
    return best


def _plain(keyword: str) -> str:
    return " ".join(word.text for word in words_of(keyword) if word.text not in FILLERS) or "\0"
