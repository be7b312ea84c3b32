"""What a list marks on its rows besides what stands in the report itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from siger.desk.queries.bulk import PENDING, Pending, pending_values
from siger.desk.queries.seen import UNREAD, Row, unread_values
from siger.people.actors import Actor

_MARKS: Final = f"SELECT id, NULL, NULL, NULL, NULL FROM ({UNREAD}) u UNION ALL ({PENDING})"  # noqa: S608 - both are constants of the code


@dataclass(frozen=True, slots=True)
class RowMarks:
    """`unread`: ids of what is new to the reader; `pending`: which are about to be changed by a run of anybody's."""

    unread: set[int] = field(default_factory=set)
    pending: dict[int, Pending] = field(default_factory=dict)


def marks_among(actor: Actor, rows: Iterable[Row]) -> RowMarks:
    """One statement for all of it, none without rows. Asks for no right: `rows` come from a query that did."""
    marks, ids = RowMarks(), [row.id for row in rows]
    if actor.user_id is None or not ids:
        return marks
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, {**unread_values(actor, ids), **pending_values(ids)})
        for report_id, *run in cursor.fetchall():
            if run[0] is None:
                marks.unread.add(report_id)
            else:
                marks.pending[report_id] = Pending(*run)
    return marks
