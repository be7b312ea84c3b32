"""Marks by which a picture is found again when only a part of it is left: also mirrored, turned, made smaller and recompressed.

A mark is a place that stands out (an extremum of the difference of two Gaussians, as in Lowe 2004) with 64 bits of what lies around it:
the signs of the lowest frequencies of a window of 32 × 32 pixels. Signs are brought into one form that mirroring and quarter turns do not
change; `turn` remembers how. The first bits of a mark are its key, by which an index finds it. Of marks that are seen again in a cut-out
every third has the same key (measured), and a picture has 32 of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy import dtype, ndarray

MOST_MARKS: Final = 32
KEY_BITS: Final = 28
_HALF: Final = 16
_WAVES: Final = 9
_NARROW, _WIDE = 2.0, 3.2
_APART: Final = 9
_FAINTEST: Final = 0.6
"""In steps of brightness: what stands out less is noise of the compression."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Grey pixels, row by row."""

    width: int
    height: int
    pixels: bytes


def mark_type() -> "dtype[Any]":
    """Twelve bytes: which sketch it was seen in, how it was turned, where (pixels from the upper left), and its bits."""
    import numpy

    return numpy.dtype([("sketch", "u1"), ("turn", "u1"), ("y", "u1"), ("x", "u1"), ("bits", ">u8")])


def marks_of(sketches: Iterable[Sketch]) -> bytes:
    """The marks of each sketch, strongest first."""
    import numpy

    return b"".join(_marks(place, sketch).tobytes() for place, sketch in enumerate(sketches)) or numpy.empty(0, mark_type()).tobytes()


def read_marks(stored: bytes) -> "ndarray[Any, Any]":
    import numpy

    return numpy.frombuffer(stored, mark_type())


def keys_of(marks: "ndarray[Any, Any]") -> list[int]:
    """Each key once, in ascending order; whole numbers below 2 ** KEY_BITS."""
    import numpy

    return [int(key) for key in numpy.unique(marks["bits"].astype(numpy.uint64) >> numpy.uint64(64 - KEY_BITS))]


def near_keys_of(marks: "ndarray[Any, Any]", strongest: int) -> list[int]:
    """Keys in which one bit differs from those of the strongest marks of each sketch, in ascending order, without those themselves."""
    import numpy

    chosen = numpy.concatenate([marks[marks["sketch"] == place][:strongest] for place in numpy.unique(marks["sketch"])] or [marks])
    keys = numpy.unique(chosen["bits"].astype(numpy.uint64) >> numpy.uint64(64 - KEY_BITS))
    flipped = keys[:, None] ^ (numpy.uint64(1) << numpy.arange(KEY_BITS, dtype=numpy.uint64))
    return [int(key) for key in numpy.setdiff1d(flipped, keys)]


def _marks(place: int, sketch: Sketch) -> "ndarray[Any, Any]":
    import numpy

    brightness = numpy.frombuffer(sketch.pixels, numpy.uint8).reshape(sketch.height, sketch.width).astype(numpy.float32)
    spots = _spots(brightness)
    made = numpy.zeros(len(spots), mark_type())
    if len(spots):
        made["sketch"], made["y"], made["x"] = place, spots[:, 0], spots[:, 1]
        made["turn"], made["bits"] = _described(brightness, spots)
    return made


def _spots(brightness: "ndarray[Any, Any]") -> "ndarray[Any, Any]":
    """Where it stands out most, as (y, x); never so near an edge that the window would reach over it."""
    import numpy
    from scipy import ndimage

    height, width = brightness.shape
    contrast = numpy.abs(ndimage.gaussian_filter(brightness, _NARROW) - ndimage.gaussian_filter(brightness, _WIDE))
    peak = (contrast == ndimage.maximum_filter(contrast, _APART)) & (contrast > _FAINTEST)
    inside = numpy.zeros_like(peak)
    inside[_HALF : max(_HALF, height - _HALF), _HALF : max(_HALF, width - _HALF)] = True
    spots = numpy.argwhere(peak & inside)
    order = numpy.argsort(-contrast[spots[:, 0], spots[:, 1]], kind="stable")[:MOST_MARKS]
    return spots[order]


def _described(brightness: "ndarray[Any, Any]", spots: "ndarray[Any, Any]") -> "tuple[ndarray[Any, Any], ndarray[Any, Any]]":
    """`turn` and `bits` of each spot."""
    import numpy
    from scipy import ndimage

    smooth = ndimage.gaussian_filter(brightness, 1.0)
    # An even window has its middle between pixels, so that mirroring leaves it where it is.
    between = (smooth[:-1, :-1] + smooth[1:, :-1] + smooth[:-1, 1:] + smooth[1:, 1:]) / 4
    reach = numpy.arange(-_HALF, _HALF)
    windows = between[(spots[:, 0, None] + reach)[:, :, None], (spots[:, 1, None] + reach)[:, None, :]]
    waves = numpy.cos(numpy.pi / (4 * _HALF) * numpy.arange(_WAVES)[:, None] * (2 * numpy.arange(2 * _HALF) + 1))
    parts, turn = _upright(waves @ windows @ waves.T)
    down, across = _frequencies()
    signs = numpy.packbits(parts[:, down, across] > 0, axis=1)
    return turn, numpy.ascontiguousarray(signs).view(">u8").ravel()


def _upright(parts: "ndarray[Any, Any]") -> "tuple[ndarray[Any, Any], ndarray[Any, Any]]":
    """The form in which brightness falls to the right and down, to the right most; 1, 2 and 4 say what was done for it."""
    import numpy

    across, down = parts[:, 0, 1] < 0, parts[:, 1, 0] < 0
    swapped = numpy.abs(parts[:, 1, 0]) > numpy.abs(parts[:, 0, 1])
    parts[across, :, 1::2] *= -1
    parts[down, 1::2, :] *= -1
    parts[swapped] = parts[swapped].transpose(0, 2, 1)
    return parts, (across + 2 * down + 4 * swapped).astype(numpy.uint8)


def _frequencies() -> "tuple[list[int], list[int]]":
    """The 64 lowest but the three whose signs are used up, lowest first."""
    places = [(u * u + v * v, u, v) for u in range(_WAVES) for v in range(_WAVES) if u + v > 1]
    lowest = sorted(places)[:64]
    return [u for _, u, _ in lowest], [v for _, _, v in lowest]
