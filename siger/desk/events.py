"""What the desk tells the packages above it; ids only."""

from dataclasses import dataclass

from siger.core.events import Event


@dataclass(frozen=True, kw_only=True)
class Mentioned(Event):
    """A note about a report calls somebody. One event a person."""

    report_id: int
    mention_id: int
    user_id: int


@dataclass(frozen=True, kw_only=True)
class ShiftHandedOver(Event):
    """Somebody's reports are on their way to a colleague, at once."""

    shift_id: int
