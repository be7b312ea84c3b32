"""come_back: a referred report returns to the dispatcher."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.referring import end_referral
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def come_back(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """End the referral; the report is at the desk again."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.COME_BACK)
    words = require_words("reason", reason)
    end_referral(report, words)
    entry = move(report, allowed, actor=actor, data={"reason": words})
    publish(event_for(entry))
    return report
