"""Jobs that nobody does any more: their worker died, or lost its database just when it wanted to take or to finish them."""

import logging
from typing import Final

from django.db import connection

_log = logging.getLogger(__name__)

# procrastinate writes a heartbeat every 10 s.
SILENT_SECONDS: Final = 30
# Longer than any job of ours takes: decoding a photo at most 40 s, a message 15 s, a round of closing some minutes.
LONGEST_MINUTES: Final = 20
# A job that takes its worker down each time must not do so for ever.
MOST_ATTEMPTS: Final = 10

_STALLED: Final = """
    SELECT job.id, job.attempts >= %(most)s AS hopeless,
           job.queueing_lock IS NOT NULL AND EXISTS (
               SELECT 1 FROM procrastinate_jobs other WHERE other.queueing_lock = job.queueing_lock AND other.status = 'todo'
           ) AS superseded
      FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
     WHERE job.status = 'doing' AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %(silent)s)
           OR (SELECT max(at) FROM procrastinate_events event WHERE event.job_id = job.id AND event.type = 'started')
               < now() - make_interval(mins => %(longest)s))
       FOR UPDATE OF job SKIP LOCKED
"""
_GIVE_BACK: Final = f"""
    WITH stalled AS MATERIALIZED ({_STALLED})
    SELECT id, CASE
        WHEN superseded THEN 'aborted' || coalesce(procrastinate_finish_job_v1(id, 'aborted', false)::text, '')
        WHEN hopeless THEN 'failed' || coalesce(procrastinate_finish_job_v1(id, 'failed', false)::text, '')
        ELSE 'todo' || coalesce(procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL)::text, '')
    END FROM stalled
"""  # noqa: S608 - constants only


def requeue_stalled() -> dict[str, list[int]]:
    """Give back every job of a worker that has been silent for 30 s, or that began 20 minutes ago; the job ids by what became of them.

    `todo`: it will be done again, which is harmless for atomic listeners, also when the worker lives after all. `failed`: it was tried
    ten times. `aborted`: periodic work whose next run is waiting already. One statement; two workers at it share the jobs between them.
    """
    became: dict[str, list[int]] = {"todo": [], "failed": [], "aborted": []}
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, {"most": MOST_ATTEMPTS, "silent": SILENT_SECONDS, "longest": LONGEST_MINUTES})
        for job_id, status in cursor.fetchall():
            became[status].append(job_id)
    for status, ids in became.items():
        if ids:
            _log.warning("jobs of dead workers, now %s: %s", status, ids)
    return became
