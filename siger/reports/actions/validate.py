"""validate: an independent look finds the work done."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Forbidden
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def validate(*, actor: Actor, report_id: int, seen: int, note: str = "") -> Report:
    """Approve the work of another agency or unit; the reporter has the last word.

    Whoever handed proof in never validates the report, whatever seat they hold by now.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.VALIDATE)
    if actor.user_id is not None and report.timeline.filter(verb=Verb.SUBMIT_PROOF, user_id=actor.user_id).exists():
        raise Forbidden(_("Anda sendiri yang mengirim bukti pekerjaan ini; pengesahan harus oleh orang lain."))
    entry = move(report, allowed, actor=actor, data={"note": optional_words("note", note)})
    publish(event_for(entry))
    return report
