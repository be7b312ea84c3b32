"""What is known of the language, read once: spellings, ordinary words, words that stand for one another, and the roots of the dictionary.

The roots are those of PySastrawi (MIT), read from the installed package.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

LONGEST_PHRASE: Final = 4


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


@cache
def spellings() -> Mapping[str, str]:
    return dict(_read("spellings.toml")["words"])


@cache
def phrases() -> Mapping[str, Mapping[int, Mapping[str, str]]]:
    """By first word and length, the longest first."""
    by_first: dict[str, dict[int, dict[str, str]]] = {}
    for phrase, meant in sorted(_read("spellings.toml")["phrases"].items(), key=lambda pair: -len(pair[0].split())):
        words = phrase.split()
        by_first.setdefault(words[0], {}).setdefault(len(words), {})[phrase] = meant
    return by_first


@cache
def roots() -> frozenset[str]:
    """About 30,000 dictionary words."""
    text = files("Sastrawi.Stemmer").joinpath("data", "kata-dasar.txt").read_text(encoding="utf-8")
    return frozenset(text.split()) | {"lubang", "medsos", "online", "wifi"}


@cache
def ordinary() -> Mapping[str, str]:
    """The class (`empty`, `usual`, `topical`) of each word that is named in the list."""
    classes = _read("ordinary.toml")
    return {word: name for name in ("topical", "usual", "empty") for word in classes[name].split()}


@cache
def concepts() -> Mapping[str, frozenset[str]]:
    """By word, what it may stand for."""
    by_word: dict[str, set[str]] = {}
    for concept, words in _read("concepts.toml").items():
        for word in words.split():
            by_word.setdefault(word, set()).add(concept)
    return {word: frozenset(found) for word, found in by_word.items()}
