"""A closed agency's reports go to its successor, each in a transaction of its own. May be killed at any moment and goes on where it was."""

import logging
from datetime import timedelta
from typing import Final

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from siger.core.clock import now
from siger.core.errors import Refusal, Stale
from siger.people.actors import SYSTEM
from siger.reports.actions.succeed import succeed
from siger.reports.models import Succession
from siger.reports.queries.closed_agencies import left_with

BATCH: Final = 100
FORGOTTEN: Final = timedelta(minutes=10)
_TRIES: Final = 3
_log = logging.getLogger(__name__)


@app.task(name="siger.reports.succeed_all", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def succeed_later(succession_id: int) -> None:
    run(succession_id)


def enqueue(succession: Succession) -> None:
    succeed_later.configure(lock=f"siger.reports.succession.{succession.pk}").defer(succession_id=succession.pk)


def run(succession_id: int) -> None:
    """To its end. A run that is over is left alone."""
    while run_batch(succession_id):
        pass


def run_batch(succession_id: int) -> bool:
    """One batch; whether there may be more. A batch that is done again finds what was passed on already gone."""
    run = Succession.objects.filter(pk=succession_id, finished_at=None).first()
    if run is None:
        return False
    rows = list(left_with(run.closed_id).filter(pk__gt=run.last_id).values_list("pk", "version")[:BATCH])
    done = [_pass_on(run, report_id, version) for report_id, version in rows]
    return _came(run, rows[-1][0] if rows else None, passed=sum(one is True for one in done), refused=sum(one is False for one in done))


def _came(run: Succession, last_id: int | None, *, passed: int, refused: int) -> bool:
    with transaction.atomic():
        fresh = Succession.objects.select_for_update().get(pk=run.pk)
        if fresh.last_id != run.last_id:
            return fresh.finished_at is None  # somebody else did this batch meanwhile
        fresh.passed += passed
        fresh.refused += refused
        if last_id is None:
            fresh.finished_at = now()
        else:
            fresh.last_id = last_id
        fresh.save(update_fields=["passed", "refused", "last_id", "finished_at"])
    return fresh.finished_at is None


def _pass_on(run: Succession, report_id: int, version: int) -> bool | None:
    """True when passed on, False when refused, None when it went elsewhere meanwhile. A step taken meanwhile wins."""
    for _attempt in range(_TRIES):
        try:
            succeed(actor=SYSTEM, report_id=report_id, seen=version, agency_id=run.successor_id, reason=run.reason)
        except Stale:
            fresh = left_with(run.closed_id).filter(pk=report_id).values_list("version", flat=True).first()
            if fresh is None:
                return None
            version = fresh
        except Refusal as refusal:
            _log.warning("report %s was not passed to the successor: %s", report_id, refusal.code)
            return False
        else:
            return True
    return False


def resume_successions() -> int:
    """Go on with runs that are not over ten minutes after they were asked for, because their job was lost; how many."""
    forgotten = list(Succession.objects.filter(finished_at=None, asked_at__lt=now() - FORGOTTEN).order_by("id"))
    for one in forgotten:
        run(one.pk)
    return len(forgotten)
