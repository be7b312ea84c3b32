"""decide_quarantine: an administrator releases a file that the scanner was wrong about, or deletes it."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, NotFound, VerbNotAllowed
from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.events import PhotoReceived
from siger.reports.models import Decision, FileState, PhotoState, Quarantined
from siger.reports.moving import require_words
from siger.reports.quarantine import throw_away


@transaction.atomic
def decide_quarantine(*, actor: Actor, quarantined_id: int, release: bool, reason: str) -> Quarantined:
    """Written down with who and why. A released photo is decoded now, a released attachment can be saved, a deleted file is gone."""
    if not actor.seats_as(Role.ADMINISTRATOR):
        raise Forbidden
    row = Quarantined.objects.select_for_update(of=("self",)).filter(pk=quarantined_id).first()
    if row is None:
        raise NotFound
    if row.decision:
        raise VerbNotAllowed(_("Berkas ini sudah diputus. Muat ulang untuk melihat putusannya."))
    row.reason = require_words("reason", reason)
    row.decision, row.decided_by_id, row.decided_at = Decision.RELEASED if release else Decision.DELETED, actor.user_id, now()
    row.save(update_fields=["reason", "decision", "decided_by", "decided_at"])
    if release:
        _release(row)
    else:
        throw_away(row)
    return row


def _release(row: Quarantined) -> None:
    if row.photo is not None and row.photo.original_path:
        row.photo.state, row.photo.broken_reason = PhotoState.PENDING, ""
        row.photo.save(update_fields=["state", "broken_reason"])
        publish(PhotoReceived(photo_id=row.photo.pk))
    if row.attachment is not None:
        row.attachment.state = FileState.READY
        row.attachment.save(update_fields=["state"])
