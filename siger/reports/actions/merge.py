"""merge: one report tells of the same as another, and follows it from now on."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.people.actors import Actor
from siger.reports.actions.main_report import lock_main
from siger.reports.actions.optional_words import optional_words
from siger.reports.life import step_for
from siger.reports.loading import lock_family, lock_report, reports_with_owner
from siger.reports.merging import follow, merged_into
from siger.reports.models import Report
from siger.reports.moving import Allowed, require_step
from siger.reports.states import State, Verb


@transaction.atomic
def merge(*, actor: Actor, report_id: int, seen: int, main_id: int, main_seen: int | None = None, reason: str = "") -> Report:
    """Let the report follow another one, which the actor dispatches too. What was merged into it goes along.

    Raises Invalid with the field `main` for one that cannot be followed, Stale when either report was changed after it was seen. All rows
    are held in the order of their ids: of two mergers crosswise the second finds the first one done.
    """
    if main_id == report_id:
        raise Invalid({"main": _("Laporan tidak bisa digabung ke dirinya sendiri. Tulis nomor laporan yang lain.")})
    lock_family(report_id, main_id)
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.MERGE)
    main = lock_main(actor, report, main_id, main_seen)
    words = optional_words("reason", reason)
    along = Allowed(step_for(State.MERGED, Verb.MERGE), allowed.role, allowed.seat)
    for one in merged_into(report):
        follow(one, main, along, actor=actor, reason=words, before=report)
    before = reports_with_owner().get(pk=report.main_id) if report.main_id else None
    follow(report, main, allowed, actor=actor, reason=words, before=before)
    return report
