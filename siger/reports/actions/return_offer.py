"""return_offer: not ours either. The report stays with whoever offered it, with the reason why."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import name_of
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def return_offer(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """Refuse the offer with a reason that everyone can read."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.RETURN_OFFER)
    data = {"agency": name_of(report.offered_to), "from": name_of(report.agency), "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, offered_to=None)
    publish(event_for(entry))
    return report
