"""Which reports an actor's seats reach, as a condition for the database.

Says the same as `permissions._seat_reaches`; a test holds them together.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

from siger.core.clock import now
from siger.people.actors import Actor, Seat
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.categories import Visibility
from siger.reports.states import MOST_HANDOVERS, Holder, State

NOTHING = Q(pk__in=[])


def within(territory: str, field: str = "region_id") -> Q:
    """All regions below and including `territory`, as one range of bytewise ordered codes."""
    return Q(**{f"{field}__gte": territory, f"{field}__lt": territory + "/"})


def below(seat: Seat, field: str = "agency") -> Q:
    """Reports whose agency is the seat's or lies below it. By ids where they are known: a list of them leads the database to an index, and
    so does each arm of an "or" between such lists; a join or a question inside an "or" makes it read everything.
    """
    if seat.units is not None:
        return Q(**{f"{field}_id__in": seat.units})
    return Q(**{f"{field}_id__in": Agency.objects.filter(path__startswith=seat.agency_path).order_by().values("pk")})


def visible_to(actor: Actor) -> Q:
    """Reports that the actor's seats may see. The reporter's own reports are found by account or link, not here."""
    return reduce(or_, (_seen_from(actor, seat) for seat in actor.seats), NOTHING) | offered_to(actor)


def in_hand_of(actor: Actor, *roles: Role) -> Q:
    """Reports that wait for one of the actor's seats to act; only for seats of these roles where some are named."""
    seats = actor.seats_as(*roles) if roles else actor.seats
    return reduce(or_, (_waiting_for(actor, seat) for seat in seats), NOTHING)


def _secrecy(seat: Seat) -> Q:
    if seat.inspectorate and seat.is_province_wide:
        return Q()
    return ~Q(visibility=Visibility.WHISTLEBLOWING) | _chain(seat)


def _chain(seat: Seat) -> Q:
    """Of whistleblowing: see `permissions._in_the_chain`."""
    if not seat.inspectorate:
        return NOTHING
    return Q() if seat.is_province_wide else below(seat)


def offered_to(actor: Actor) -> Q:
    """Reports that another government would like to hand over to one of the actor's agencies."""
    return reduce(or_, (_offered(seat) for seat in actor.seats), NOTHING)


def _offered(seat: Seat) -> Q:
    open_ones = Q(offered_to__isnull=False) & ~Q(visibility=Visibility.WHISTLEBLOWING)
    match seat.role:
        case Role.OFFICER:
            return open_ones & Q(offered_to_id=seat.agency_id)
        case Role.SUPERVISOR:
            return open_ones & below(seat, "offered_to")
        case _:
            return NOTHING


def _seen_from(actor: Actor, seat: Seat) -> Q:
    match seat.role:
        case Role.DISPATCHER:
            whistle = Q(visibility=Visibility.WHISTLEBLOWING)
            return within(seat.territory) & (whistle & _chain(seat) if seat.inspectorate else ~whistle)
        case Role.OFFICER:
            return Q(agency_id=seat.agency_id) & _secrecy(seat)
        case Role.SUPERVISOR:
            return below(seat) & _secrecy(seat)
        case Role.VALIDATOR:
            looked_at = Q(state=State.AWAITING_VALIDATION) | Q(returned__gt=0) | Q(resolved_at__isnull=False)
            return within(seat.territory) & looked_at & _independent(actor, seat) & _secrecy(seat)
        case Role.LEADER:
            shown = Q(visibility__in=[Visibility.PUBLIC, Visibility.ANONYMOUS]) | below(seat)
            return within(seat.territory) & shown & _secrecy(seat)
        case Role.AUDITOR:
            return within(seat.territory) & _secrecy(seat)
        case _:
            return NOTHING


def _independent(actor: Actor, seat: Seat) -> Q:
    own_hands = {other.agency_id for other in actor.seats_as(Role.OFFICER)} | {seat.agency_id}
    overseen = reduce(or_, (below(other) for other in actor.seats_as(Role.SUPERVISOR)), NOTHING)
    return Q(agency__isnull=False) & ~Q(agency_id__in=sorted(own_hands)) & ~overseen


def _waiting_for(actor: Actor, seat: Seat) -> Q:
    holder = {
        Role.DISPATCHER: Holder.DISPATCHER,
        Role.OFFICER: Holder.AGENCY,
        Role.SUPERVISOR: Holder.AGENCY,
        Role.VALIDATOR: Holder.VALIDATOR,
    }.get(seat.role)
    if holder is None:
        return NOTHING
    waiting = Q(holder=holder) & _seen_from(actor, seat)
    if seat.role is Role.DISPATCHER and not seat.is_province_wide:
        return waiting & Q(handovers__lte=MOST_HANDOVERS)  # after more of them the province decides: see permissions
    if seat.role is Role.VALIDATOR:
        return waiting & (Q(validator__isnull=True) | Q(validator_id=actor.user_id) | Q(due_at__lte=now()))  # see `judges`
    return waiting
