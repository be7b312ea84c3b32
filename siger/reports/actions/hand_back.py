"""hand_back: not ours. Goes back to the dispatcher, counted and visible."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.handing import write_passing
from siger.reports.loading import lock_report
from siger.reports.models import HandoverOutcome, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def hand_back(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """Give the report back to the dispatcher with a reason that everyone can read."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.HAND_BACK)
    sender = report.agency
    entry = move(report, allowed, actor=actor, data={"reason": require_words("reason", reason)})
    write_passing(report, sender, None, HandoverOutcome.HANDED_BACK, report.changed_at)
    publish(event_for(entry))
    return report
