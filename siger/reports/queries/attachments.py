"""Files of a report, for whoever may have them, and what lies in quarantine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from siger.core.errors import Forbidden, NotFound
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.loading import reports_with_owner
from siger.reports.models import Attachment, Decision, FileState, Quarantined, Report
from siger.reports.permissions import is_reporter, roles_towards

MOST_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class FileRow:
    public_id: UUID
    name: str
    state: FileState
    bytes: int
    by_reporter: bool
    office_only: bool
    created_at: datetime


def files_of(actor: Actor, report: Report) -> list[FileRow]:
    """What `actor` sees of the files of a report that they may see, earliest first. One statement."""
    rows = Attachment.objects.filter(report=report).order_by("pk")
    if is_reporter(actor, report):
        rows = rows.filter(office_only=False)
    elif not _is_of_the_office(actor, report):
        rows = rows.none()
    return [_row(one) for one in rows]


def file_for(actor: Actor, public_id: UUID) -> Attachment:
    """A checked file, for the office with a role towards its report, and for its reporter unless it is the office's, as notes are, also
    where they have a seat there. Raises NotFound.
    """
    found = Attachment.objects.filter(public_id=public_id, state=FileState.READY).first()
    report = reports_with_owner().filter(pk=found.report_id).first() if found else None
    if found is None or report is None:
        raise NotFound
    allowed = not found.office_only if is_reporter(actor, report) else _is_of_the_office(actor, report)
    if not allowed:
        raise NotFound
    found.report = report
    return found


def _is_of_the_office(actor: Actor, report: Report) -> bool:
    return not roles_towards(actor, report) <= {Role.REPORTER}


def _row(one: Attachment) -> FileRow:
    state = FileState(one.state)
    return FileRow(one.public_id, one.name, state, one.bytes, one.by_reporter, one.office_only, one.created_at)


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """`kind`: photo or attachment. Nothing tells of which report it is."""

    id: int
    kind: str
    finding: str
    bytes: int
    found_at: datetime
    decision: str
    reason: str
    decided_by: str
    decided_at: datetime | None


def quarantine(actor: Actor) -> Sequence[QuarantineRow]:
    """What waits first, then what was decided, the latest first; at most 100. One statement. Raises Forbidden unless an administrator."""
    if not actor.seats_as(Role.ADMINISTRATOR):
        raise Forbidden
    rows = Quarantined.objects.select_related("photo", "attachment", "decided_by").order_by("decision", "-found_at")
    return [_quarantined(one) for one in rows[:MOST_SHOWN]]


def _quarantined(one: Quarantined) -> QuarantineRow:
    file = one.photo or one.attachment
    by = one.decided_by.name if one.decided_by else ""
    kind = "photo" if one.photo_id else "attachment"
    decision = Decision(one.decision).value if one.decision else ""
    return QuarantineRow(one.pk, kind, one.finding, file.bytes if file else 0, one.found_at, decision, one.reason or "", by, one.decided_at)
