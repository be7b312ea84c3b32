"""escalate: a report is late, and the next one above is told. The clock's own act, told to everyone."""

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, require_step, system_entry
from siger.reports.states import Verb


@transaction.atomic
def escalate(*, actor: Actor, report_id: int, seen: int | None, clock: str, rung: str, agency: Agency | None) -> Report:
    """`clock` is the one that is up, "desk" or "promise"; `rung` the step of the chain, `agency` where those sit who are told now.

    Counts no version: whoever is writing at that moment loses nothing by it.
    """
    report = lock_report(actor, report_id, seen)
    require_step(actor, report, Verb.ESCALATE)
    data = {"clock": clock, "rung": rung, "told_agency_id": agency.pk if agency else None, "told_agency": agency.name if agency else ""}
    report.escalation += 1
    entry = system_entry(report, Verb.ESCALATE, data, now())
    report.save(update_fields=["escalation", "entries", "head"])
    publish(event_for(entry))
    return report
