"""answer: information and aspirations are answered in words, without proof of work; so is a referral that came to an end."""

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.reports.actions.referring import end_referral
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import Allowed, event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def answer(*, actor: Actor, report_id: int, seen: int, answer: str) -> Report:
    """Answer; the reporter then confirms or disputes. Whoever answers is the agency in charge from then on."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.ANSWER)
    words = require_words("answer", answer)
    end_referral(report, words)
    agency = report.agency or _agency_of(allowed)
    entry = move(report, allowed, actor=actor, data={"answer": words}, agency=agency)
    publish(event_for(entry))
    return report


def _agency_of(allowed: Allowed) -> Agency | None:
    return Agency.objects.get(pk=allowed.seat.agency_id) if allowed.seat else None
