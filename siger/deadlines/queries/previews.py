"""What a change would do, before it is done."""

from dataclasses import dataclass
from typing import Final

from siger.deadlines.changes import DayChange, PolicyChange
from siger.deadlines.current import current_rules
from siger.deadlines.permissions import require_government
from siger.deadlines.recounting.reckoning import due_dates_moved
from siger.deadlines.source import CalendarSource
from siger.people.actors import Actor

MOST_LOOKED_AT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Preview:
    """`moved` of the `looked` latest open reports; `all` when there are no more than these."""

    moved: int
    looked: int

    @property
    def all(self) -> bool:
        return self.looked < MOST_LOOKED_AT


def preview(actor: Actor, region: str, change: DayChange | PolicyChange) -> Preview:
    """Three statements. Raises Forbidden when the government is not the actor's."""
    require_government(actor, region)
    moved, looked = due_dates_moved(region, CalendarSource(change.applied_to(current_rules())), most=MOST_LOOKED_AT)
    return Preview(moved, looked)
