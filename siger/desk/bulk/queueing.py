"""The job of a run. It is deferred in the transaction that asks for it."""

from datetime import datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from siger.desk.bulk.running import run_all


@app.task(name="siger.desk.bulk", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def run_later(run_id: int) -> None:
    run_all(run_id)


def enqueue(run_id: int, at: datetime | None) -> None:
    """Two jobs of one run never run at the same time, and whichever comes second finds nothing left to do."""
    run_later.configure(lock=f"siger.desk.bulk.{run_id}", schedule_at=at).defer(run_id=run_id)
