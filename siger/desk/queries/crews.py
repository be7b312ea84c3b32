"""Crews as their superior sees them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q

from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.models import Agency, Crew, Membership, User
from siger.people.roles import Role
from siger.reports.care import WORKERS
from siger.reports.models import Report
from siger.reports.queries.scopes import NOTHING
from siger.reports.states import Holder

MOST_CREWS: Final = 100
"""Of one agency."""
MOST_MEMBERS: Final = 40
_MOST_AGENCIES: Final = 300
_WORKING: Final = sorted(WORKERS[Holder.AGENCY])


@dataclass(frozen=True, slots=True)
class Worker:
    """`here`: still works in the agency. Whoever left belongs to the crew by name alone and gets nothing to do."""

    id: int
    name: str
    here: bool = True


@dataclass(frozen=True, slots=True)
class CrewRow:
    """`work`: how many open reports it looks after."""

    id: int
    agency_id: int
    name: str
    active: bool
    members: tuple[Worker, ...]
    work: int

    @property
    def gone(self) -> int:
        return sum(not one.here for one in self.members)

    @property
    def idle(self) -> bool:
        """Nobody of it could go out."""
        return not any(one.here for one in self.members)


def crew_agencies(actor: Actor) -> list[Agency]:
    """Agencies whose crews the actor keeps, own and below, by name. One statement, none for who supervises nothing."""
    seats = actor.seats_as(Role.SUPERVISOR)
    if not seats:
        return []
    below = reduce(or_, (Q(path__startswith=seat.agency_path) for seat in seats), NOTHING)
    return list(Agency.objects.filter(below, active=True).order_by("name", "id")[:_MOST_AGENCIES])


def workers_of(agency_id: int) -> list[Worker]:
    """Who can belong to a crew of the agency, by name. One statement."""
    seats = Membership.objects.filter(agency_id=agency_id, role__in=_WORKING, user=OuterRef("pk"))
    people = User.objects.filter(Exists(seats), is_active=True)
    return sorted((Worker(one.pk, one.get_short_name()) for one in people), key=lambda one: (one.name.casefold(), one.id))


def kept_crews(agency_id: int) -> list[CrewRow]:
    """All crews of an agency, those in use first. Three statements. The caller has asked for the right."""
    return _rows(list(Crew.objects.filter(agency_id=agency_id).order_by("-active", "name", "id")))


def kept_crew(actor: Actor, crew_id: int) -> CrewRow:
    """Raises NotFound for one that is not the actor's to keep. Five statements."""
    crew = Crew.objects.filter(pk=crew_id).first()
    if crew is None or crew.agency_id not in {agency.pk for agency in crew_agencies(actor)}:
        raise NotFound
    return _rows([crew])[0]


def _rows(crews: Iterable[Crew]) -> list[CrewRow]:
    found = list(crews)
    members, work = _members(found), _work(found)
    return [CrewRow(one.pk, one.agency_id, one.name, one.active, tuple(members[one.pk]), work.get(one.pk, 0)) for one in found]


def _members(crews: list[Crew]) -> dict[int, list[Worker]]:
    through = Crew.members.through.objects
    there = Membership.objects.filter(
        user_id=OuterRef("user_id"), agency_id=OuterRef("crew__agency_id"), role__in=_WORKING, user__is_active=True, agency__active=True
    )
    rows = through.filter(crew__in=[one.pk for one in crews]).select_related("user").annotate(here=Exists(there))
    members: dict[int, list[Worker]] = defaultdict(list)
    for row in rows.order_by("user__name", "user_id"):
        members[row.crew_id].append(Worker(row.user_id, row.user.get_short_name(), bool(getattr(row, "here", False))))
    return members


def _work(crews: list[Crew]) -> dict[int, int]:
    open_still = Report.objects.filter(crew__in=[one.pk for one in crews]).exclude(holder=Holder.NOBODY).order_by()
    return dict(open_still.values_list("crew_id").annotate(n=Count("id")))
