"""The shades of a picture: so few grey pixels that they tell how light and dark lie, and nothing finer.

A copy has the shades of its picture, whatever was cut off, mirrored or recompressed. A second photo of the same place has not: the light of
another hour falls otherwise.
"""

from typing import TYPE_CHECKING, Any, Final

from siger.reports.photos.marks import Sketch

if TYPE_CHECKING:
    from numpy import ndarray

SIDE: Final = 48
"""Longest side: with 48 × 36 bytes a row of the table still fits where it lies."""
NONE: Final = b"\0"
"""Kept for a photo whose shades can never be made: neither its original nor what is shown can be read any more."""
_SOFT: Final = 0.8
"""By how many of its pixels a picture is blurred before: only then can it be read between two pixels."""


def shades_size(width: int, height: int) -> tuple[int, int]:
    """Of a sketch of this size."""
    scale = SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def shades_of(sketch: Sketch) -> bytes:
    """Grey pixels, row by row, in `shades_size`."""
    import numpy
    from scipy import ndimage

    width, height = shades_size(sketch.width, sketch.height)
    grey = numpy.frombuffer(sketch.pixels, numpy.uint8).reshape(sketch.height, sketch.width).astype(numpy.float32)
    soft = ndimage.gaussian_filter(grey, (_SOFT * sketch.height / height, _SOFT * sketch.width / width))
    down, across = (numpy.arange(height) + 0.5) * sketch.height / height - 0.5, (numpy.arange(width) + 0.5) * sketch.width / width - 0.5
    places = numpy.meshgrid(down, across, indexing="ij")
    shades = ndimage.map_coordinates(soft, places, order=1, mode="nearest")
    return bytes(numpy.round(shades).clip(0, 255).astype(numpy.uint8).tobytes())


def read_shades(stored: bytes, width: int, height: int) -> "ndarray[Any, Any] | None":
    """The shades of a sketch of this size, by (down, across); None where none were kept."""
    import numpy

    across, down = shades_size(width, height)
    if len(stored) != across * down:
        return None
    return numpy.frombuffer(stored, numpy.uint8).reshape(down, across).astype(numpy.float32)
