"""take_over: the agency to which the report was offered has it from now on."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import name_of, require_agency
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def take_over(*, actor: Actor, report_id: int, seen: int) -> Report:
    """The clock of the new desk starts; the promise to the reporter goes on."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.TAKE_OVER)
    agency = require_agency(report, report.offered_to_id or 0)
    data = {"agency_id": agency.pk, "agency": agency.name, "from": name_of(report.agency)}
    entry = move(report, allowed, actor=actor, data=data, agency=agency)
    publish(event_for(entry))
    return report
