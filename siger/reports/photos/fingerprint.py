"""PDQ, the perceptual hash that finds a photo again after shrinking, recompression and slight edits.

Source: PDQ in facebook/ThreatExchange. Two photos count as the same at a Hamming distance of at most 31 of 256 bits, when both
qualities are 50 or more.
The hash is computed in the worker, which has numpy loaded anyway, from plain pixels that the child process hands over.
"""

from dataclasses import dataclass
from typing import Final

from siger.reports.photos.parts import HASH_SIDE

HASH_BYTES: Final = 32
TRUSTED_QUALITY: Final = 50
SAME_DISTANCE: Final = 31


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`digest`: 32 bytes. `quality`: 0 to 100; below `TRUSTED_QUALITY` the picture is too even (dark, blank) to be recognised by it."""

    digest: bytes
    quality: int


def fingerprint(pixels: bytes) -> Fingerprint:
    """The hash of what `variants.pixels_for_hash` returned. Raises ValueError for another length."""
    import numpy

    from siger.reports.photos.pdq import pdq

    bits, quality = pdq(numpy.frombuffer(pixels, numpy.uint8).reshape(HASH_SIDE, HASH_SIDE, 3))
    return Fingerprint(numpy.packbits(bits).tobytes(), quality)


def distance(one: bytes, other: bytes) -> int:
    """In how many of the 256 bits two hashes differ."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()
