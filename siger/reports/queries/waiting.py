"""How much waits for the actor, as the menu of every page says it."""

from dataclasses import dataclass

from django.db.models import Count

from siger.people.actors import Actor
from siger.reports.models import Report
from siger.reports.queries.scopes import in_hand_of
from siger.reports.states import Holder


@dataclass(frozen=True, slots=True)
class Waiting:
    """`validation` are those of `all` that wait for a validator."""

    all: int
    validation: int


def waiting(actor: Actor) -> Waiting:
    """One statement, and the cheapest that tells both."""
    rows = Report.objects.filter(in_hand_of(actor)).order_by().values_list("holder").annotate(Count("pk"))
    counts: dict[str, int] = dict(rows)
    return Waiting(sum(counts.values()), counts.get(Holder.VALIDATOR, 0))
