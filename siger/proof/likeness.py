"""Whether two pictures whose marks lie alike are one photo, or two photos of one place: the light tells."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy import ndarray

_BLOCK: Final = 12
_FEWEST_PIXELS: Final = 12
_FLATTEST: Final = 2.0
"""Steps of brightness: what is flatter tells nothing of light."""
_ROUNDS: Final = 3
_STEP: Final = 1.08
"""From one sketch to the next; what lies in between is within it. Marks that lie close together would say anything."""


@dataclass(frozen=True, slots=True)
class Lie:
    """How a picture lies in an earlier one: `way` turns (down, across), `scale` and `shift` (in pixels of the earlier sketch) follow."""

    way: "ndarray[Any, Any]"
    scale: float
    shift: "ndarray[Any, Any]"


def lie_of(way: "ndarray[Any, Any]", own: "ndarray[Any, Any]", theirs: "ndarray[Any, Any]") -> Lie:
    """From places of marks in both sketches, (down, across), by least squares; marks that lie beside the others count no more.

    Nothing is turned by a part of a quarter: whoever copies a photo does not, and whoever takes one anew cannot help it.
    """
    import numpy

    turned, theirs = own @ way.T, theirs.astype(float)
    for _round in range(_ROUNDS):
        middle, middle_there = turned.mean(0), theirs.mean(0)
        spread = ((turned - middle) ** 2).sum()
        scale = float(((turned - middle) * (theirs - middle_there)).sum() / spread) if spread else 1.0
        scale = min(max(scale, 1 / _STEP), _STEP)
        shift = middle_there - scale * middle
        apart = numpy.hypot(*(theirs - scale * turned - shift).T)
        fits = apart <= max(1.5, 2 * float(numpy.median(apart)))
        if fits.all() or fits.sum() < len(fits) / 2:
            break
        turned, theirs = turned[fits], theirs[fits]
    return Lie(way, scale, shift)


def likeness(own: "ndarray[Any, Any]", earlier: "ndarray[Any, Any]", lie: Lie, own_side: int, earlier_side: int) -> float:
    """From -1 to 1: how alike light and dark lie in most parts of what both show. The sides are the longest ones of the sketches in which
    `lie` was measured. A part that was painted over, or a mark of the time in a corner, does not change it. 1 where nothing can be told.
    """
    import numpy
    from scipy import ndimage

    places = numpy.indices(earlier.shape).reshape(2, -1).T
    there = (places + 0.5) * earlier_side / max(earlier.shape) - 0.5
    here = ((there - lie.shift) / lie.scale) @ lie.way
    here = (here + 0.5) * max(own.shape) / own_side - 0.5
    inside = ((here >= 0) & (here <= numpy.array(own.shape) - 1)).all(axis=1)
    mine = ndimage.map_coordinates(own, here[inside].T, order=1)
    return _in_most_parts(mine, earlier.ravel()[inside], places[inside] // _BLOCK)


def _in_most_parts(mine: "ndarray[Any, Any]", theirs: "ndarray[Any, Any]", parts: "ndarray[Any, Any]") -> float:
    import numpy

    names = parts[:, 0] * 100 + parts[:, 1]
    found = []
    for name in numpy.unique(names):
        one, other = mine[names == name], theirs[names == name]
        if len(one) >= _FEWEST_PIXELS and min(one.std(), other.std()) > _FLATTEST:
            found.append(float(numpy.corrcoef(one, other)[0, 1]))
    return float(numpy.median(found)) if found else 1.0
