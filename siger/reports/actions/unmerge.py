"""unmerge: the report goes on with its own life, where it was."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_family, lock_report
from siger.reports.merging import leave_main
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def unmerge(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """Back to the state before the merger, with all the time that was left then and a day at least."""
    lock_family(report_id)
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.UNMERGE)
    data = {"reason": require_words("reason", reason)}
    leave_main(report, allowed, actor=actor)
    entry = move(report, allowed, actor=actor, data=data)
    publish(event_for(entry))
    return report
