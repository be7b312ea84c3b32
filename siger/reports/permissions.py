"""Who is what towards a report, and what they may do with it now. The same answers feed actions, queries and the buttons of pages."""

from collections.abc import Iterator
from typing import Final

from siger.core.clock import now
from siger.people.actors import Actor, Seat
from siger.people.roles import Role
from siger.reports.care import WORKERS, desk_of
from siger.reports.categories import Visibility
from siger.reports.clocks import days
from siger.reports.judges import may_judge, may_overturn
from siger.reports.life import CONSEQUENCES, steps_from
from siger.reports.models import Report
from siger.reports.states import MOST_HANDOVERS, State, Step, Verb, unmet

_SHOWN_TO_ALL: Final = frozenset({Visibility.PUBLIC, Visibility.ANONYMOUS})


def roles_towards(actor: Actor, report: Report) -> frozenset[Role]:
    """Every role that `actor` has towards `report`; empty for a stranger. `report.agency` must be loaded."""
    roles = {role for seat in actor.seats for role in _roles_of_seat(actor, seat, report)}
    if actor.is_system:
        roles.add(Role.SYSTEM)
    if is_reporter(actor, report):
        roles.add(Role.REPORTER)
    return frozenset(roles)


def is_reporter(actor: Actor, report: Report) -> bool:
    """By the secret link, or by the account that the report was sent from (`reporter_user_id` is annotated by the loaders)."""
    owner: int | None = getattr(report, "reporter_user_id", None)
    return report.pk in actor.holds or (actor.user_id is not None and owner == actor.user_id)


def _roles_of_seat(actor: Actor, seat: Seat, report: Report) -> Iterator[Role]:
    if report.is_whistleblowing and not _in_the_chain(seat, report):
        return  # outside the Inspektorat's chain the report does not exist
    if _seat_reaches(actor, seat, report):
        yield seat.role
    if receives(seat, report):
        yield Role.RECEIVER


def receives(seat: Seat, report: Report) -> bool:
    """Whether the report is offered to the agency of this seat, which may then read it and answer for it."""
    if report.offered_to is None or report.is_whistleblowing:
        return False
    if seat.role is Role.OFFICER:
        return report.offered_to_id == seat.agency_id
    return seat.role is Role.SUPERVISOR and seat.holds_agency(report.offered_to.path)


def _in_the_chain(seat: Seat, report: Report) -> bool:
    """The province's Inspektorat, and another one only for what it was given: it answers to the head of the region it would report on."""
    if not seat.inspectorate:
        return False
    return seat.is_province_wide or (report.agency is not None and seat.holds_agency(report.agency.path))


def _seat_reaches(actor: Actor, seat: Seat, report: Report) -> bool:
    path = report.agency.path if report.agency else ""
    match seat.role:
        case Role.DISPATCHER:
            return seat.covers(report.region_id) and seat.inspectorate == report.is_whistleblowing
        case Role.OFFICER:
            return report.agency_id == seat.agency_id
        case Role.SUPERVISOR:
            return bool(path) and seat.holds_agency(path)
        case Role.VALIDATOR:
            return _may_look_independently(actor, seat, report)
        case Role.LEADER:
            return seat.covers(report.region_id) and (report.visibility in _SHOWN_TO_ALL or (bool(path) and seat.holds_agency(path)))
        case Role.AUDITOR:
            return seat.covers(report.region_id)
        case _:
            return False  # administrators keep reference data and see no report


def _may_look_independently(actor: Actor, seat: Seat, report: Report) -> bool:
    if report.state != State.AWAITING_VALIDATION and report.returned == 0 and report.resolved_at is None:
        return False
    return _is_independent(actor, seat, report)


def _is_independent(actor: Actor, seat: Seat, report: Report) -> bool:
    """A validator is of another agency or unit than the one that worked, and no hand of theirs was in the work."""
    if report.agency_id is None or seat.agency_id == report.agency_id or not seat.covers(report.region_id):
        return False
    return not _has_a_hand_in(actor, report)


def independent_seats(actor: Actor, report: Report) -> list[Seat]:
    """The seats from which `actor` could judge the work of `report`, now or once it is handed in. `report.agency` must be loaded."""
    seats = (seat for seat in actor.seats_as(Role.VALIDATOR) if not report.is_whistleblowing or _in_the_chain(seat, report))
    return [seat for seat in seats if _is_independent(actor, seat, report)]


def _has_a_hand_in(actor: Actor, report: Report) -> bool:
    """Whether another seat of `actor` could do the work that would be looked at: as its officer, or as a superior at any height."""
    path = report.agency.path if report.agency else ""
    officer = any(seat.agency_id == report.agency_id for seat in actor.seats_as(Role.OFFICER))
    return officer or any(seat.holds_agency(path) for seat in actor.seats_as(Role.SUPERVISOR))


def may_see(actor: Actor, report: Report) -> bool:
    """Whether `actor` sees more of `report` than everyone does."""
    return bool(roles_towards(actor, report))


def is_shown_kind(report: Report) -> bool:
    """Whether its reporter lets everyone see it, once a dispatcher has published it."""
    return report.visibility in _SHOWN_TO_ALL


def is_public(report: Report) -> bool:
    return report.published_at is not None and is_shown_kind(report)


def acting_roles(actor: Actor, report: Report, step: Step) -> frozenset[Role]:
    """The roles in which `actor` may take `step`; conditions are not looked at. Support is everybody's but the reporter's."""
    if step.verb is Verb.SUPPORT:
        return frozenset() if actor.is_system or is_reporter(actor, report) else step.by
    roles = roles_towards(actor, report) & step.by
    if step.verb is Verb.UPHOLD and not _is_superior(actor, report):
        return frozenset()
    if step.verb is Verb.ENTRUST:
        roles &= WORKERS.get(desk_of(report), frozenset())
    if not _is_drawn(actor, report, step.verb):
        return frozenset()
    if waits_for_the_province(report) and not _is_the_province_s(actor) and step.verb in _DECIDES:
        return roles - {Role.DISPATCHER}
    return roles


def _is_drawn(actor: Actor, report: Report, verb: Verb) -> bool:
    """Whether a judgement of finished work is this validator's to give now; true of every other verb."""
    if verb is Verb.OVERTURN:
        return may_overturn(actor, report)
    return verb not in _JUDGES or may_judge(actor, report)


_JUDGES: Final = frozenset({Verb.VALIDATE, Verb.RETURN_WORK})
_DECIDES: Final = frozenset({Verb.ASSIGN, Verb.ANSWER, Verb.REFER, Verb.REJECT, Verb.REQUEST_INFO, Verb.ENTRUST})


def waits_for_the_province(report: Report) -> bool:
    """After too many hand-overs among governments the province's dispatcher decides, and no other."""
    return report.state == State.RECEIVED and report.handovers > MOST_HANDOVERS


def _is_the_province_s(actor: Actor) -> bool:
    return any(seat.is_province_wide for seat in actor.seats_as(Role.DISPATCHER))


def _is_superior(actor: Actor, report: Report) -> bool:
    """A superior stands above the agency that worked, not in it."""
    path = report.agency.path if report.agency else ""
    return any(seat.agency_id != report.agency_id and seat.holds_agency(path) for seat in actor.seats_as(Role.SUPERVISOR))


def offers(actor: Actor, report: Report) -> list[Verb]:
    """The verbs that `actor` can use on `report` now, most sensible first."""
    at = now()
    return [
        step.verb
        for step in steps_from(State(report.state))
        if step.verb not in CONSEQUENCES
        and acting_roles(actor, report, step)
        and not unmet(step, report.facts, at, reopen_days=days("reopen_days"))
    ]
