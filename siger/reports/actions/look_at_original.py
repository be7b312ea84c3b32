"""look_at_original: who may see a photo without its cover says why, and the reporter sees that it happened."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Audience, OriginalLook, Photo, PhotoState
from siger.reports.moving import add_entry, event_for, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def look_at_original(*, actor: Actor, report_id: int, photo: str, reason: str) -> OriginalLook:
    """Write down that `actor` looks at `photo` (its public id) as it was sent, and why. No look without its record: `queries.covers` opens
    the picture by it, for a short while and for them alone.
    """
    report = lock_report(actor, report_id, None)
    allowed = require_step(actor, report, Verb.LOOK_AT_ORIGINAL)
    why, found = require_words("reason", reason), _photo_of(report.pk, photo)
    office, at = allowed.seat.agency_name if allowed.seat else "", now()
    look = OriginalLook.objects.create(photo=found, user_id=actor.user_id, office=office, role=allowed.role, reason=why, looked_at=at)
    data = {"office": office, "reason": why, "photo": str(found.public_id)}
    entry = add_entry(report, Verb.LOOK_AT_ORIGINAL, allowed, actor=actor, data=data, audience=Audience.REPORTER, at=at)
    report.save(update_fields=["entries", "head"])
    publish(event_for(entry))
    return look


def _photo_of(report_id: int, public_id: str) -> Photo:
    try:
        wanted = UUID(public_id)
    except ValueError:
        wanted = UUID(int=0)
    photo = Photo.objects.filter(report_id=report_id, public_id=wanted, state=PhotoState.READY).first()
    if photo is None:
        raise Invalid({"photo": _("Pilih foto dari laporan ini yang sudah siap. Muat ulang untuk melihat fotonya sekarang.")})
    return photo
