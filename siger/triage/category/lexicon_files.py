"""Reads the lexicon's files."""

import itertools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from siger.triage.category.mistyped import Spellings
from siger.triage.category.words import compared

Phrase = tuple[str, ...]

CODES: Final = (
    "roads", "street_lighting", "drainage_flood", "waste", "water", "electricity", "telecom", "transport", "trees_parks", "housing",
    "education", "health", "social_assistance", "civil_registration", "licensing", "labour", "agriculture_prices", "economy_msme",
    "environment_mining", "land", "tax_revenue", "fire_disaster", "security_order", "illegal_levies_corruption", "public_service_conduct",
    "village_governance", "other",
)  # fmt: skip
"""The categories of `reports.categories`, in their order: a column each. Held together by a test."""

WEIGHTS: Final = {"decisive": 4.0, "strong": 2.6, "usual": 1.4, "weak": 0.6}
ONE_WORD: Final = 0.95
"""A single word is less sure than an expression of several."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases`: weight by column of each expression. `pairs`: by the first side, the other sides with their weights by column.

    `neutral` expressions swallow their words, those of `backdrop` weigh less alone, those of only `frame` words beside others, those of
    `denied` when denied. `known` are all words, `alone` those that count by themselves. `starts`: all expressions by their first word,
    longest first.
    """

    phrases: dict[Phrase, dict[int, float]]
    pairs: dict[Phrase, dict[Phrase, dict[int, float]]]
    neutral: frozenset[Phrase]
    denied: frozenset[Phrase]
    backdrop: frozenset[Phrase]
    frame: frozenset[str]
    known: frozenset[str] = field(repr=False)
    alone: frozenset[str] = field(repr=False)
    starts: dict[str, tuple[Phrase, ...]] = field(repr=False)
    spellings: Spellings = field(repr=False)


@cache
def lexicon() -> Lexicon:
    """Read once in a process, when first asked for."""
    phrases: dict[Phrase, dict[int, float]] = {}
    pairs: dict[Phrase, dict[Phrase, dict[int, float]]] = {}
    for column, code in enumerate(CODES):
        for level, entry in _entries(code):
            _add(phrases, pairs, entry, column, WEIGHTS[level])
    neutral = frozenset(compared(entry) for _level, entry in _entries("neutral")) - {()}
    backdrop = frozenset(compared(entry) for _level, entry in _entries("backdrop")) - {()}
    frame = frozenset(word for _level, entry in _entries("frame") for word in compared(entry))
    denied = frozenset(compared(entry) for _level, entry in _entries("problems")) - {()}
    sides = {side for first, others in pairs.items() for side in (first, *others)}
    everything = {*phrases, *sides, *neutral, *denied}
    starts: dict[str, list[Phrase]] = {}
    for phrase in sorted(everything, key=len, reverse=True):
        starts.setdefault(phrase[0], []).append(phrase)
    known = frozenset(itertools.chain.from_iterable(everything))
    alone = frozenset(phrase[0] for phrase in everything if len(phrase) == 1)
    return Lexicon(
        phrases, pairs, neutral, denied, backdrop, frame, known, alone, {word: tuple(of) for word, of in starts.items()}, Spellings(known)
    )


def _entries(name: str) -> Iterator[tuple[str, str]]:
    """(level, expression), the alternatives written out."""
    held = tomllib.loads((files(__package__) / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))
    for level, block in held.items():
        for entry in str(block).replace("\n", " ").split(","):
            for one in _alternatives(entry.strip()):
                yield level, one


def _alternatives(entry: str) -> Iterator[str]:
    """ "jalan + rusak/luar negeri": a side with a slash is a choice of whole sides; without a plus the slash chooses between words."""
    if "+" in entry:
        sides = [[part.strip() for part in side.split("/")] for side in entry.split("+")]
        yield from (" + ".join(chosen) for chosen in itertools.product(*sides))
    elif entry:
        words = [word.split("/") for word in entry.split()]
        yield from (" ".join(chosen) for chosen in itertools.product(*words))


def _side(written: Sequence[str]) -> Phrase:
    """One side as it is compared.

    Empty when little words or slang leave another word than stands there: "ide untuk" must not become "ide".
    """
    read = compared(" ".join(written))
    lone = len(read) == 1 and set(read) != set(written)
    return () if lone else read


def _add(
    phrases: dict[Phrase, dict[int, float]], pairs: dict[Phrase, dict[Phrase, dict[int, float]]], entry: str, column: int, weight: float
) -> None:
    sides = [_side(side.split()) for side in entry.split("+")]
    if not all(sides):
        return
    if len(sides) == 1:
        held = phrases.setdefault(sides[0], {})
        held[column] = max(held.get(column, 0.0), weight * (ONE_WORD if len(sides[0]) == 1 else 1.0))
    elif len(sides) == 2:
        held = pairs.setdefault(sides[0], {}).setdefault(sides[1], {})
        held[column] = max(held.get(column, 0.0), weight)
    elif len(sides) > 2:
        raise ValueError(f"at most two sides: {entry!r}")
