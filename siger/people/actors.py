"""The actor: who asks, with every right that they bring along. Made once at the edge of a request; plain data from there on."""

from dataclasses import dataclass, field
from typing import Final

from siger.people.roles import Role


@dataclass(frozen=True, slots=True)
class Seat:
    """One membership.

    `agency_path` is the agency's place in the tree ("/12/40/"); `territory` is a region code, covering all codes below it. `units` are the
    ids of the agency and all below it, where they were read with the seat and are few enough to be named in a question; else None.
    """

    role: Role
    agency_id: int
    agency_name: str
    agency_path: str
    territory: str
    inspectorate: bool = False
    units: tuple[int, ...] | None = field(default=None, compare=False)

    def covers(self, region_code: str) -> bool:
        return region_code == self.territory or region_code.startswith(self.territory + ".")

    @property
    def is_province_wide(self) -> bool:
        return "." not in self.territory

    def holds_agency(self, agency_path: str) -> bool:
        """Whether `agency_path` is this seat's agency or lies below it."""
        return agency_path.startswith(self.agency_path)


@dataclass(frozen=True, slots=True)
class Actor:
    """`holds` are reports whose secret link was shown (checked before). `language` is the one messages are written in."""

    user_id: int | None = None
    name: str = ""
    seats: tuple[Seat, ...] = ()
    holds: frozenset[int] = field(default_factory=frozenset)
    is_system: bool = False
    language: str = "id"

    @property
    def is_officer(self) -> bool:
        """Whether the actor works in the office at all."""
        return bool(self.seats)

    def seats_as(self, *roles: Role) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.role in roles)


NOBODY: Final = Actor()
SYSTEM: Final = Actor(name="Siger", is_system=True)
