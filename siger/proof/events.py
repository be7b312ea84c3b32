"""What proof tells the packages above it."""

from dataclasses import dataclass

from siger.reports.events import ReportEvent


@dataclass(frozen=True, kw_only=True)
class SecondLookDiffered(ReportEvent):
    """A second look found an approval wrong; `seq` is the entry that approved."""

    look_id: int
