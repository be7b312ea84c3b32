"""Words typed in haste: without vowels ("smph", "lstrk") or with one letter wrong ("lisrik", "sertfikat")."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from siger.triage.category.affixes import known_form, roots

LEAST_LETTERS: Final = 6
"""Shorter words have too many neighbours."""
LEAST_CONSONANTS: Final = 3
_VOWELS: Final = frozenset("aeiou")


class Spellings:
    """The lexicon's words by what is left of them when typed wrong. Where two words fit, neither is meant."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(word for word in words if word.isalpha() and word.isascii())
        self._by_consonants = _unambiguous((_consonants(word), word) for word in self._known if len(_consonants(word)) >= LEAST_CONSONANTS)
        long = [word for word in self._known if len(word) >= LEAST_LETTERS]
        self._by_deletion = _unambiguous((part, word) for word in long for part in {word, *_one_less(word)})

    def meant(self, word: str) -> str | None:
        """The word of the lexicon that was probably meant; None for a word of the language, and when nothing or several fit."""
        if not (word.isalpha() and word.isascii()) or word in roots() or known_form(word, roots()) is not None:
            return None
        if len(word) >= LEAST_CONSONANTS and not _VOWELS.intersection(word[1:]):
            return self._by_consonants.get(word)
        if len(word) < LEAST_LETTERS - 1:
            return None
        found = {self._by_deletion[part] for part in (word, *_one_less(word)) if self._by_deletion.get(part)}
        close = {one for one in found if one is not None and one[0] == word[0] and abs(len(one) - len(word)) <= 1}
        return close.pop() if len(close) == 1 else None


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for key, word in pairs:
        found[key] = word if found.get(key, word) == word else None
    return found


def _consonants(word: str) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


@lru_cache(maxsize=256)
def _one_less(word: str) -> tuple[str, ...]:
    return tuple(_deletions(word))


def _deletions(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
