"""reject: cannot be followed up, with a ground in law."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb
from siger.reports.words import GROUNDS


@transaction.atomic
def reject(*, actor: Actor, report_id: int, seen: int, ground: str, reason: str) -> Report:
    """Close with a reason code of `GROUNDS` and words for the reporter, who may appeal once."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.REJECT)
    if ground not in GROUNDS:
        raise Invalid({"ground": _("Pilih dasar penolakan dari daftar.")})
    entry = move(report, allowed, actor=actor, data={"ground": ground, "reason": require_words("reason", reason)})
    publish(event_for(entry))
    return report
