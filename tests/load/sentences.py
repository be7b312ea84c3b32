"""Texts as people type them, no two alike: the development texts with invented places and slips, some cut where the writer pauses."""

import csv
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).resolve().parents[1] / "evaluation" / "development.csv"
SLIPS: Final = 0.1
"""So many words have a letter less."""
STILL_WRITING: Final = 0.5
SYLLABLES: Final = ("ka", "su", "ma", "ti", "ra", "wi", "jo", "gun", "tang", "beng", "lam", "ning", "dra", "pu", "sing", "rejo")


@cache
def development_texts() -> tuple[str, ...]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(row["text"] for row in csv.DictReader(lines))


def typed_texts(rng: random.Random) -> Iterator[str]:
    """Without end."""
    while True:
        yield _typed(rng, rng.choice(development_texts()))


def _typed(rng: random.Random, text: str) -> str:
    words = [_slipped(rng, word) if rng.random() < SLIPS else word for word in text.split()]
    if rng.random() < STILL_WRITING:
        words = words[: rng.randint(max(1, len(words) // 2), len(words))]
    words.insert(rng.randint(0, len(words)), f"di {_name(rng)} RT {rng.randint(1, 99):02}")
    return " ".join(words)


def _slipped(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word))
    return word[:at] + word[at + 1 :] if len(word) > 1 else word


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()
