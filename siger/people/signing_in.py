"""From an account to an actor."""

from siger.people.actors import Actor, Seat
from siger.people.agency_functions import AgencyKind
from siger.people.models import Membership, User
from siger.people.roles import SECOND_FACTOR_ROLES, Role


def seats_of(user_id: int) -> tuple[Seat, ...]:
    """The seats of an account, in one statement."""
    rows = Membership.objects.filter(user_id=user_id, agency__active=True).order_by("id")
    columns = rows.values_list("role", "agency_id", "agency__short_name", "agency__path", "territory_id", "agency__kind")
    return tuple(
        Seat(
            role=Role(role),
            agency_id=agency_id,
            agency_name=short_name,
            agency_path=path,
            territory=territory,
            inspectorate=kind == AgencyKind.INSPECTORATE,
        )
        for role, agency_id, short_name, path, territory, kind in columns
    )


def needs_second_factor(seats: tuple[Seat, ...]) -> bool:
    return any(seat.role in SECOND_FACTOR_ROLES or seat.inspectorate for seat in seats)


def actor_of(user: User, *, second_factor: bool, language: str = "id") -> Actor:
    """The actor of a signed-in account. Seats that ask for a second factor are left out until one was shown in this session."""
    seats = seats_of(user.pk)
    if not second_factor and needs_second_factor(seats):
        seats = ()
    return Actor(user_id=user.pk, name=user.get_short_name(), seats=seats, language=language)
