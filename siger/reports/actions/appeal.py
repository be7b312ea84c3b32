"""appeal: once, against a rejection."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Audience, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def appeal(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """Put a rejected report before the dispatcher again."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.APPEAL)
    entry = move(
        report,
        allowed,
        actor=actor,
        data={"reason": require_words("reason", reason)},
        audience=Audience.REPORTER,
    )
    publish(event_for(entry))
    return report
