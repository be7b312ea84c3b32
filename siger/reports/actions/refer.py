"""refer: to somebody outside the platform, tracked by their reference number."""

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.models import Referral, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def refer(*, actor: Actor, report_id: int, seen: int, target: str, reason: str, reference: str = "") -> Report:
    """Pass the report to `target` (a name in words) and keep track of it."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.REFER)
    data = {
        "target": require_words("target", target)[:200],
        "reference": optional_words("reference", reference)[:80],
        "reason": require_words("reason", reason),
    }
    Referral.objects.create(report=report, target=data["target"], reference=data["reference"], referred_at=now())
    entry = move(report, allowed, actor=actor, data=data)
    publish(event_for(entry))
    return report
