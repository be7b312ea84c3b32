"""supply_info: what was asked for, or what revives a report that was closed as incomplete."""

from collections.abc import Sequence

from django.db import transaction

from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.attaching import SentPhoto, attach_photos, digests
from siger.reports.loading import lock_report
from siger.reports.models import Audience, PhotoKind, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def supply_info(*, actor: Actor, report_id: int, seen: int | None, answer: str, photos: Sequence[SentPhoto] = ()) -> Report:
    """Answer the question; the clock goes on with what was left of it."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.SUPPLY_INFO)
    data = {"answer": require_words("answer", answer, least=1), "photos": digests(photos)}
    attach_photos(report, photos, PhotoKind.EXTRA, actor=actor)
    entry = move(report, allowed, actor=actor, data=data, audience=Audience.REPORTER)
    publish(event_for(entry))
    return report
