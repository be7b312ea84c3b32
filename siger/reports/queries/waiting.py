"""How much waits for the actor, as the menu of every page says it."""

from dataclasses import dataclass

from siger.people.actors import Actor
from siger.reports.queries.worklist.counts import waiting_counts


@dataclass(frozen=True, slots=True)
class Waiting:
    """`validation` are those of `all` that wait for a validator. Counted as far as `MOST_AT_DESK` + 1."""

    all: int
    validation: int


def waiting(actor: Actor) -> Waiting:
    """One statement, and the cheapest that tells both."""
    return Waiting(*waiting_counts(actor))
