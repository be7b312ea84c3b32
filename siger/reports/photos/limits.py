"""How big a photo may be. Source of the figures: the issue "Foundation" (20 MB, 50 megapixels)."""

from dataclasses import dataclass
from typing import Final

MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds within which a photo is accepted and decoded; bytes, pixels, seconds."""

    max_bytes: int = 20 * MEBIBYTE
    # Telephones sold as "50 MP" write 8192 x 6144 = 50.3 million pixels.
    max_pixels: int = 50 * MEBIBYTE
    max_side: int = 32_000
    # One child process. 50 million pixels with alpha need 200 MB; progressive JPEG and WebP hold about three such copies.
    memory_bytes: int = 1536 * MEBIBYTE
    cpu_seconds: int = 20
    wall_seconds: float = 40.0
    output_bytes: int = 8 * MEBIBYTE


DEFAULT_LIMITS: Final = Limits()
