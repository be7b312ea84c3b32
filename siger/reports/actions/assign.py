"""assign: the dispatcher gives a report to the agency that is responsible."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.agencies import require_agency
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def assign(*, actor: Actor, report_id: int, seen: int, agency_id: int, reason: str = "") -> Report:
    """Give the report to an active agency; whistleblowing stays inside the Inspektorat."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.ASSIGN)
    agency = require_agency(report, agency_id)
    data = {"agency_id": agency.pk, "agency": agency.name, "reason": optional_words("reason", reason)}
    entry = move(report, allowed, actor=actor, data=data, agency=agency)
    publish(event_for(entry))
    return report
