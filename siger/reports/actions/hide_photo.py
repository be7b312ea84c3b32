"""hide_photo: keep one photo from the public, or show it again. Whoever has a role towards the report still sees it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Photo, Report
from siger.reports.moving import event_for, move, require_step, require_words
from siger.reports.states import Verb


@transaction.atomic
def hide_photo(*, actor: Actor, report_id: int, seen: int, photo: str, hidden: bool, reason: str) -> Report:
    """Set whether `photo` (its public id) is hidden. The reason is public: nothing disappears silently."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.HIDE_PHOTO)
    found = _photo_of(report, photo)
    if found is None or found.hidden == hidden:
        raise Invalid({"photo": _("Pilih foto yang belum ditutup atau dibuka. Muat ulang untuk melihat keadaan sekarang.")})
    data = {"photo": str(found.public_id), "hidden": hidden, "reason": require_words("reason", reason)}
    found.hidden = hidden
    found.save(update_fields=["hidden"])
    entry = move(report, allowed, actor=actor, data=data)
    publish(event_for(entry))
    return report


def _photo_of(report: Report, public_id: str) -> Photo | None:
    try:
        return Photo.objects.filter(report=report, public_id=UUID(public_id)).first()
    except ValueError:
        return None
