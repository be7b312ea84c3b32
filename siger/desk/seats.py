"""The seats that somebody had when they asked for what a worker does later: it is done with no other, and with none that is gone."""

from dataclasses import replace

from siger.people.actors import Actor
from siger.people.models import User
from siger.people.signing_in import actor_of


def seat_marks(actor: Actor) -> list[str]:
    """Plain words for the seats, to be kept with what was asked for."""
    return sorted(f"{seat.role}:{seat.agency_id}:{seat.territory}" for seat in actor.seats)


def acting_later(person: User, marks: list[str] | None) -> Actor:
    """`person` as they are now, in those of their seats that `marks` names: one that came later does not widen what was looked at and
    asked for. Without marks (asked for before they were kept) in all of them.
    """
    actor = actor_of(person, second_factor=True, language=person.language)
    if marks is None:
        return actor
    return replace(actor, seats=tuple(seat for seat in actor.seats if f"{seat.role}:{seat.agency_id}:{seat.territory}" in marks))


def still_has(actor: Actor, marks: list[str] | None) -> bool:
    """Whether every seat of then is one of now."""
    return set(marks or ()) <= set(seat_marks(actor))
