"""How likely two texts tell of the same, and why."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Final

from siger.triage.similar.words.features import NAMES, features_of
from siger.triage.similar.words.meeting import Meeting
from siger.triage.similar.words.portrait import Portrait, portrait_of
from siger.triage.similar.words.rarity import Rarity
from siger.triage.similar.words.spelling import words_of

NOTHING_LEARNED: Final = Rarity()
MOST_REASONS: Final = 4


@dataclass(frozen=True, slots=True)
class Balance:
    """Weights by feature, fitted by `evaluation.fitting`; from `threshold` on two texts count as the same."""

    base: float
    weights: Mapping[str, float]
    threshold: float

    def log_odds(self, values: Sequence[float]) -> float:
        return self.base + sum(self.weights[name] * value for name, value in zip(NAMES, values, strict=True))


@dataclass(frozen=True, slots=True)
class Likeness:
    """`chance` from 0 to 1 by the words alone, `log_odds` the same before it is bent; `shared`: words of the first text that both have,
    those that say most first."""

    chance: float
    log_odds: float
    shared: tuple[str, ...]


@cache
def balance() -> Balance:
    read = loads(files(__package__).joinpath("data", "balance.toml").read_text(encoding="utf-8"))
    return Balance(read["base"], {name: read["weights"][name] for name in NAMES}, read["threshold"])


def portray(text: str, rarity: Rarity = NOTHING_LEARNED, local: Mapping[str, str] | None = None) -> Portrait:
    """Any text; one without words of its own is like nothing."""
    return portrait_of(words_of(text, local), rarity)


def compare(one: Portrait, other: Portrait) -> Likeness:
    """The same both ways round."""
    if not one.weights or not other.weights:
        return Likeness(0.0, -20.0, ())
    features, meeting = features_of(one, other)
    log_odds = balance().log_odds(features)
    return Likeness(chance_of(log_odds), log_odds, _shared(one, meeting))


def chance_of(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _shared(one: Portrait, meeting: Meeting) -> tuple[str, ...]:
    best = sorted((key for key in one.weights if key in meeting.here), key=lambda key: -one.weights[key])
    return tuple(dict.fromkeys(one.said[key] for key in best))[:MOST_REASONS]
