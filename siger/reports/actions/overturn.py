"""overturn: a second look finds that work was approved which is not done."""

from collections.abc import Iterable

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.return_work import what_is_missing
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def overturn(*, actor: Actor, report_id: int, seen: int | None, reason: str = "", missing: Iterable[str] = ()) -> Report:
    """Take the approval back before the reporter has answered; the work goes on. Only for whoever was drawn for the second look."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.OVERTURN)
    entry = move(report, allowed, actor=actor, data=what_is_missing(reason, missing))
    publish(event_for(entry))
    return report
