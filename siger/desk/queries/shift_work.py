"""What can be handed over, by whom and to whom."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q, QuerySet

from siger.people.actors import Actor
from siger.people.models import Membership, User
from siger.people.roles import Role
from siger.reports.care import WORKERS
from siger.reports.life import LIFE
from siger.reports.models import Report
from siger.reports.queries.scopes import NOTHING, in_hand_of, visible_to
from siger.reports.states import Holder, Verb

MOST: Final = 300
"""Reports in one hand-over: more than a person looks after."""
_MOST_PEOPLE: Final = 300
_HANDED: Final = sorted({step.source for step in LIFE if step.verb is Verb.ENTRUST})
_ROLES: Final = {Role.DISPATCHER: WORKERS[Holder.DISPATCHER], Role.OFFICER: WORKERS[Holder.AGENCY], Role.SUPERVISOR: WORKERS[Holder.AGENCY]}


@dataclass(frozen=True, slots=True)
class Colleague:
    id: int
    name: str
    agency_id: int
    agency: str


def in_care(actor: Actor, giver_id: int) -> "QuerySet[Report]":
    """Reports that `giver_id` looks after, in a state in which somebody else can, as far as the actor sees them."""
    return Report.objects.filter(visible_to(actor), assignee_id=giver_id, assignee__isnull=False, state__in=_HANDED)


def may_give_for_others(actor: Actor) -> bool:
    """Whoever leads a desk may empty the hands of somebody who is ill or has left."""
    return bool(actor.seats_as(Role.SUPERVISOR, Role.DISPATCHER))


def receivers(actor: Actor, giver_id: int) -> list[Colleague]:
    """Who works at the actor's own desks, besides the giver, by name. One statement."""
    desks = (Q(agency_id=seat.agency_id, role__in=sorted(_ROLES[seat.role])) for seat in actor.seats_as(*_ROLES))
    seats = Membership.objects.filter(reduce(or_, desks, NOTHING), user__is_active=True, agency__active=True).exclude(user_id=giver_id)
    found = {one.user_id: one for one in seats.select_related("user", "agency").order_by("-id")[:_MOST_PEOPLE]}
    people = [Colleague(one.user_id, one.user.get_short_name(), one.agency_id, one.agency.short_name) for one in found.values()]
    return sorted(people, key=lambda one: (one.name.casefold(), one.id))


def givers(actor: Actor) -> list[tuple[int, str]]:
    """Whose reports the actor may hand over besides their own: whoever looks after something at desks that the actor leads, also those who
    left. Two statements at most, none for who leads no desk.
    """
    if not may_give_for_others(actor):
        return []
    led = [seat.agency_id for seat in actor.seats_as(Role.SUPERVISOR)]
    desks = Q(agency_id__in=led) if led else NOTHING
    if actor.seats_as(Role.DISPATCHER):
        desks |= Q(holder=Holder.DISPATCHER) & in_hand_of(actor)
    held = Report.objects.filter(desks, assignee__isnull=False, state__in=_HANDED).exclude(assignee_id=actor.user_id or 0).order_by()
    ids = list(held.values_list("assignee_id", flat=True).distinct()[:_MOST_PEOPLE])
    people = User.objects.filter(pk__in=ids) if ids else User.objects.none()
    return sorted(((one.pk, one.get_short_name()) for one in people), key=lambda one: (one[1].casefold(), one[0]))
