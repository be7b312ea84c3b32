"""transfer: from one agency to another. At once within a government; to another it is an offer, or the province decides."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import name_of, require_other_agency
from siger.reports.actions.offer import offer
from siger.reports.actions.send_up import send_up
from siger.reports.handing import crosses, write_passing
from siger.reports.loading import lock_report
from siger.reports.models import HandoverOutcome, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import MOST_HANDOVERS, Verb


@transaction.atomic
def transfer(*, actor: Actor, report_id: int, seen: int, agency_id: int, reason: str) -> Report:
    """Pass the report on, with a reason that everyone can read."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.TRANSFER)
    agency = require_other_agency(report, agency_id)
    if crosses(report, agency):
        if report.handovers >= MOST_HANDOVERS:
            return send_up(actor=actor, report_id=report_id, seen=seen, reason=reason, wanted=agency)
        return offer(actor=actor, report_id=report_id, seen=seen, agency_id=agency_id, reason=reason)
    sender = report.agency
    data = {"agency_id": agency.pk, "agency": agency.name, "from": name_of(sender), "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, agency=agency)
    write_passing(report, sender, agency, HandoverOutcome.DIRECT, report.changed_at)
    publish(event_for(entry))
    return report
