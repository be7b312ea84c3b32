"""Lists that somebody took out; nobody else's."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.desk.models import Export, ExportState
from siger.desk.seats import still_has
from siger.people.actors import Actor

SHOWN: Final = 10


def exports_of(actor: Actor) -> list[Export]:
    """The latest, without those that went out at once. One statement."""
    return list(Export.objects.filter(asked_by_id=actor.user_id).exclude(state=ExportState.STREAMED).order_by("-id")[:SHOWN])


def file_of(actor: Actor, public_id: UUID) -> Export:
    """One that is ready and has its day still. Raises NotFound otherwise, for another's, and when a seat of then is gone."""
    ready = Export.objects.filter(public_id=public_id, asked_by_id=actor.user_id, state=ExportState.READY, expires_at__gt=now())
    export = ready.first()
    if export is None or actor.user_id is None:
        raise NotFound
    if not still_has(actor, export.seats):
        raise NotFound(_("Peran Anda berubah sejak berkas ini diminta. Unduh lagi dari daftar kerja."))
    return export
