"""The job of a run. It is deferred in the transaction that asks for it."""

from datetime import datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from siger.desk.bulk.running import run_all


@app.task(name="siger.desk.bulk", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def run_later(run_id: int) -> None:
    run_all(run_id)


def enqueue(run_id: int, at: datetime | None) -> None:
    """Without a lock: a job that waits for its time would hold up the one that begins at once. Two at a time share the reports, and each
    report is taken once.
    """
    run_later.configure(schedule_at=at).defer(run_id=run_id)
