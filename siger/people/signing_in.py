"""From an account to an actor."""

from typing import Any, Final

from django.db import connection

from siger.people.actors import Actor, Seat
from siger.people.agency_functions import AgencyKind
from siger.people.models import User
from siger.people.roles import SECOND_FACTOR_ROLES, Role

MOST_UNITS: Final = 300
"""A government has some 200 offices; above that the database takes a question for them better than their ids."""

# Written out: every page of the office asks it, and thinking it up through the ORM took longer than answering it. With the units below
# where a seat's reach is a part of the tree of agencies: a range of paths, which sort bytewise ("/12/" up to "/120").
_SEATS: Final = """
SELECT seat.role, own.id, own.short_name, own.path, seat.territory_id, own.kind,
  CASE WHEN seat.role = ANY(%(of_a_tree)s) OR own.kind = %(inspectorate)s THEN ARRAY(
    SELECT below.id FROM people_agency below WHERE below.path >= own.path AND below.path < left(own.path, -1) || '0' LIMIT %(most)s
  ) END
FROM people_membership seat JOIN people_agency own ON own.id = seat.agency_id
WHERE seat.user_id = %(user)s AND own.active ORDER BY seat.id"""


def seats_of(user_id: int) -> tuple[Seat, ...]:
    """The seats of an account, in one statement."""
    asked: dict[str, Any] = {
        "of_a_tree": [Role.SUPERVISOR.value, Role.LEADER.value],
        "inspectorate": AgencyKind.INSPECTORATE.value,
        "most": MOST_UNITS + 1,
        "user": user_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SEATS, asked)
        rows = cursor.fetchall()
    return tuple(
        Seat(
            role=Role(role),
            agency_id=agency_id,
            agency_name=short_name,
            agency_path=path,
            territory=territory,
            inspectorate=kind == AgencyKind.INSPECTORATE,
            units=tuple(units) if units and len(units) <= MOST_UNITS else None,
        )
        for role, agency_id, short_name, path, territory, kind, units in rows
    )


def needs_second_factor(seats: tuple[Seat, ...]) -> bool:
    return any(seat.role in SECOND_FACTOR_ROLES or seat.inspectorate for seat in seats)


def actor_of(user: User, *, second_factor: bool, language: str = "id") -> Actor:
    """The actor of a signed-in account. Seats that ask for a second factor are left out until one was shown in this session."""
    seats = seats_of(user.pk)
    if not second_factor and needs_second_factor(seats):
        seats = ()
    return Actor(user_id=user.pk, name=user.get_short_name(), seats=seats, language=language)
