"""Who stands above a validator, and above those who worked: whose judgements and figures they may read."""

from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from siger.people.actors import Actor, Seat
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.categories import Visibility
from siger.reports.models import Reporter

NOTHING: Final = Q(pk__in=[])
NOT_SECRET: Final = ~Q(report__visibility=Visibility.WHISTLEBLOWING)
READERS: Final = (Role.SUPERVISOR, Role.LEADER, Role.AUDITOR)


def disputes_below(actor: Actor, *roles: Role) -> Q:
    """Judgements by validators below the actor's seats as `roles`; not whistleblowing, nor what the actor had a hand in."""
    below = reduce(or_, (Q(validator_agency__path__startswith=seat.agency_path) for seat in actor.seats_as(*roles)), NOTHING)
    return below & without_hand_of(actor)


def without_hand_of(actor: Actor) -> Q:
    """Not whistleblowing, and neither approved nor handed in nor reported by the actor: nobody finds on their own dispute."""
    me = actor.user_id or 0
    sent = Reporter.objects.filter(user_id=me).values("report")
    return NOT_SECRET & ~Q(validator_id=me) & ~Q(worker_id=me) & ~Q(report__in=sent)


def agencies_below(actor: Actor, within: int | None = None) -> list[int]:
    """Ids of the agencies whose figures are the actor's to read: those below a superior's or leader's own, and of an auditor's territory.

    With `within` only that one and those below it. One statement.
    """
    seats = actor.seats_as(*READERS)
    found = Agency.objects.filter(reduce(or_, map(_reach, seats), NOTHING)).values_list("pk", "path")
    return [pk for pk, path in found if within is None or f"/{within}/" in path]


def _reach(seat: Seat) -> Q:
    if seat.role is Role.AUDITOR:
        return Q(region_id__gte=seat.territory, region_id__lt=f"{seat.territory}/")
    return Q(path__startswith=seat.agency_path)
