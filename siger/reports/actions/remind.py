"""remind: an answer from outside has not come by its day. Written once, for the office; the report stands among the late referrals."""

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Audience, Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def remind(*, actor: Actor, report_id: int, seen: int) -> Report:
    """By the clock."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.REMIND)
    referral = report.referrals.filter(ended_at=None).order_by("-id").first()
    data = {"target": referral.target if referral else "", "reference": referral.reference if referral else ""}
    entry = move(report, allowed, actor=actor, data=data, audience=Audience.OFFICE)
    report.referrals.filter(ended_at=None).update(reminded_at=now())
    publish(event_for(entry))
    return report
