"""look_at_identity: who may call the reporter back says why, and the reporter sees that it happened."""

from dataclasses import dataclass

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Audience, IdentityLook, Report, Reporter
from siger.reports.moving import add_entry, event_for, require_step, require_words
from siger.reports.states import Verb


@dataclass(frozen=True, slots=True)
class Identity:
    """What is held of a reporter; all None for an anonymous one."""

    name: str | None
    email: str | None
    phone: str | None


@transaction.atomic
def look_at_identity(*, actor: Actor, report_id: int, reason: str) -> Identity:
    """The reporter's identity, after writing down who looked and why. No look without its record: both are one transaction."""
    report = write_down_look(actor, report_id, reason)
    held = Reporter.objects.select_related("user").filter(report=report).first()
    if held is None:
        return Identity(None, None, None)
    account = held.user
    return Identity(
        held.name or (account.name or None if account else None), held.email or (account.email if account else None), held.phone
    )


def write_down_look(actor: Actor, report_id: int, reason: str) -> Report:
    """That `actor` looks now at who the reporter is, and why; for a transaction that is open already."""
    report = lock_report(actor, report_id, None)
    allowed = require_step(actor, report, Verb.LOOK_AT_IDENTITY)
    why = require_words("reason", reason)
    office = allowed.seat.agency_name if allowed.seat else ""
    at = now()
    IdentityLook.objects.create(report=report, user_id=actor.user_id, office=office, role=allowed.role, reason=why, looked_at=at)
    data = {"office": office, "reason": why}
    entry = add_entry(report, Verb.LOOK_AT_IDENTITY, allowed, actor=actor, data=data, audience=Audience.REPORTER, at=at)
    report.save(update_fields=["entries", "head"])
    publish(event_for(entry))
    return report
