"""Why a photo could not be used: codes only, the words for people are in `words`."""

from enum import StrEnum


class BrokenReason(StrEnum):
    """What is wrong with a file that was sent as a photo. The values are stored and stay as they are."""

    EMPTY = "empty"
    TOO_MANY_BYTES = "too_many_bytes"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_HEAVY = "too_heavy"
    GIF = "gif"
    PDF = "pdf"
    VIDEO = "video"
    OTHER_PICTURE = "other_picture"
    NOT_A_PICTURE = "not_a_picture"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    HARMFUL = "harmful"


class BrokenPhoto(Exception):
    """The photo cannot be used, and trying again will not help."""

    def __init__(self, reason: BrokenReason, finding: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.finding = finding  # what the scanner calls it
