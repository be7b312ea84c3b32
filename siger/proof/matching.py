"""Finding a picture again among all earlier ones of the installation, whole or cut, mirrored, turned, made smaller or recompressed.

An index by the keys of marks names candidates, their marks decide: so many of them must lie as the photo's own do. `docs/adr/0029` has the
measurements.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from siger.reports.models import PhotoTrace
from siger.reports.photos.marks import keys_of, read_marks
from siger.reports.photos.parts import SKETCH_SIDES

if TYPE_CHECKING:
    from numpy import ndarray

FEWEST: Final = 7
"""Marks that lie alike. In a trial none of 300 photos had more than five in common with any of 600 strangers. Nineteen of twenty that were
cut by 15 %, mirrored, turned or recompressed had sixteen and more with their own picture; the poorest of them had six."""
_NEAREST_BITS: Final = 12
_SHIFT: Final = 4
_OF_ONE_KEY: Final = 40
_FEWEST_KEYS: Final = 2
_CANDIDATES: Final = 100

# A key that thousands of photos have costs no more than one that forty have: the latest are taken.
_BY_KEYS: Final = """
    SELECT photo_id FROM unnest(%s::int[]) AS asked (key)
    CROSS JOIN LATERAL (
        SELECT photo_id FROM reports_photomark mark WHERE mark.key = asked.key AND mark.photo_id < %s ORDER BY photo_id DESC LIMIT %s
    ) found
    GROUP BY photo_id HAVING count(*) >= %s ORDER BY count(*) DESC, photo_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Match:
    """`marks` that lie alike, `share` of the earlier picture's area that is left, from 0 to 1; `mirrored` and `turned` say how it lies."""

    photo_id: int
    marks: int
    share: float
    mirrored: bool
    turned: bool


def find_earlier(photo_id: int) -> list[Match]:
    """Photos with a smaller id that show the same picture, surest first. Two statements more than its own trace."""
    own = PhotoTrace.objects.filter(pk=photo_id).first()
    if own is None:
        return []
    marks = read_marks(bytes(own.marks))
    with connection.cursor() as cursor:
        cursor.execute(_BY_KEYS, [keys_of(marks), photo_id, _OF_ONE_KEY, _FEWEST_KEYS, _CANDIDATES])
        ids = [row[0] for row in cursor.fetchall()]
    traces = PhotoTrace.objects.filter(pk__in=ids).only("width", "height", "marks") if ids else ()
    found = [match for trace in traces if (match := compare(own, marks, trace)) is not None]
    return sorted(found, key=lambda match: (-match.marks, match.photo_id))


def compare(own: PhotoTrace, marks: "ndarray[Any, Any]", other: PhotoTrace) -> Match | None:
    """Whether enough marks of one sketch lie, turned and moved alike, where the other photo has the same ones."""
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
    scale = SKETCH_SIDES[int(marks["sketch"][mine[best]])] / SKETCH_SIDES[0]
    share = min(1.0, own.width * own.height * scale**2 / (other.width * other.height))
    turn = way[best]
    return Match(other.pk, counts[best], share, mirrored=bool(numpy.linalg.det(turn) < 0), turned=bool(turn[0, 0] <= 0 and turn[1, 1] <= 0))


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
