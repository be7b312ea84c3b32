"""How the decoding of a photo ended; that it arrived tells `reports.events.PhotoReceived`.

Ids only: whether and to whom it may be shown is asked when it is shown.
"""

from dataclasses import dataclass

from siger.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PhotoEvent(Event):
    photo_id: int
    report_id: int

    @property
    def lock(self) -> str | None:
        return f"report:{self.report_id}"


@dataclass(frozen=True, kw_only=True)
class PhotoReady(PhotoEvent):
    """Its pictures are stored and its hash, time and position are known."""


@dataclass(frozen=True, kw_only=True)
class PhotoBroken(PhotoEvent):
    """It cannot be shown; `reason` is a code of `broken.BrokenReason`. The report stands as it is."""

    reason: str
