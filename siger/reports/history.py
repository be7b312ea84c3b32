"""History that happened elsewhere or long ago, written many reports at a time and marked as imported.

Every entry takes its step from the table of states, so that no imported report is in a state that no action could have brought about.
Nothing is published: nobody is told today of what happened last year.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, Final

from django.db import transaction

from siger.core.bulk import copy_rows, reserve_ids
from siger.people.roles import Role
from siger.reports.arriving import arrival, counted
from siger.reports.chain import seal_entry
from siger.reports.clocks import days
from siger.reports.due_moves import promise_moved_by
from siger.reports.life import CONSEQUENCES, step_for
from siger.reports.models import Audience, Handover, Photo, Rating, Referral, Report, Reporter, Support, TimelineEntry
from siger.reports.states import CHANGES_DESK, State, Step, Verb, target_of, unmet
from siger.reports.ticking import Tick, clock_changes, clocks_of

BATCH: Final = 2_000
_NO_NEW_VERSION: Final = CONSEQUENCES | {Verb.COMMENT}


class ImpossibleHistory(ValueError):
    """An entry that the table of states does not allow; the text names report, entry and reason."""


@dataclass(frozen=True, slots=True)
class PastEntry:
    """`agency_id`: the office that acted. `changes`: columns that the verb sets besides the table's (agency of assign, estimate …)."""

    verb: Verb
    at: datetime
    role: Role
    agency_id: int | None = None
    user_id: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    audience: Audience = Audience.PUBLIC
    changes: Mapping[str, Any] = field(default_factory=dict)
    salt: bytes | None = None


@dataclass(frozen=True, slots=True)
class PastReport:
    """`report` is unsaved and as it was when it came in; `entries` follow the submission, oldest first. The other rows are unsaved too.

    What a report follows comes before it.
    """

    report: Report
    submitted: PastEntry
    entries: Sequence[PastEntry]
    reporter: Reporter
    photos: Sequence[Photo] = ()
    rating: Rating | None = None
    referrals: Sequence[Referral] = ()
    handovers: Sequence[Handover] = ()
    supports: Sequence[Support] = ()


def import_history(pasts: Iterable[PastReport]) -> int:
    """Write the reports in batches of 2,000, each batch whole or not at all. Returns how many. Raises ImpossibleHistory."""
    source, written = iter(pasts), 0
    while batch := list(islice(source, BATCH)):
        _write(batch)
        written += len(batch)
    return written


@transaction.atomic
def _write(batch: Sequence[PastReport]) -> None:
    timeline: list[_EntryRow] = []
    for past, report_id in zip(batch, reserve_ids(Report, len(batch)), strict=True):
        past.report.pk, past.report.imported = report_id, True
        timeline.extend(_play(past))
        past.reporter.report_id = report_id
        for row in (*past.photos, *past.referrals, *past.handovers, *past.supports, *((past.rating,) if past.rating else ())):
            row.report_id = report_id
    copy_rows(Report, (past.report for past in batch))
    copy_rows(Reporter, (past.reporter for past in batch))
    _copy_with_ids(TimelineEntry, timeline)
    _copy_with_ids(Photo, [photo for past in batch for photo in past.photos])
    _copy_with_ids(Referral, [referral for past in batch for referral in past.referrals])
    _copy_with_ids(Handover, [handover for past in batch for handover in past.handovers])
    _copy_with_ids(Support, [support for past in batch for support in past.supports])
    copy_rows(Rating, (past.rating for past in batch if past.rating))


def _copy_with_ids(model: Any, rows: list[Any]) -> None:
    for row, row_id in zip(rows, reserve_ids(model, len(rows)), strict=True):
        row.id = row_id
    copy_rows(model, rows)


@dataclass(slots=True)
class _EntryRow:
    """A row of TimelineEntry; there are seven for every report."""

    report_id: int
    seq: int
    verb: str
    state: str
    audience: str
    role: str
    user_id: int | None
    agency_id: int | None
    occurred_at: datetime
    recorded_at: datetime
    payload: dict[str, Any]
    salt: bytes
    commitment: bytes
    previous: bytes
    digest: bytes
    imported: bool = True
    id: int = 0


def _play(past: PastReport) -> list[_EntryRow]:
    """Bring the unsaved report through its entries."""
    played = [_entry(past.report, past.submitted)]
    for entry in past.entries:
        step = _allowed(past.report, entry)
        target = target_of(step, past.report.facts)
        moved = target is not State(past.report.state) or step.verb in CHANGES_DESK
        tick = Tick(step.verb, State(past.report.state), target, entry.at, estimate_on=entry.changes.get("estimate_on"))
        clocks = clocks_of(past.report)
        changes = {**counted(past.report, step.verb), **(arrival(past.report, step, target, entry.at) if moved else {}), **entry.changes}
        for name, value in changes.items():
            setattr(past.report, name, value)
        for name, value in clock_changes(past.report, clocks, tick).items():
            setattr(past.report, name, value)
        past.report.version += step.verb not in _NO_NEW_VERSION
        past.report.changed_at = entry.at
        played.append(_entry(past.report, entry))
        by_the_way = promise_moved_by(step.verb, clocks, clocks_of(past.report))
        if by_the_way:
            salt = hashlib.sha256(entry.salt).digest()[:16] if entry.salt else None
            played.append(_entry(past.report, PastEntry(Verb.MOVE_DUE, entry.at, Role.SYSTEM, data=by_the_way, salt=salt)))
    return played


def _allowed(report: Report, entry: PastEntry) -> Step:
    try:
        step = step_for(State(report.state), entry.verb)
    except LookupError as error:
        raise ImpossibleHistory(f"{report.number}: {error}") from error
    wrong = unmet(step, report.facts, entry.at, reopen_days=days("reopen_days"))
    if entry.role not in step.by or wrong:
        raise ImpossibleHistory(f"{report.number}: {entry.verb} from {report.state} by {entry.role}: {', '.join(sorted(wrong)) or 'role'}")
    return step


def _entry(report: Report, entry: PastEntry) -> _EntryRow:
    payload, previous, seq = dict(entry.data), bytes(report.head), report.entries + 1
    sealed = seal_entry(
        previous=previous,
        seq=seq,
        verb=entry.verb,
        occurred_at=entry.at,
        recorded_at=entry.at,
        payload=payload,
        salt=entry.salt,
    )
    report.entries, report.head = seq, sealed.digest
    return _EntryRow(
        report_id=report.pk,
        seq=seq,
        verb=entry.verb,
        state=report.state,
        audience=entry.audience,
        role=entry.role,
        user_id=None if entry.role is Role.REPORTER else entry.user_id,
        agency_id=entry.agency_id,
        occurred_at=entry.at,
        recorded_at=entry.at,
        payload=payload,
        salt=sealed.salt,
        commitment=sealed.commitment,
        previous=previous,
        digest=sealed.digest,
    )
