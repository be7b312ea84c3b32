"""One chance of words, distance, time, category and photo.

The words are weighed by what was fitted. What distance, time, category and photo add to the log-odds is judged, not measured: no
installation has labelled such reports yet.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siger.triage.similar.finding.candidates import METRES_A_DEGREE, Candidate
from siger.triage.similar.finding.local_words import local_spellings
from siger.triage.similar.finding.sought import Sought
from siger.triage.similar.words.likeness import Likeness, chance_of, compare, portray
from siger.triage.similar.words.portrait import Portrait
from siger.triage.similar.words.rarity import Rarity

LIKELY: Final = 0.35
"""From this chance on a report is shown."""
MOST_OF_WORDS: Final = 4.0
ON_THE_SPOT: Final = 2.0
AT_THE_EDGE: Final = -1.0
AT_ONCE: Final = 0.5
LONG_AGO: Final = -1.0
OTHER_CATEGORY: Final = -0.5
SAME_CATEGORY: Final = 0.5
SAME_PHOTO: Final = 5.0


@dataclass(frozen=True, slots=True)
class Alike:
    """A report that may tell of the same. `metres` is None when one of the two places only stands for a village; `shared`: common words."""

    id: int
    number: str
    title: str
    state: str
    outcome: str
    supporters: int
    received_at: datetime
    metres: float | None
    shared: tuple[str, ...]
    same_photo: bool
    chance: float


def ranked(
    sought: Sought, portrait: Portrait, found: Collection[Candidate], rarity: Rarity, same_photo: Collection[int] = (), *, limit: int
) -> list[Alike]:
    """The likely ones, likeliest first, at most `limit`."""
    near = [(one, metres) for one in found if (metres := _metres(sought, one)) <= sought.radius_m + _unsure(one)]
    judged = [_judged(sought, portrait, one, metres, rarity, one.id in same_photo) for one, metres in near]
    likely = [one for one in judged if one.chance >= LIKELY]
    return sorted(likely, key=lambda one: (-one.chance, one.received_at, one.id))[:limit]


def _judged(sought: Sought, portrait: Portrait, one: Candidate, metres: float, rarity: Rarity, same_photo: bool) -> Alike:
    words = compare(portrait, portray(f"{one.text}\n{one.landmark}", rarity, local_spellings()))
    exact = sought.exact and one.exact
    odds = _of_words(words) + (_of_distance(sought, metres) if exact else 0.0) + _of_time(sought, one)
    odds += SAME_CATEGORY if one.category == sought.category else OTHER_CATEGORY if sought.category else 0.0
    odds += SAME_PHOTO if same_photo else 0.0
    return Alike(
        one.id, one.number, one.title, one.state, one.outcome, one.supporters, one.received_at, metres if exact else None, words.shared,
        same_photo, chance_of(odds),
    )  # fmt: skip


def _of_words(words: Likeness) -> float:
    return max(-MOST_OF_WORDS, min(MOST_OF_WORDS, words.log_odds))


def _of_distance(sought: Sought, metres: float) -> float:
    return AT_THE_EDGE + (ON_THE_SPOT - AT_THE_EDGE) * math.exp(-3 * metres / sought.radius_m)


def _of_time(sought: Sought, one: Candidate) -> float:
    share = abs((one.received_at - sought.at) / sought.reach.window)
    return AT_ONCE + (LONG_AGO - AT_ONCE) * min(1.0, share)


def _unsure(one: Candidate) -> float:
    return min(one.accuracy_m or 0.0, 500.0)


def _metres(sought: Sought, one: Candidate) -> float:
    north = (one.lat - sought.lat) * METRES_A_DEGREE
    east = (one.lng - sought.lng) * METRES_A_DEGREE * math.cos(math.radians((one.lat + sought.lat) / 2))
    return math.hypot(north, east)
