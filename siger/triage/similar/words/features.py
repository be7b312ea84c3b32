"""What speaks for and against two texts telling of the same, as numbers between 0 and 1 (counts up to 2)."""

import math
from typing import Final, NamedTuple

from siger.triage.similar.words.meeting import Meeting, kinds_against, meet, numbers_against
from siger.triage.similar.words.portrait import Portrait

NAME_SCALE: Final = 6.0
"""Weight of common names at which two thirds of what they can say is said."""

SUBSTANCE: Final = 3.0
"""Weight that is added to each text before shares are taken: two polite phrases that agree say little."""


class Features(NamedTuple):
    covered: float
    shared: float
    trigrams: float
    names: float
    names_apart: float
    one_nameless: float
    same_kind: float
    other_kind: float
    same_number: float
    other_number: float
    same_matter: float
    other_matter: float
    told: float
    named_matter: float


NAMES: Final = Features._fields


def features_of(one: Portrait, other: Portrait) -> tuple[Features, Meeting]:
    meeting = meet(one, other)
    covered, shared = _shared(one, other, meeting)
    names, apart, nameless = _names(one, other, meeting)
    same_kind, other_kind = kinds_against(one, other, meeting)
    same_number, other_number = numbers_against(one.places.numbers, other.places.numbers)
    matter, other_matter = _matter(one, other)
    told = _told(one, other, meeting)
    found = Features(
        covered, shared, trigrams_alike(one, other), names, apart, nameless,
        min(same_kind, 2), min(other_kind, 2), min(same_number, 2), min(other_number, 2),
        matter, other_matter, told, names * max(matter, told),
    )  # fmt: skip
    return found, meeting


def _shared(one: Portrait, other: Portrait, meeting: Meeting) -> tuple[float, float]:
    """The common weight as a share of the poorer text and of both."""
    here = sum(one.weights[key] for key in meeting.here if key in one.weights)
    there = sum(other.weights[key] for key in meeting.there if key in other.weights)
    mine, theirs = one.total, other.total
    if not mine or not theirs:
        return 0.0, 0.0
    return max(here / (mine + SUBSTANCE), there / (theirs + SUBSTANCE)), (here + there) / (mine + theirs + 2 * SUBSTANCE)


def _names(one: Portrait, other: Portrait, meeting: Meeting) -> tuple[float, float, float]:
    mine = {key: one.weights[key] for key in one.places.names if key in one.weights}
    theirs = {key: other.weights[key] for key in other.places.names if key in other.weights}
    met = sum(weight for key, weight in mine.items() if key in meeting.here)
    met_there = sum(weight for key, weight in theirs.items() if key in meeting.there)
    common = 1 - math.exp(-max(met, met_there) / NAME_SCALE)
    if not mine or not theirs:
        return common, 0.0, 1.0
    apart = min(1 - met / sum(mine.values()), 1 - met_there / sum(theirs.values()))
    return common, apart, 0.0


def _matter(one: Portrait, other: Portrait) -> tuple[float, float]:
    """How far the kinds of trouble are the same, by words that stand for one another, and whether both name kinds and none in common."""
    if not one.meant or not other.meant:
        return 0.0, 0.0
    common = len(one.meant & other.meant) / min(len(one.meant), len(other.meant))
    return common, 0.0 if common else 1.0


def _told(one: Portrait, other: Portrait, meeting: Meeting) -> float:
    """The common weight of what is not a name, as a share of the poorer text."""
    mine = {key: weight for key, weight in one.weights.items() if key not in one.places.names}
    theirs = {key: weight for key, weight in other.weights.items() if key not in other.places.names}
    if not mine or not theirs:
        return 0.0
    here = sum(weight for key, weight in mine.items() if key in meeting.here) / (sum(mine.values()) + SUBSTANCE)
    return max(here, sum(weight for key, weight in theirs.items() if key in meeting.there) / (sum(theirs.values()) + SUBSTANCE))


def trigrams_alike(one: Portrait, other: Portrait) -> float:
    """Cosine of the trigrams of all words, each counted by the weight of its word."""
    mine, theirs = _trigrams(one), _trigrams(other)
    if not mine or not theirs:
        return 0.0
    dot = sum(weight * theirs.get(gram, 0.0) for gram, weight in mine.items())
    return dot / math.sqrt(sum(weight**2 for weight in mine.values()) * sum(weight**2 for weight in theirs.values()))


def _trigrams(portrait: Portrait) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, weight in portrait.weights.items():
        framed = f" {key} "
        for at in range(len(framed) - 2):
            gram = framed[at : at + 3]
            found[gram] = found.get(gram, 0.0) + weight / (len(framed) - 2)
    return found
