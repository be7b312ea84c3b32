"""The PDQ hash in numpy: no compiler is needed to install Siger, and none of the platforms without a built package is left out.

Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (Facebook, 2019) and its reference implementation. The
steps: brightness, a tent filter (two box filters each way) down to 64 × 64, the 16 × 16 lowest frequencies but the constant one, and
for each whether it lies above their median.
"""

from typing import Final

import numpy
from numpy.typing import NDArray

Grid = NDArray[numpy.float64]

SIDE: Final = 64
FREQUENCIES: Final = 16
PASSES: Final = 2
_LUMA: Final = numpy.array([0.299, 0.587, 0.114])
_QUALITY_STEP: Final = 90  # so many brightness steps between neighbours, in percent of the range, make one point of quality
_WAVES: Final = numpy.sqrt(2 / SIDE) * numpy.cos(
    numpy.pi / (2 * SIDE) * numpy.arange(1, FREQUENCIES + 1)[:, None] * (2 * numpy.arange(SIDE)[None, :] + 1)
)


def pdq(pixels: NDArray[numpy.uint8]) -> tuple[NDArray[numpy.bool_], int]:
    """256 bits, the highest frequency first, and the quality from 0 to 100, of a picture (height, width, red green blue)."""
    small = _shrunk(pixels.astype(numpy.float64) @ _LUMA)
    waves = _WAVES @ small @ _WAVES.T
    middle = numpy.partition(waves.ravel(), waves.size // 2 - 1)[waves.size // 2 - 1]
    return (waves > middle).ravel()[::-1], _quality(small)


def _shrunk(brightness: Grid) -> Grid:
    height, width = brightness.shape
    for _ in range(PASSES):
        brightness = _box(brightness.T, _window(width)).T
        brightness = _box(brightness, _window(height))
    rows = ((numpy.arange(SIDE) + 0.5) * height / SIDE).astype(int)
    columns = ((numpy.arange(SIDE) + 0.5) * width / SIDE).astype(int)
    return brightness[numpy.ix_(rows, columns)]


def _window(length: int) -> int:
    return (length + 2 * SIDE - 1) // (2 * SIDE)


def _box(lines: Grid, window: int) -> Grid:
    """Along the first axis, the mean over `window` neighbours, fewer at the edges."""
    length = lines.shape[0]
    after = (window + 2) // 2
    sums = numpy.concatenate([numpy.zeros((1, lines.shape[1])), numpy.cumsum(lines, axis=0)])
    place = numpy.arange(length)
    start, end = numpy.maximum(place - (window - after), 0), numpy.minimum(place + after, length)
    means: Grid = (sums[end] - sums[start]) / (end - start)[:, None]
    return means


def _quality(small: Grid) -> int:
    """How much is to be seen: the steps between neighbours, each cut to whole percents."""
    steps = sum(int(numpy.abs(numpy.trunc(numpy.diff(small, axis=axis) * 100 / 255)).sum()) for axis in (0, 1))
    return min(steps // _QUALITY_STEP, 100)
