"""close_incomplete: the question was not answered in time. Done by a job."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_family, lock_report
from siger.reports.merging import set_free
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def close_incomplete(*, actor: Actor, report_id: int, seen: int) -> Report:
    """Close as incomplete; the reporter may complete and revive it. What others told of the same goes on without it."""
    lock_family(report_id)
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.CLOSE_INCOMPLETE)
    entry = move(report, allowed, actor=actor)
    publish(event_for(entry))
    set_free(report, why="main_incomplete")
    return report
