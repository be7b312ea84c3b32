"""call_off: the offer is taken back before it was answered."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import name_of
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def call_off(*, actor: Actor, report_id: int, seen: int, reason: str) -> Report:
    """The report stays where it is."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.CALL_OFF)
    data = {"agency": name_of(report.offered_to), "from": name_of(report.agency), "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, offered_to=None)
    publish(event_for(entry))
    return report
