"""Who may look after a report, and who does."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from siger.people.actors import Actor
from siger.people.models import Crew, Membership, User
from siger.people.roles import Role
from siger.reports.care import WORKERS, desk_of
from siger.reports.models import Report
from siger.reports.queries.scopes import NOTHING
from siger.reports.states import Holder


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be given work; `agency` where they sit."""

    id: int
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class Care:
    """Who looks after a report: a person or a crew. `gone`: they are no more of the desk that has it, and somebody else is needed."""

    name: str
    is_crew: bool
    is_reader: bool
    gone: bool


def colleagues_for(actor: Actor, report: Report) -> list[Colleague]:
    """People of the desk whose care `report` is; of the dispatchers those of the actor's own agency. One statement."""
    seats = _seats(actor, report).select_related("user", "agency").order_by("user__name", "user_id")
    return list({seat.user_id: Colleague(seat.user_id, seat.user.get_short_name(), seat.agency.short_name) for seat in seats}.values())


def crews_for(report: Report) -> list[Crew]:
    """Crews of the agency in hand that have somebody to go out. One statement, none where no agency has the report."""
    if desk_of(report) is not Holder.AGENCY:
        return []
    return list(_crews(report).order_by("name", "id"))


def find_colleague(actor: Actor, report: Report, user_id: int) -> Colleague | None:
    """None for whoever is not of the desk, or has left it."""
    return next((one for one in colleagues_for(actor, report) if one.id == user_id), None)


def find_crew(report: Report, crew_id: int) -> Crew | None:
    return _crews(report).filter(pk=crew_id).first() if desk_of(report) is Holder.AGENCY else None


def care_of(actor: Actor, report: Report) -> Care | None:
    """None while nobody in particular looks after it. One statement, none in that case. The caller has asked for the right to see it."""
    if report.assignee_id is not None:
        here = Exists(_seats_of_desk(report).filter(user_id=OuterRef("pk")))
        person = User.objects.annotate(here=here).get(pk=report.assignee_id)
        return Care(person.get_short_name(), False, person.pk == actor.user_id, not person.here)
    if report.crew_id is not None:
        mine = Exists(Crew.members.through.objects.filter(crew_id=OuterRef("pk"), user_id=actor.user_id or 0))
        crew = Crew.objects.annotate(mine=mine).get(pk=report.crew_id)
        return Care(crew.name, True, crew.mine, not crew.active or crew.agency_id != report.agency_id)
    return None


def _seats_of_desk(report: Report) -> "QuerySet[Membership]":
    """Seats in which somebody may look after `report`, of any office that could have it."""
    desk = desk_of(report)
    roles = sorted(WORKERS.get(desk, frozenset()))
    seats = Membership.objects.filter(role__in=roles, user__is_active=True, agency__active=True)
    if desk is Holder.AGENCY:
        return seats.filter(agency_id=report.agency_id or 0)
    return seats.filter(_covering(report.region_id))


def _covering(region: str) -> Q:
    parts = region.split(".")
    return Q(territory_id__in=[".".join(parts[: n + 1]) for n in range(len(parts))])


def _seats(actor: Actor, report: Report) -> "QuerySet[Membership]":
    if desk_of(report) is Holder.AGENCY:
        return _seats_of_desk(report)
    own: Sequence[int] = sorted(
        {seat.agency_id for seat in actor.seats_as(Role.DISPATCHER) if seat.inspectorate == report.is_whistleblowing}
    )
    return _seats_of_desk(report).filter(Q(agency_id__in=own) if own else NOTHING)


def _crews(report: Report) -> "QuerySet[Crew]":
    there = Membership.objects.filter(
        user_id=OuterRef("user_id"), agency_id=report.agency_id or 0, role__in=WORKERS[Holder.AGENCY], user__is_active=True
    )
    going = Crew.members.through.objects.filter(Exists(there), crew_id=OuterRef("pk"))
    return Crew.objects.filter(Exists(going), agency_id=report.agency_id or 0, active=True)
