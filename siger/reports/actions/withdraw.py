"""withdraw: the reporter takes the report back."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_family, lock_report
from siger.reports.merging import leave_main, set_free
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def withdraw(*, actor: Actor, report_id: int, seen: int) -> Report:
    """Close at the reporter's own wish. What others told of the same goes on without it."""
    lock_family(report_id)
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.WITHDRAW)
    leave_main(report, allowed, actor=actor)
    entry = move(report, allowed, actor=actor)
    publish(event_for(entry))
    set_free(report, why="main_withdrawn")
    return report
