"""The demonstration accounts as those who act."""

from collections.abc import Mapping
from dataclasses import dataclass

from siger.people.actors import Actor
from siger.people.models import Agency, User
from siger.people.roles import Role
from siger.people.signing_in import actor_of


@dataclass(frozen=True, slots=True)
class Staff:
    """By login; somebody whose office the province does not have is not there."""

    users: Mapping[str, User]

    def actor(self, login: str) -> Actor:
        return actor_of(self.users[login], second_factor=True)

    def agency(self, login: str, role: Role) -> Agency | None:
        """The first office in which the account has that role."""
        seat = next(iter(self.actor(login).seats_as(role)), None)
        return Agency.objects.get(pk=seat.agency_id) if seat else None
