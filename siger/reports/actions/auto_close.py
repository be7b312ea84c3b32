"""auto_close: silence for the whole time to confirm closes a report. Done by a job."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def auto_close(*, actor: Actor, report_id: int, seen: int) -> Report:
    """Close without the reporter's word; refused before the reporter's time is up."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.AUTO_CLOSE)
    entry = move(report, allowed, actor=actor)
    publish(event_for(entry))
    return report
