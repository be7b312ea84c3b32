"""What similar reports are looked for: something that somebody is about to send, or a report at the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from siger.reports.models import PositionSource, Report
from siger.triage.similar.finding.neighbours import Reach, reach_of

LONGEST_TEXT: Final = 1_500
VILLAGE_M: Final = 2_500.0
"""A point that stands for a village may be this far from what it means."""
MOST_INACCURATE_M: Final = 2_000.0


@dataclass(frozen=True, slots=True)
class Sought:
    """`accuracy_m` as the phone claims it; `exact` is false for a village that was picked from the list."""

    text: str
    category: str
    lat: float
    lng: float
    accuracy_m: float | None
    exact: bool
    at: datetime

    @property
    def reach(self) -> Reach:
        return reach_of(self.category)

    @property
    def radius_m(self) -> float:
        """In which reports are looked at: the category's, wider by what the place is unsure of."""
        return self.reach.radius_m + (min(self.accuracy_m or 0.0, MOST_INACCURATE_M) if self.exact else VILLAGE_M)


def sought_of(report: Report) -> Sought:
    """The masked text, as officers read it."""
    return Sought(
        text=f"{report.text[:LONGEST_TEXT]}\n{report.landmark}",
        category=report.category,
        lat=report.lat,
        lng=report.lng,
        accuracy_m=report.accuracy_m,
        exact=report.position_source != PositionSource.VILLAGE,
        at=report.received_at,
    )
