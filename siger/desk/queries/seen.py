"""What somebody has read of a report, and what is new to them in a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from django.db import connection

from siger.people.actors import Actor
from siger.reports.states import Holder


class Row(Protocol):
    """A row of a list: anything that names its report."""

    @property
    def id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class LastLook:
    """How far the reader had come: `entries` of the timeline, at `seen_at`."""

    version: int
    entries: int
    seen_at: datetime


# What somebody did themselves is not news to them, and a report that nobody has in hand waits for no reader.
UNREAD: Final = """
SELECT r.id FROM reports_report r LEFT JOIN desk_seen s ON s.report_id = r.id AND s.user_id = %(user)s
WHERE r.id = ANY(%(ids)s) AND r.holder <> %(nobody)s AND (s.id IS NULL OR (r.entries > s.entries AND EXISTS (
    SELECT FROM reports_timelineentry t WHERE t.report_id = r.id AND t.seq > s.entries AND t.user_id IS DISTINCT FROM %(user)s)))
"""


def unread_among(actor: Actor, rows: Iterable[Row]) -> set[int]:
    """Ids of those that the actor never had open, or in which somebody else did something since. One statement, none without rows.

    Asks for no right: `rows` come from a query that did.
    """
    ids = [row.id for row in rows]
    if actor.user_id is None or not ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, unread_values(actor, ids))
        return {row[0] for row in cursor.fetchall()}


def unread_values(actor: Actor, ids: list[int]) -> dict[str, Any]:
    """What `UNREAD` asks for."""
    return {"user": actor.user_id, "ids": ids, "nobody": Holder.NOBODY.value}
