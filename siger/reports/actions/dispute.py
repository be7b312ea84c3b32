"""dispute: the reporter says "not fixed". Back to work, and one level up."""

from collections.abc import Sequence

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.attaching import SentPhoto, attach_photos, digests
from siger.reports.events import ReportDisputed
from siger.reports.loading import lock_family, lock_report
from siger.reports.merging import leave_main
from siger.reports.models import PhotoKind, Report
from siger.reports.moving import move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def dispute(*, actor: Actor, report_id: int, seen: int | None, reason: str, photos: Sequence[SentPhoto] = ()) -> Report:
    """Send the report back to work and raise its escalation by one level.

    Of a merged report it is the main report's work that is disputed: this report leaves it and goes on alone, at the same agency.
    """
    lock_family(report_id)
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.DISPUTE)
    data = {"reason": require_words("reason", reason), "photos": digests(photos)}
    attach_photos(report, photos, PhotoKind.DISPUTE, actor=actor)
    main = leave_main(report, allowed, actor=actor)
    entry = move(report, allowed, actor=actor, data=data, agency=main.agency if main else report.agency)
    publish(ReportDisputed(report_id=report.pk, seq=entry.seq, main_id=main.pk if main else None))
    return report
