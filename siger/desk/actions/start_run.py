"""start: a run is asked for. It waits half a minute, in which it can be taken back and nobody has been told anything."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Stale, VerbNotAllowed
from siger.desk.actions.owned_run import lock_run
from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.queueing import enqueue
from siger.desk.models import ACTIVE, BulkRun, RunState
from siger.people.actors import Actor

GRACE: Final = timedelta(seconds=30)
MOST_ACTIVE: Final = 5


@transaction.atomic
def start_run(*, actor: Actor, public_id: UUID, shown: str) -> BulkRun:
    """`shown` is the mark of what the page said would be done.

    Raises Stale when that was changed meanwhile, in another window, VerbNotAllowed while five others of the actor are not over.
    """
    run = lock_run(actor, public_id, RunState.DRAFT)
    if run.given is None or mark_of(run.given) != shown:
        raise Stale
    if BulkRun.objects.filter(asked_by_id=actor.user_id, state__in=ACTIVE).count() >= MOST_ACTIVE:
        raise VerbNotAllowed(_("Sudah ada %(most)d tindakan Anda yang belum selesai. Tunggu salah satunya dulu.") % {"most": MOST_ACTIVE})
    run.state, run.starts_at = RunState.WAITING, now() + GRACE
    run.save(update_fields=["state", "starts_at"])
    enqueue(run.pk, run.starts_at)
    return run


@transaction.atomic
def start_now(*, actor: Actor, public_id: UUID) -> BulkRun:
    """Without waiting any longer."""
    run = lock_run(actor, public_id, RunState.WAITING)
    run.starts_at = now()
    run.save(update_fields=["starts_at"])
    enqueue(run.pk, None)
    return run
