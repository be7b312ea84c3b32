"""Work that comes round by the clock."""

from collections.abc import Callable
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

# A run that fails is tried twice more; then it is listed as failed, and the next tick does its work.
RETRY = RetryStrategy(max_attempts=2, wait=15)


def periodically(cron: str, *, name: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Run a function by `cron` (UTC), once among all workers. While one run still waits, no second one is queued.

    The function may be killed at any moment and comes again: it works in small transactions and starts where it was.
    """

    def register(work: Callable[[], Any]) -> Callable[[], Any]:
        def run(timestamp: int) -> None:
            work()

        task = app.task(name=name, queueing_lock=name, retry=RETRY)(run)
        app.periodic(cron=cron, periodic_id=name)(task)
        return work

    return register
