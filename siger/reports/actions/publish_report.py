"""publish: a human lets everyone see a report, apart from its assignment."""

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def publish_report(*, actor: Actor, report_id: int, seen: int) -> Report:
    """Show text, photos and place to everyone; never for private or whistleblowing reports."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.PUBLISH)
    entry = move(report, allowed, actor=actor, published_at=now())
    publish(event_for(entry))
    return report
