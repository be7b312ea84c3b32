"""appeal: once, against a rejection."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_family, lock_report
from siger.reports.merging import leave_main
from siger.reports.models import Audience, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def appeal(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """Put a rejected report before the dispatcher again, or one whose main report was rejected: without the main report then."""
    lock_family(report_id)
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.APPEAL)
    data = {"reason": require_words("reason", reason)}
    leave_main(report, allowed, actor=actor)
    entry = move(
        report,
        allowed,
        actor=actor,
        data=data,
        audience=Audience.REPORTER,
    )
    publish(event_for(entry))
    return report
