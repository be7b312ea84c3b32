"""comment: words beside the life of a report."""

from collections.abc import Sequence

from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.actions.attaching import SentPhoto, attach_photos, digests
from siger.reports.loading import lock_report
from siger.reports.models import Audience, PhotoKind, Report
from siger.reports.moving import add_entry, event_for, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def comment(*, actor: Actor, report_id: int, words: str, internal: bool = False, photos: Sequence[SentPhoto] = ()) -> Report:
    """Add information. Fits any version, so it neither checks nor counts one. `internal` keeps it in the office."""
    report = lock_report(actor, report_id, None)
    allowed = require_step(actor, report, Verb.COMMENT)
    audience = Audience.OFFICE if internal and allowed.role is not Role.REPORTER else Audience.REPORTER
    data = {"words": require_words("words", words, least=1), "photos": digests(photos)}
    attach_photos(report, photos, PhotoKind.EXTRA, actor=actor)
    entry = add_entry(report, Verb.COMMENT, allowed, actor=actor, data=data, audience=audience, at=now())
    report.save(update_fields=["entries", "head"])
    publish(event_for(entry))
    return report
