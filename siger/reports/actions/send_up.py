"""send_up: governments do not agree whose it is, so the province's dispatcher decides."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.actions.agencies import name_of
from siger.reports.handing import write_passing
from siger.reports.loading import lock_report
from siger.reports.models import HandoverOutcome, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def send_up(*, actor: Actor, report_id: int, seen: int, reason: str, wanted: Agency | None = None) -> Report:
    """After two hand-overs the next one goes to the province. `wanted` is whom the agency in charge would have given it to."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.SEND_UP)
    sender = report.agency
    data = {"agency": name_of(wanted), "from": name_of(sender), "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data)
    write_passing(report, sender, wanted, HandoverOutcome.SENT_UP, report.changed_at)
    publish(event_for(entry))
    return report
