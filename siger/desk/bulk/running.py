"""A run, report by report. May be killed at any moment: what is done, and that it is done, are one transaction."""

import logging
from datetime import timedelta
from typing import Final

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import translation

from siger.core.clock import now
from siger.core.errors import Refusal
from siger.desk.bulk.bulk_verb import Given, Target
from siger.desk.bulk.verbs import BULK_VERBS
from siger.desk.models import ACTIVE, BulkItem, BulkRun, ItemState, RunState
from siger.desk.seats import acting_later
from siger.people.actors import Actor

BATCH: Final = 25
FORGOTTEN: Final = timedelta(minutes=2)
_log = logging.getLogger(__name__)


def run_all(run_id: int) -> None:
    """To its end. One that waits still, is over, or was taken back is left alone."""
    run = _begin(run_id)
    if run is None:
        return
    person = run.asked_by
    actor = acting_later(person, run.seats)  # as they are now: a right may be gone since
    if not person.is_active or not actor.seats:
        _end(run, RunState.STOPPED, "no_seats")
        return
    with translation.override(person.language):
        while _batch(run, actor):
            pass


def _begin(run_id: int) -> BulkRun | None:
    with transaction.atomic():
        run = BulkRun.objects.select_for_update(of=("self",)).select_related("asked_by").filter(pk=run_id).first()
        if run is None or run.state not in ACTIVE or run.starts_at is None or run.starts_at > now():
            return None
        if run.state == RunState.WAITING:
            run.state = RunState.RUNNING
            run.save(update_fields=["state"])
    return run


def _batch(run: BulkRun, actor: Actor) -> bool:
    """Whether there is more. Between batches a stop takes effect."""
    if not BulkRun.objects.filter(pk=run.pk, state=RunState.RUNNING).exists():
        return False
    items = list(BulkItem.objects.filter(run_id=run.pk, state=ItemState.OPEN).order_by("id")[:BATCH])
    for item in items:
        _do(item, run, actor)
    if not items:
        _end(run, RunState.FINISHED, "")
    return bool(items)


def _do(item: BulkItem, run: BulkRun, actor: Actor) -> None:
    """One report: the ordinary action and that it was done, or why not."""
    try:
        with transaction.atomic():
            if not BulkItem.objects.filter(pk=item.pk, state=ItemState.OPEN).update(state=ItemState.DONE):
                return  # another worker was quicker
            _without_waiting_for_the_disk()
            _act(item, run.verb, run.given, actor)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is tried again, from this report on
    except Refusal as refusal:
        _refused(item, refusal.code, refusal.message)
    except Exception:
        _log.exception("report %s of bulk run %s", item.report_id, run.pk)
        _refused(item, "error", "")


def _without_waiting_for_the_disk() -> None:
    """Of this transaction alone. If the machine goes down, the last half second of a run may not have happened: then each of those reports
    is as it was and open in the run, which goes on from there. What other transactions commit afterwards, such as a message that is sent,
    brings this one to the disk first; so does the end of the run.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO off")


def _act(item: BulkItem, verb: str, given: Given, actor: Actor) -> None:
    BULK_VERBS[verb].act(actor, Target(item.report_id, item.seen, item.own), given)


def _refused(item: BulkItem, code: str, why: str) -> None:
    BulkItem.objects.filter(pk=item.pk, state=ItemState.OPEN).update(state=ItemState.FAILED, code=code, why=why[:500])


def _end(run: BulkRun, state: RunState, why: str) -> None:
    BulkRun.objects.filter(pk=run.pk, state=RunState.RUNNING).update(state=state, ended_at=now(), stopped_why=why)


def resume_runs() -> int:
    """Go on with runs that should have begun two minutes ago and are not over: their job was lost, or they are long; how many."""
    forgotten = list(BulkRun.objects.filter(state__in=ACTIVE, starts_at__lt=now() - FORGOTTEN).order_by("id").values_list("pk", flat=True))
    for run_id in forgotten:
        run_all(run_id)
    return len(forgotten)
