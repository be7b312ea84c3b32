"""Jobs that gave up: to be seen, and to be sent again once their cause is mended."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection

# One row a job, whatever its history: a job that was sent again and failed again has two events.
_FAILED: Final = """
    SELECT id, task_name, args, attempts, (SELECT max(at) FROM procrastinate_events WHERE job_id = job.id AND type = 'failed')
      FROM procrastinate_jobs job WHERE status = 'failed' ORDER BY id DESC LIMIT %s
"""
# Of periodic work only the latest run is worth sending again, and only if none is under way: one at most may wait.
_RESEND: Final = """
    UPDATE procrastinate_jobs job SET status = 'todo', attempts = 0, scheduled_at = now()
     WHERE status = 'failed' AND (%(every)s OR id = ANY(%(ids)s::bigint[])) AND NOT EXISTS (
           SELECT 1 FROM procrastinate_jobs other WHERE other.queueing_lock = job.queueing_lock
              AND (other.status IN ('todo', 'doing') OR (other.status = 'failed' AND other.id > job.id)))
    RETURNING id
"""


@dataclass(frozen=True, slots=True)
class FailedJob:
    """`what` tells an event from its listener, for example "ReportAssigned → notify"; arguments are ids only and never people's words."""

    id: int
    what: str
    attempts: int
    failed_at: datetime | None


def failed_jobs(*, limit: int = 100) -> list[FailedJob]:
    """The latest first. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_FAILED, [limit])
        rows = cursor.fetchall()
    return [FailedJob(job_id, _what(task, _as_dict(args)), attempts, at) for job_id, task, args, attempts, at in rows]


def failed_count() -> int:
    """How many jobs wait for somebody to mend their cause."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        (count,) = cursor.fetchone() or (0,)
    return int(count)


def resend_failed(ids: Collection[int] | None = None) -> list[int]:
    """Put failed jobs back into the queue with all their attempts, all of them or those named, and return their ids.

    One that is not failed is left alone.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RESEND, {"every": ids is None, "ids": list(ids or ())})
        return sorted(job_id for (job_id,) in cursor.fetchall())


def resend(job_id: int) -> bool:
    """Put one failed job back into the queue; False when it is not failed (any more)."""
    return bool(resend_failed([job_id]))


def _as_dict(args: Any) -> dict[str, Any]:
    """Django leaves jsonb of raw statements as text."""
    loaded = json.loads(args) if isinstance(args, str) else args
    return loaded if isinstance(loaded, dict) else {}


def _what(task: str, args: dict[str, Any]) -> str:
    if not {"event", "listener"} <= args.keys():
        return task
    return f"{args['event'].rsplit('.', 1)[-1]} → {args['listener'].removeprefix('siger.')}"
