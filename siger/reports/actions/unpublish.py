"""unpublish: hide a report from the public again; the reason stays on its timeline."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def unpublish(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """Take the report off the public pages."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.UNPUBLISH)
    entry = move(report, allowed, actor=actor, data={"reason": require_words("reason", reason)}, published_at=None)
    publish(event_for(entry))
    return report
