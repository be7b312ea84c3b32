"""schedule: a date is promised for the work."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.clocks import clock_source
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb
from siger.reports.ticking import promised_for, subject_of

LONGEST = timedelta(days=365)


@transaction.atomic
def schedule(*, actor: Actor, report_id: int, seen: int, estimate_on: date, reason: str = "") -> Report:
    """Promise `estimate_on`, or the next working day when it is off or its hours are over, to the reporter. It becomes the promise and the
    due date; it may be moved once, in public.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.SCHEDULE)
    today = timezone.localdate()
    if not today <= estimate_on <= today + LONGEST:
        raise Invalid({"estimate_on": _("Pilih tanggal mulai hari ini sampai paling lama setahun lagi.")})
    day = promised_for(clock_source(), subject_of(report, agency_id=report.agency_id), estimate_on, now()).date()
    data = {"estimate_on": day.isoformat(), "reason": optional_words("reason", reason)}
    accepted_at = report.accepted_at or now()
    entry = move(report, allowed, actor=actor, data=data, estimate_on=day, accepted_at=accepted_at)
    publish(event_for(entry))
    return report
