"""What notify tells itself: that more people wait to be told of the same."""

from dataclasses import dataclass

from siger.core.events import Event


@dataclass(frozen=True, kw_only=True)
class MoreToTell(Event):
    """The next batch of `rule` (event and template), after the row `after`. `source_id`, `report_id` and `seq` are those of the event."""

    rule: str
    source_id: str
    report_id: int
    seq: int
    after: int

    @property
    def lock(self) -> str | None:
        return f"report:{self.report_id}"
