"""Who can be called to a report by a note: whoever works in the office and sees it by a seat of theirs."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from siger.people.actors import Actor, Seat
from siger.people.agency_functions import AgencyKind
from siger.people.models import Membership
from siger.people.roles import Role
from siger.reports.models import Report
from siger.reports.permissions import roles_towards

_BY_AGENCY: Final = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.VALIDATOR, Role.DISPATCHER})
NOT_OF_A_SEAT: Final = frozenset({Role.REPORTER, Role.SYSTEM, Role.CITIZEN})


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    agency: str


def callable_people(actor: Actor, report: Report) -> list[Person]:
    """By name, without the actor and without whoever sent the report. One statement. `report` is loaded with its owner."""
    seats: dict[int, list[Membership]] = defaultdict(list)
    for one in _near(actor, report):
        seats[one.user_id].append(one)
    found = [_person(mine) for user_id, mine in seats.items() if user_id != actor.user_id and _sees(user_id, mine, report)]
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


def reads_notes(actor: Actor, report: Report) -> bool:
    """By a seat, and never as the one who sent the report: not even an officer who did."""
    roles = roles_towards(actor, report)
    return actor.user_id is not None and Role.REPORTER not in roles and bool(roles - NOT_OF_A_SEAT)


def _near(actor: Actor, report: Report) -> list[Membership]:
    """Seats of the offices that a report passes through: those in hand with all above them, the dispatchers over its place, one's own."""
    paths = [agency.path for agency in (report.agency, report.offered_to) if agency is not None]
    above = {int(part) for path in paths for part in path.split("/") if part}
    own = {seat.agency_id for seat in actor.seats}
    codes = report.region_id.split(".")
    over = [".".join(codes[: n + 1]) for n in range(len(codes))]
    near = (
        Q(agency_id__in=above | own, role__in=_BY_AGENCY)
        | Q(role=Role.DISPATCHER, territory_id__in=over)
        | Q(user_id=report.validator_id or 0)
    )
    seats = Membership.objects.filter(near, user__is_active=True, agency__active=True)
    return list(seats.select_related("user", "agency").order_by("id"))


def _sees(user_id: int, seats: list[Membership], report: Report) -> bool:
    return reads_notes(Actor(user_id=user_id, seats=tuple(_seat(one) for one in seats)), report)


def _seat(one: Membership) -> Seat:
    return Seat(
        role=Role(one.role),
        agency_id=one.agency_id,
        agency_name=one.agency.short_name,
        agency_path=one.agency.path,
        territory=one.territory_id,
        inspectorate=one.agency.kind == AgencyKind.INSPECTORATE,
    )


def _person(seats: list[Membership]) -> Person:
    return Person(seats[0].user_id, seats[0].user.get_short_name(), seats[0].agency.short_name)
