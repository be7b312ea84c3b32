"""Names of places say where, not what: "Jalan Pasar Baru", "depan SDN 2 Gunung Terang", "desa Air Bakoman".

Their words are taken out before the lexicon looks. What stands between place and topic stays: "jalan Kenanga rusak" is still about a road.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from siger.triage.category.word_lists import word_list
from siger.triage.category.words import Word

STREET: Final = frozenset({"jalan", "gang", "jln", "jl", "gg", "lorong", "ruas", "simpang", "jembatan"})
_SHORT_STREET: Final = frozenset({"jl", "jln", "gg", "jl.", "jln."})
RANKS: Final = word_list("ranks")
BEFORE_LANDMARK: Final = word_list("before_landmark")
NUMBERED: Final = frozenset({"rt", "rw", "km", "dusun", "blok", "nomor", "gang"})
_LOCATIVE: Final = word_list("locative")
LANDMARKS: Final = word_list("landmarks")
_DETAILS: Final = word_list("details")
# What may follow "jalan" without being its name.
NOT_A_NAME: Final = word_list("not_a_name")
LONGEST_NAME: Final = 4


def neutral_places(words: Sequence[Word], names: Mapping[str, Sequence[tuple[str, ...]]]) -> set[int]:
    """Positions of words that belong to the name of a place. `names`: the regions' names of several words, by their first word."""
    taken: set[int] = set()
    shouting = sum(word.capital for word in words) > 0.6 * len(words)
    for at, word in enumerate(words):
        if at in taken:
            continue
        if word.text in STREET:
            taken |= _street(words, at, shouting)
        elif word.text in BEFORE_LANDMARK:
            taken |= _landmark(words, at + 1, shouting)
        elif word.text in RANKS:
            taken |= _ranked(words, at, shouting)
        elif word.text in NUMBERED and at + 1 < len(words) and words[at + 1].text.isdigit():
            taken |= {at, at + 1}
        taken |= _region(words, at, names)
    return taken


def _street(words: Sequence[Word], at: int, shouting: bool) -> set[int]:
    """The name after "jalan", and "jalan" itself when the text only says that something is there."""
    name = _capitals(words, at + 1, shouting)
    short = words[at].written.lower().rstrip(".") in _SHORT_STREET
    if not name and short:
        follower = at + 1
        if follower < len(words) and words[follower].text not in NOT_A_NAME and not words[follower].is_end:
            name = {follower}
    if name and at > 0 and words[at - 1].text in _LOCATIVE | BEFORE_LANDMARK:
        name.add(at)
    return name


def _ranked(words: Sequence[Word], at: int, shouting: bool) -> set[int]:
    """ "Desa Sidomulyo", "dusun 3": the rank is part of the name."""
    name = _capitals(words, at + 1, shouting)
    return {at, *name} if any(not words[place].text.isdigit() for place in name) else set()


def _capitals(words: Sequence[Word], start: int, shouting: bool) -> set[int]:
    """Capitalised words from `start`; none in a text that is all capitals."""
    found: set[int] = set()
    if shouting:
        return found
    for at in range(start, min(start + LONGEST_NAME, len(words))):
        word = words[at]
        if word.is_end or not (word.capital or word.text.isdigit()) or word.text in NOT_A_NAME:
            break
        found.add(at)
    return found


def _landmark(words: Sequence[Word], start: int, shouting: bool) -> set[int]:
    """ "depan SDN 2 Gunung Terang": the building, its details and its name."""
    if start >= len(words) or words[start].text not in LANDMARKS:
        return set()
    found = {start}
    at = start + 1
    while at < len(words) and (words[at].text in _DETAILS | LANDMARKS or words[at].text.isdigit()) and at - start < LONGEST_NAME:
        found.add(at)
        at += 1
    return found | _capitals(words, at, shouting)


def _region(words: Sequence[Word], at: int, names: Mapping[str, Sequence[tuple[str, ...]]]) -> set[int]:
    """A region's name of several words, when it begins with a capital or stands after a word that says so."""
    if not words[at].capital and not (at and words[at - 1].text in RANKS | _LOCATIVE):
        return set()
    for name in names.get(words[at].text, ()):
        if tuple(word.text for word in words[at : at + len(name)]) == name:
            return set(range(at, at + len(name)))
    return set()
