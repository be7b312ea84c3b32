"""The timeline as a reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

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
    rows = TimelineEntry.objects.filter(report=report, audience__in=list(audiences)).order_by("seq").values_list(*_COLUMNS)
    return [_row(values, with_persons=with_persons) for values in rows]


# In the order of `_row`. Plain values: models of entry, agency and account cost twice the statement.
_COLUMNS: Final = (
    "seq", "verb", "state", "audience", "role", "agency__name", "occurred_at", "recorded_at", "payload", "digest",
    "user_id", "user__name", "user__email",
)  # fmt: skip


def _row(values: tuple[Any, ...], *, with_persons: bool) -> TimelineRow:
    seq, verb, state, audience, role, agency_name, occurred_at, recorded_at, payload, digest, user_id, name, email = values
    named = with_persons and user_id is not None
    return TimelineRow(
        seq=seq,
        verb=verb,
        state=state,
        audience=audience,
        role=role,
        agency_name=agency_name or "",
        person=(name or email.split("@", 1)[0]) if named else "",
        occurred_at=occurred_at,
        recorded_at=recorded_at,
        data=payload or {},
        digest=bytes(digest).hex(),
        user_id=user_id if with_persons else None,
    )


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
