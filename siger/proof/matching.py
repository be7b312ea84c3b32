"""Finding a picture again among all earlier ones of the installation, whole or cut, mirrored, turned, made smaller or recompressed.

An index by the keys of marks names candidates. Their marks decide, so many of which must lie as the photo's own do, and then the light: two
photos of one place have many marks in common, and are no copies. `docs/adr/0029` has the measurements.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from siger.proof.likeness import Lie, lie_of, likeness
from siger.reports.models import PhotoTrace
from siger.reports.photos.marks import keys_of, near_keys_of, read_marks
from siger.reports.photos.parts import SKETCH_SIDES
from siger.reports.photos.shades import read_shades

if TYPE_CHECKING:
    from numpy import ndarray

FEWEST: Final = 5
"""Marks that lie alike. Of 36,000 pairs of drawn strangers none had more than four in common; of 800 altered copies none had fewer than
fourteen with their own picture."""
ALIKE: Final = 0.983
"""From this likeness of light and dark on it is the same photo, and not another one of the same place (measured, `docs/adr/0029`)."""
_NEAREST_BITS: Final = 12
_SHIFT: Final = 4
_OF_ONE_KEY: Final = 40
_RARE: Final = 3
"""A key that so few photos have tells enough alone, others only in pairs."""
_STRONGEST: Final = 12
"""Marks of each sketch that are asked with one bit changed, where nothing was found without: one copy in some hundred has lost each key."""
_CANDIDATES: Final = 100

# A key that thousands of photos have costs no more than one that forty have: the latest are taken.
_BY_KEYS: Final = """
    SELECT photo_id FROM unnest(%s::int[]) AS asked (key)
    CROSS JOIN LATERAL (
        SELECT photo_id, count(*) OVER () AS holders FROM (
            SELECT photo_id FROM reports_photomark mark WHERE mark.key = asked.key AND mark.photo_id < %s ORDER BY photo_id DESC LIMIT %s
        ) latest
    ) found
    GROUP BY photo_id HAVING count(*) > 1 OR min(holders) <= %s ORDER BY count(*) DESC, min(holders), photo_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Match:
    """`marks` that lie alike, `alike` from -1 to 1 how light and dark do, `share` of the earlier picture's area that is left, from 0 to 1;
    `mirrored` and `turned` say how it lies.
    """

    photo_id: int
    marks: int
    alike: float
    share: float
    mirrored: bool
    turned: bool


def find_earlier(photo_id: int) -> list[Match]:
    """Photos with a smaller id that show the same picture, surest first. At most four statements more than its own trace."""
    own = PhotoTrace.objects.filter(pk=photo_id).first()
    if own is None:
        return []
    marks = read_marks(bytes(own.marks))
    found = _matches(own, marks, _candidates(photo_id, keys_of(marks), _RARE))
    return found or _matches(own, marks, _candidates(photo_id, near_keys_of(marks, _STRONGEST), 0))


def _candidates(photo_id: int, keys: list[int], rare: int) -> list[int]:
    """Earlier photos that have two of the keys, or one that at most `rare` photos have."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_KEYS, [keys, photo_id, _OF_ONE_KEY, rare, _CANDIDATES])
        return [row[0] for row in cursor.fetchall()]


def _matches(own: PhotoTrace, marks: "ndarray[Any, Any]", ids: list[int]) -> list[Match]:
    traces = PhotoTrace.objects.filter(pk__in=ids).only("width", "height", "marks", "shades") if ids else ()
    found = [match for trace in traces if (match := compare(own, marks, trace)) is not None]
    return sorted(found, key=lambda match: (-match.marks, match.photo_id))


def compare(own: PhotoTrace, marks: "ndarray[Any, Any]", other: PhotoTrace) -> Match | None:
    """Whether enough marks of one sketch lie, turned and moved alike, where the other photo has the same ones, in the same light."""
    import numpy

    theirs = read_marks(bytes(other.marks))
    theirs = theirs[theirs["sketch"] == 0]
    bits, their_bits = marks["bits"].astype(numpy.uint64), theirs["bits"].astype(numpy.uint64)
    mine, at = numpy.nonzero(numpy.bitwise_count(bits[:, None] ^ their_bits[None, :]) <= _NEAREST_BITS)
    if len(mine) < FEWEST:
        return None
    way = numpy.einsum("nji,njk->nik", _axes(theirs)[at], _axes(marks)[mine])
    moved = _places(theirs)[at] - numpy.einsum("nij,nj->ni", way, _places(marks)[mine])
    kind = marks["sketch"][mine].astype(int) * 100 + (way.reshape(-1, 4) @ numpy.array([1, 3, 9, 27])).astype(int)
    alike = (kind[:, None] == kind[None, :]) & (numpy.abs(moved[:, None] - moved[None, :]).max(axis=2) <= _SHIFT)
    counts = [min(len({*mine[row]}), len({*at[row]})) for row in alike]
    best = int(numpy.argmax(counts))
    if counts[best] < FEWEST:
        return None
    side, turn = SKETCH_SIDES[int(marks["sketch"][mine[best]])], way[best]
    group = alike[best]
    light = _light(own, other, lie_of(turn, _places(marks)[mine[group]], _places(theirs)[at[group]]), side)
    if light < ALIKE:
        return None
    share = min(1.0, own.width * own.height * (side / SKETCH_SIDES[0]) ** 2 / (other.width * other.height))
    quarter = bool(turn[0, 0] <= 0 and turn[1, 1] <= 0)
    return Match(other.pk, counts[best], light, share, mirrored=bool(numpy.linalg.det(turn) < 0), turned=quarter)


def _light(own: PhotoTrace, other: PhotoTrace, lie: Lie, side: int) -> float:
    """1, so that marks alone decide, for a photo from before shades were kept."""
    here, there = (read_shades(bytes(trace.shades), trace.width, trace.height) for trace in (own, other))
    if here is None or there is None:
        return 1.0
    return likeness(here, there, lie, side, SKETCH_SIDES[0])


def _places(marks: "ndarray[Any, Any]") -> "ndarray[Any, Any]":
    import numpy

    return numpy.stack([marks["y"], marks["x"]], axis=1).astype(int)


def _axes(marks: "ndarray[Any, Any]") -> "ndarray[Any, Any]":
    """Of each mark, the turn of (down, across) that brought it into its form."""
    import numpy

    turn = marks["turn"].astype(int)
    across, down, swapped = 1 - 2 * (turn & 1), 1 - 2 * (turn >> 1 & 1), (turn >> 2 & 1).astype(bool)
    axes = numpy.zeros((len(turn), 2, 2), int)
    axes[:, 0, 0], axes[:, 0, 1] = numpy.where(swapped, 0, down), numpy.where(swapped, across, 0)
    axes[:, 1, 0], axes[:, 1, 1] = numpy.where(swapped, down, 0), numpy.where(swapped, 0, across)
    return axes
