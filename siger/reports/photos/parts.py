"""What the child process hands back besides its line of JSON. Apart from Pillow, so that web and worker need not load it."""

from enum import StrEnum
from typing import Final


class Size(StrEnum):
    """Sizes of a stored picture; the value is part of its name in the storage."""

    THUMB = "thumb"
    VIEW = "view"


HASH_PART: Final = "hash"
HASH_SIDE: Final = 256
HASH_PIXELS_BYTES: Final = HASH_SIDE * HASH_SIDE * 3
