"""The timeline as a reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from siger.reports.chain import Link, broken_link
from siger.reports.models import Audience, Report, TimelineEntry


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """`data` is the payload, empty after an erasure. `agency_name` is the office that acted; persons are named to the office only."""

    seq: int
    verb: str
    state: str
    audience: str
    role: str
    agency_name: str
    person: str
    occurred_at: datetime
    recorded_at: datetime
    data: dict[str, Any]
    digest: str
    user_id: int | None = None


def timeline_of(report: Report, audiences: Iterable[Audience], *, with_persons: bool = False) -> list[TimelineRow]:
    """Entries for `audiences`, oldest first, in one statement."""
    entries = TimelineEntry.objects.filter(report=report, audience__in=list(audiences)).select_related("agency", "user").order_by("seq")
    return [
        TimelineRow(
            seq=entry.seq,
            verb=entry.verb,
            state=entry.state,
            audience=entry.audience,
            role=entry.role,
            agency_name=entry.agency.name if entry.agency else "",
            person=entry.user.get_short_name() if with_persons and entry.user else "",
            occurred_at=entry.occurred_at,
            recorded_at=entry.recorded_at,
            data=entry.payload or {},
            digest=bytes(entry.digest).hex(),
            user_id=entry.user_id if with_persons else None,
        )
        for entry in entries
    ]


def first_broken_entry(report: Report) -> int | None:
    """None when the report's whole history is unbroken and ends in its head; else the `seq` where it breaks (0: the head is wrong)."""
    entries = list(TimelineEntry.objects.filter(report=report).order_by("seq"))
    broken = broken_link(_link(entry) for entry in entries)
    if broken is not None:
        return broken
    head = bytes(entries[-1].digest) if entries else b""
    return None if head == bytes(report.head) and len(entries) == report.entries else 0


def _link(entry: TimelineEntry) -> Link:
    return Link(
        seq=entry.seq,
        verb=entry.verb,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        payload=entry.payload,
        salt=None if entry.salt is None else bytes(entry.salt),
        commitment=bytes(entry.commitment),
        previous=bytes(entry.previous),
        digest=bytes(entry.digest),
    )
