"""succeed: the agency in charge was dissolved; its successor has the report from now on, as it stands."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import name_of, require_other_agency
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def succeed(*, actor: Actor, report_id: int, seen: int, agency_id: int, reason: str) -> Report:
    """State and clocks stay: nobody passed it on. Taken by the system, for a person whom the caller has found entitled."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.SUCCEED)
    agency = require_other_agency(report, agency_id)
    data = {"agency_id": agency.pk, "agency": agency.name, "from": name_of(report.agency), "reason": require_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, agency=agency, offered_to=None, assignee=None, crew=None)
    publish(event_for(entry))
    return report
