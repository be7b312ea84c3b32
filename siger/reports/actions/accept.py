"""accept: the agency takes the task; its response clock stops, the clock of the work starts."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import VerbNotAllowed
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def accept(*, actor: Actor, report_id: int, seen: int) -> Report:
    """Take the task on; a second time is refused."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.ACCEPT)
    if report.accepted_at:
        raise VerbNotAllowed(_("Tugas ini sudah diterima instansi Anda. Langkah berikutnya: mulai kerjakan."))
    entry = move(report, allowed, actor=actor, accepted_at=now())
    publish(event_for(entry))
    return report
