"""The run that somebody asked for, held; nobody else's."""

from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siger.core.errors import NotFound, VerbNotAllowed
from siger.desk.models import BulkRun, RunState
from siger.people.actors import Actor

_WRONG: Final[dict[str, Promise]] = {
    RunState.DRAFT: _("Tindakan ini belum dijalankan."),
    RunState.WAITING: _("Tindakan ini sudah diminta dan segera mulai."),
    RunState.RUNNING: _("Tindakan ini sudah berjalan dan tidak bisa dibatalkan lagi. Anda bisa menghentikannya."),
    RunState.FINISHED: _("Tindakan ini sudah selesai. Yang keliru bisa dibetulkan di laporannya masing-masing."),
    RunState.CANCELLED: _("Tindakan ini sudah dibatalkan. Tidak ada laporan yang berubah."),
    RunState.STOPPED: _("Tindakan ini sudah dihentikan."),
}


def lock_run(actor: Actor, public_id: UUID, *states: RunState) -> BulkRun:
    """Raises NotFound for another's, VerbNotAllowed when it is in none of `states`, in words of how it stands."""
    run = BulkRun.objects.select_for_update().filter(public_id=public_id, asked_by_id=actor.user_id).first()
    if run is None or actor.user_id is None:
        raise NotFound
    if RunState(run.state) not in states:
        raise VerbNotAllowed(str(_WRONG[run.state]))
    return run
