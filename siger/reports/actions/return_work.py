"""return_work: the validator is not satisfied."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.missing import checked_missing
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def return_work(*, actor: Actor, report_id: int, seen: int, reason: str = "", missing: Iterable[str] = ()) -> Report:
    """Send the work back and say what is missing: from the list, in words, or both."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.RETURN_WORK)
    entry = move(report, allowed, actor=actor, data=what_is_missing(reason, missing))
    publish(event_for(entry))
    return report


def what_is_missing(reason: str, missing: Iterable[str]) -> dict[str, Any]:
    """The payload of a step that finds work not done. Raises Invalid when neither the list nor the words say anything."""
    codes = checked_missing(missing)
    return {"reason": optional_words("reason", reason) if codes else require_words("reason", reason), "missing": codes}
