"""What colleagues left for the reader and is not read yet."""

from dataclasses import dataclass
from typing import Final

from django.db import connection

from siger.people.actors import Actor

# Of the hand-overs only the latest: who has not looked at them for twenty is not told of more.
_UNREAD: Final = """
SELECT (SELECT count(*) FROM desk_mention WHERE user_id = %(user)s AND read_at IS NULL),
       (SELECT count(*) FROM (SELECT read_at, count FROM desk_shifthandover WHERE receiver_id = %(user)s ORDER BY at DESC LIMIT 20) latest
        WHERE read_at IS NULL AND count > 0)
"""


@dataclass(frozen=True, slots=True)
class Unread:
    mentions: int = 0
    shifts: int = 0


def unread(actor: Actor) -> Unread:
    """One statement."""
    if actor.user_id is None:
        return Unread()
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, {"user": actor.user_id})
        return Unread(*cursor.fetchone())
