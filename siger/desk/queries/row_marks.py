"""What a list marks on its rows besides what stands in the report itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from django.db import connection

from siger.desk.permissions import own_agencies
from siger.desk.queries.bulk import PENDING, Pending, pending_values
from siger.desk.queries.seen import UNREAD, Row, unread_values
from siger.people.actors import Actor

# A row without a verb is new to the reader; one whose verb is empty is no report but a tag of theirs, with its name.
_TAGS: Final = "SELECT t.id, '', t.name, NULL FROM desk_tag t WHERE t.id = ANY(%(tags)s) AND t.agency_id = ANY(%(own)s)"
_MARKS: Final = f"SELECT id, NULL, NULL, NULL FROM ({UNREAD}) u UNION ALL ({PENDING}) UNION ALL {_TAGS}"  # noqa: S608 - constants of the code


class TaggedRow(Row, Protocol):
    @property
    def tags(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class RowMarks:
    """`unread`: ids of what is new to the reader; `pending`: which are about to be changed by a run of anybody's; `tags`: names of those
    tags on the rows that the reader may see, by id.
    """

    unread: set[int] = field(default_factory=set)
    pending: dict[int, Pending] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)


def marks_among(actor: Actor, rows: Iterable[TaggedRow]) -> RowMarks:
    """One statement for all of it, none without rows. Asks for no right: `rows` come from a query that did."""
    marks, listed = RowMarks(), list(rows)
    ids, tags = [row.id for row in listed], sorted({tag for row in listed for tag in row.tags})
    if actor.user_id is None or not ids:
        return marks
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, {**unread_values(actor, ids), **pending_values(ids), "tags": tags, "own": own_agencies(actor)})
        for pk, *run in cursor.fetchall():
            if run[0] is None:
                marks.unread.add(pk)
            elif not run[0]:
                marks.tags[pk] = run[1]
            else:
                marks.pending[pk] = Pending(*run)
    return marks
