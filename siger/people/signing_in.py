"""From an account to an actor."""

from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, Value, When
from django.db.models.functions import Concat, Left, Length

from siger.people.actors import Actor, Seat
from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency, Membership, User
from siger.people.roles import SECOND_FACTOR_ROLES, Role

MOST_UNITS: Final = 300
"""A government has some 200 offices; above that the database takes a question for them better than their ids."""

# Whose reach is a part of the tree of agencies.
_OF_A_TREE: Final = Q(role__in=[Role.SUPERVISOR, Role.LEADER]) | Q(agency__kind=AgencyKind.INSPECTORATE)


def seats_of(user_id: int) -> tuple[Seat, ...]:
    """The seats of an account, in one statement."""
    rows = Membership.objects.filter(user_id=user_id, agency__active=True).order_by("id")
    columns = rows.values_list("role", "agency_id", "agency__short_name", "agency__path", "territory_id", "agency__kind", _units())
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
        for role, agency_id, short_name, path, territory, kind, units in columns
    )


def _units() -> Case:
    """Ids of the agency and those below it: a range of paths, which sort bytewise ("/12/" up to "/120")."""
    path = OuterRef("agency__path")
    end = Concat(Left(path, Length(path) - 1), Value("0"))
    below = Agency.objects.filter(path__gte=path, path__lt=end).order_by().values("pk")[: MOST_UNITS + 1]
    return Case(When(_OF_A_TREE, then=ArraySubquery(below)), default=None)


def needs_second_factor(seats: tuple[Seat, ...]) -> bool:
    return any(seat.role in SECOND_FACTOR_ROLES or seat.inspectorate for seat in seats)


def actor_of(user: User, *, second_factor: bool, language: str = "id") -> Actor:
    """The actor of a signed-in account. Seats that ask for a second factor are left out until one was shown in this session."""
    seats = seats_of(user.pk)
    if not second_factor and needs_second_factor(seats):
        seats = ()
    return Actor(user_id=user.pk, name=user.get_short_name(), seats=seats, language=language)
