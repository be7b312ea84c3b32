"""What is done and no longer needed."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from siger.core.clock import now
from siger.core.models import IdempotencyKey, RateWindow

KEEP_JOBS: Final = timedelta(days=7)
KEEP_KEYS: Final = timedelta(days=90)

_FINISHED_JOBS: Final = """
    DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'cancelled', 'aborted') AND id IN (
        SELECT job_id FROM procrastinate_events WHERE type IN ('succeeded', 'cancelled', 'aborted') AND at < %s)
"""
# Periodic work that failed and has succeeded since is no longer anybody's concern.
_MENDED: Final = """
    DELETE FROM procrastinate_jobs failed WHERE status = 'failed' AND queueing_lock IS NOT NULL AND EXISTS (
        SELECT 1 FROM procrastinate_jobs later WHERE later.queueing_lock = failed.queueing_lock
           AND later.id > failed.id AND later.status = 'succeeded')
"""
# As long as a job may come again, the mark that its listener has run must stay, or it would have its effect twice.
_MARKS: Final = """
    DELETE FROM core_handledevent WHERE handled_at < %s AND event_id NOT IN (
        SELECT args #>> '{data,event_id}' FROM procrastinate_jobs
         WHERE status IN ('todo', 'doing', 'failed') AND args #>> '{data,event_id}' IS NOT NULL)
"""
_DEAD_WORKERS: Final = """
    DELETE FROM procrastinate_workers worker WHERE last_heartbeat < %s
       AND NOT EXISTS (SELECT 1 FROM procrastinate_jobs job WHERE job.worker_id = worker.id AND job.status = 'doing')
"""


def prune() -> dict[str, int]:
    """Delete finished jobs and marks after 7 days, idempotency keys after 90, rate windows once they have ended. How many of each."""
    moment = now()
    return {
        "jobs": _delete(_FINISHED_JOBS, moment - KEEP_JOBS) + _delete(_MENDED),
        "marks": _delete(_MARKS, moment - KEEP_JOBS),
        "workers": _delete(_DEAD_WORKERS, moment - timedelta(hours=1)),
        "keys": IdempotencyKey.objects.filter(created_at__lt=moment - KEEP_KEYS).delete()[0],
        "rates": RateWindow.objects.filter(ends_at__lt=moment).delete()[0],
    }


def _delete(statement: str, *before: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, before or None)
        return int(cursor.rowcount)
