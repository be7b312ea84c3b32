"""cancel and stop: a run is taken back before it began, or ended in the middle."""

from uuid import UUID

from django.db import transaction

from siger.core.clock import now
from siger.desk.actions.owned_run import lock_run
from siger.desk.models import BulkRun, RunState
from siger.people.actors import Actor


@transaction.atomic
def cancel_run(*, actor: Actor, public_id: UUID) -> BulkRun:
    """No report was touched, so nothing has to be put back, whatever others did to them meanwhile."""
    run = lock_run(actor, public_id, RunState.DRAFT, RunState.WAITING)
    return _end(run, RunState.CANCELLED)


@transaction.atomic
def stop_run(*, actor: Actor, public_id: UUID) -> BulkRun:
    """What was done stays done; the reports that are left stay as they are."""
    run = lock_run(actor, public_id, RunState.RUNNING)
    return _end(run, RunState.STOPPED)


def _end(run: BulkRun, state: RunState) -> BulkRun:
    run.state, run.ended_at, run.stopped_why = state, now(), "asked"
    run.save(update_fields=["state", "ended_at", "stopped_why"])
    return run
