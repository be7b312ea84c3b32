"""request_info: ask the reporter; the clock stands still meanwhile."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Audience, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def request_info(*, actor: Actor, report_id: int, seen: int, question: str) -> Report:
    """Put a question to the reporter."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.REQUEST_INFO)
    entry = move(report, allowed, actor=actor, data={"question": require_words("question", question)}, audience=Audience.REPORTER)
    publish(event_for(entry))
    return report
