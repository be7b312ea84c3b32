"""start: the work begins."""

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def start(*, actor: Actor, report_id: int, seen: int) -> Report:
    """The agency's work on the report begins."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.START)
    entry = move(report, allowed, actor=actor, accepted_at=report.accepted_at or now())
    publish(event_for(entry))
    return report
