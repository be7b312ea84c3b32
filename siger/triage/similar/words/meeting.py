"""Which words of two portraits are the same, and which place words speak against each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from siger.triage.similar.words.portrait import Portrait

SHORTEST_GUESS: Final = 6
"""Names of fewer letters must be the same letter by letter."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Keys of each side that the other has too, also in another spelling."""

    here: frozenset[str]
    there: frozenset[str]


def meet(one: Portrait, other: Portrait) -> Meeting:
    here = set(one.weights.keys() & other.weights.keys())
    there = set(here)
    _meet_joined(one, other, here, there)
    _meet_joined(other, one, there, here)
    _meet_misspelled(one, other, here, there)
    return Meeting(frozenset(here), frozenset(there))


def _meet_joined(one: Portrait, other: Portrait, here: set[str], there: set[str]) -> None:
    """ "way halim" of one side and "wayhalim" of the other."""
    for whole, parts in one.joined.items():
        if whole in other.weights and whole not in there:
            there.add(whole)
            here.update(part for part in parts if part in one.weights)


def _meet_misspelled(one: Portrait, other: Portrait, here: set[str], there: set[str]) -> None:
    mine = [key for key in one.places.names & one.weights.keys() - here if len(key) >= SHORTEST_GUESS]
    theirs = [key for key in other.places.names & other.weights.keys() - there if len(key) >= SHORTEST_GUESS]
    for key in mine:
        twin = next((candidate for candidate in theirs if within_one_slip(key, candidate)), None)
        if twin is not None:
            here.add(key)
            there.add(twin)


def within_one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes them the same; the first letter must be right."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), min(len(one), len(other)))
    return one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at + 1 :]


def numbers_against(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> tuple[int, int]:
    """How many kinds of numbered names (km, SD, RT) both have with and without a common number: (same, contrary)."""
    both = one.keys() & other.keys()
    same = sum(1 for kind in both if one[kind] & other[kind])
    return same, len(both) - same


def kinds_against(one: Portrait, other: Portrait, meeting: Meeting) -> tuple[int, int]:
    """The same for names after one kind of marker (streets, villages, markets): (same, contrary)."""
    both = one.places.by_kind.keys() & other.places.by_kind.keys()
    same = contrary = 0
    for kind in both:
        met = one.places.by_kind[kind] & meeting.here
        alone = not met and not other.places.by_kind[kind] & meeting.there
        same, contrary = same + (1 if met else 0), contrary + (1 if alone else 0)
    return same, contrary
