"""Background work: what failed, what waits too long."""

from __future__ import annotations

from django.db import connection

from siger.core.health.findings import Finding, doubtful, well

LATE_SECONDS = 600


def jobs() -> list[Finding]:
    """Failed jobs, and the oldest that could have been started by now."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FILTER (WHERE j.status = 'failed'),
                   count(*) FILTER (WHERE j.status = 'todo'),
                   coalesce(extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at))
                            FILTER (WHERE j.status = 'todo' AND coalesce(j.scheduled_at, e.at) <= now())), 0)
              FROM procrastinate_jobs j
              LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
             WHERE j.status IN ('failed', 'todo')
            """
        )
        failed, waiting, oldest = cursor.fetchone() or (0, 0, 0)
    found: list[Finding] = []
    if failed:
        found += doubtful("jobs.failed", f"{failed} failed", "See them with `siger jobs list`, send them again with `siger jobs resend`.")
    if oldest > LATE_SECONDS:
        found += doubtful(
            "jobs.waiting", f"{waiting} wait, the oldest since {oldest / 60:.0f} minutes", "Is the worker alive? Add a second one."
        )
    return found or well("jobs", f"none failed, {waiting} waiting")
