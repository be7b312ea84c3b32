"""Somebody opens a report: how far they had read, and how far they have now."""

from datetime import datetime
from typing import Final

from django.db import connection

from siger.core.clock import now
from siger.desk.queries.seen import LastLook
from siger.people.actors import Actor
from siger.reports.models import Report

# Two tabs, or two requests at once, never move it back; who looks again at what has not changed writes nothing.
_LOOK: Final = """
WITH before AS (SELECT version, entries, seen_at FROM desk_seen WHERE user_id = %(user)s AND report_id = %(report)s),
put AS (
    INSERT INTO desk_seen (user_id, report_id, version, entries, seen_at)
    SELECT %(user)s, %(report)s, %(version)s, %(entries)s, %(at)s
    WHERE NOT EXISTS (SELECT FROM before WHERE entries >= %(entries)s)
    ON CONFLICT (user_id, report_id) DO UPDATE SET version = excluded.version, entries = excluded.entries, seen_at = excluded.seen_at
    WHERE desk_seen.entries < excluded.entries
)
SELECT version, entries, seen_at FROM before
"""


def look(*, actor: Actor, report: Report) -> LastLook | None:
    """Note that `actor` sees `report` as it is loaded; what they saw before, None for the first time. One statement.

    `report` comes from a query that asked for the right to see it.
    """
    if actor.user_id is None:
        return None
    values: dict[str, int | datetime] = {
        "user": actor.user_id,
        "report": report.pk,
        "version": report.version,
        "entries": report.entries,
        "at": now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, values)
        row = cursor.fetchone()
    return LastLook(*row) if row else None
