"""refer: to somebody outside the platform, tracked by their reference number."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.models import Referral, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.outside import outside_bodies
from siger.reports.states import Verb


@transaction.atomic
def refer(
    *, actor: Actor, report_id: int, seen: int, target: str, reason: str, reference: str = "", answer_on: date | None = None
) -> Report:
    """Pass the report to `target` (a name in words, or the code of an outside body) and keep track of it.

    `answer_on`: the day by which the answer is expected, after which the dispatcher is reminded; the clock of referrals unless given.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.REFER)
    body = outside_bodies().get(target)
    data = {
        "target": body.name if body else require_words("target", target)[:200],
        "reference": optional_words("reference", reference)[:80],
        "reason": require_words("reason", reason),
    }
    due = _due(answer_on)
    changes: dict[str, Any] = {"due_at": due} if due else {}
    entry = move(report, allowed, actor=actor, data=data, **changes)
    Referral.objects.create(
        report=report,
        target=data["target"],
        body=body.code if body else "",
        reference=data["reference"],
        referred_at=report.changed_at,
        answer_due=report.due_at,
    )
    publish(event_for(entry))
    return report


_LONGEST: Final = timedelta(days=366)


def _due(answer_on: date | None) -> datetime | None:
    """The end of that day in the installation's zone. Raises Invalid for a day that is over, or more than a year away."""
    if answer_on is None:
        return None
    if not timezone.localdate() <= answer_on <= timezone.localdate() + _LONGEST:
        raise Invalid({"answer_on": _("Pilih hari mulai hari ini, paling jauh setahun lagi.")})
    return timezone.make_aware(datetime.combine(answer_on, time(23, 59)))
