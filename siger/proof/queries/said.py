"""What an entry of the timeline says, for readers of one judgement who may see nothing else of the report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siger.reports.models import Report, TimelineEntry
from siger.reports.states import Verb


@dataclass(frozen=True, slots=True)
class Said:
    """Empty where there is no such entry any more."""

    words: str = ""
    at: datetime | None = None
    who: str = ""
    office: str = ""
    data: dict[str, Any] | None = None


def latest_entry(report: Report, verb: Verb, until: datetime) -> TimelineEntry | None:
    """One statement."""
    entries = TimelineEntry.objects.filter(report=report, verb=verb, recorded_at__lte=until).select_related("user", "agency")
    return entries.order_by("-seq").first()


def said_in(entry: TimelineEntry | None, word: str) -> Said:
    if entry is None:
        return Said()
    data = entry.payload or {}
    who, office = str(entry.user.name) if entry.user else "", str(entry.agency.name) if entry.agency else ""
    return Said(str(data.get(word) or ""), entry.recorded_at, who, office, data)
