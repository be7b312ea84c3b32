"""Asking for a run, in the transaction that changed the rules."""

from datetime import timedelta
from typing import Final

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from siger.core.clock import now
from siger.deadlines.current import LOOK_AGAIN_S
from siger.deadlines.models import Cause, Recount
from siger.deadlines.recounting.reckoning import open_reports
from siger.deadlines.recounting.running import run

# When every process counts by the new rules, so that no report slips in by the old ones behind the run's back.
SETTLED: Final = timedelta(seconds=LOOK_AGAIN_S + 2)
FORGOTTEN: Final = timedelta(minutes=10)


@app.task(name="siger.deadlines.recount", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def recount_later(recount_id: int) -> None:
    run(recount_id)


def ask_recount(cause: Cause, words: str, region: str, *, asked_by: int | None) -> Recount:
    """The new run, with its job. Runs go one after the other."""
    recount = Recount.objects.create(
        cause=cause, words=words[:200], region=region, asked_by_id=asked_by, asked_at=now(), total=open_reports(region).count()
    )
    _enqueue(recount)
    return recount


def _enqueue(recount: Recount) -> None:
    recount_later.configure(lock="siger.deadlines.recount", schedule_at=recount.asked_at + SETTLED).defer(recount_id=recount.pk)


def resume_forgotten() -> int:
    """Go on with runs that are not over ten minutes after they were asked for, because their job was lost; how many."""
    forgotten = list(Recount.objects.filter(finished_at=None, asked_at__lt=now() - FORGOTTEN).order_by("id"))
    for recount in forgotten:
        run(recount.pk)
    return len(forgotten)
