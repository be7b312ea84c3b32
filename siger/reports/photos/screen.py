"""How much a photo looks like one of a screen: regular fine patterns, which stand out of the spectrum as single peaks.

Not told to anybody until it was measured on photos of the installation: roof tiles and fences are regular too.
"""

from typing import Final

from siger.reports.photos.parts import DETAIL_SIDE

_COARSEST: Final = 24
_AROUND: Final = 9


def screen_measure(detail: bytes) -> float | None:
    """How many times the strongest fine frequency exceeds the median of those around it, as a power of ten; None for a small picture."""
    import numpy
    from scipy import ndimage

    if len(detail) != DETAIL_SIDE**2:
        return None
    brightness = numpy.frombuffer(detail, numpy.uint8).reshape(DETAIL_SIDE, DETAIL_SIDE).astype(numpy.float64)
    edge = numpy.hanning(DETAIL_SIDE)
    strength = numpy.abs(numpy.fft.fftshift(numpy.fft.fft2((brightness - brightness.mean()) * edge[:, None] * edge)))
    place = numpy.arange(DETAIL_SIDE) - DETAIL_SIDE // 2
    fine = numpy.hypot(place[:, None], place) >= _COARSEST
    around = ndimage.median_filter(strength, _AROUND, mode="wrap")
    return float(numpy.log10((strength[fine] + 1) / (around[fine] + 1)).max())
