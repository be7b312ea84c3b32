"""From a word with affixes to one that the lexicon knows.

Lighter than a full stemmer on purpose: "angkutan" (transport) is not "diangkut" (waste), "bantuan" is not "dibantu". The least stripped
form that the lexicon has wins; a root of PySastrawi's dictionary is left whole, so that "pegang" never becomes "gang".
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

SHORTEST: Final = 3
_CLITICS: Final = ("nya", "lah", "kah", "pun", "ku", "mu", "ne", "e")
_SUFFIXES: Final = ("kan", "in", "an", "i", "ke", "en")
_PREFIXES: Final = ("memper", "diper", "keter", "berke", "penge", "di", "ter", "ber", "per", "ke", "se", "be", "te", "pe", "me", "tak")
# What a nasal prefix hides: "memukul" is "pukul", "menulis" is "tulis".
_NASALS: Final = (
    ("meny", ("s",)), ("peny", ("s",)), ("ny", ("s", "c")),
    ("meng", ("", "k")), ("peng", ("", "k")), ("ng", ("", "k")),
    ("mem", ("", "p")), ("pem", ("", "p")), ("m", ("p",)),
    ("men", ("", "t")), ("pen", ("", "t")), ("n", ("t",)),
)  # fmt: skip


@cache
def roots() -> frozenset[str]:
    """PySastrawi's dictionary of roots; read once."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return frozenset(StemmerFactory().get_words())


def known_form(word: str, known: Collection[str]) -> str | None:
    """The least stripped form of `word`, shorter than itself, that is in `known`; None when there is none."""
    if len(word) <= SHORTEST or word in roots():
        return None
    for form in _forms(word):
        if form in known:
            return form
        if form in roots() and len(form) > SHORTEST:
            return None
    return None


def _forms(word: str) -> Iterator[str]:
    """Shorter and shorter; a form of two affixes comes after all forms of one."""
    layer = [word]
    seen = {word}
    for _depth in range(3):
        following: list[str] = []
        for form in layer:
            for shorter in (*_without_ending(form), *_without_beginning(form)):
                if len(shorter) >= SHORTEST and shorter not in seen:
                    seen.add(shorter)
                    following.append(shorter)
        yield from following
        layer = following


def _without_ending(word: str) -> Iterator[str]:
    for ending in (*_CLITICS, *_SUFFIXES):
        if word.endswith(ending):
            yield word[: -len(ending)]


def _without_beginning(word: str) -> Iterator[str]:
    for nasal, hidden in _NASALS:
        if word.startswith(nasal):
            for letter in hidden:
                yield letter + word[len(nasal) :]
    for beginning in _PREFIXES:
        if word.startswith(beginning):
            yield word[len(beginning) :]
