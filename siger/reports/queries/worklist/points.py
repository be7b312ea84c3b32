"""Where the reports of a filter lie, for the map beside the list."""

from dataclasses import dataclass

from django.conf import settings

from siger.people.actors import Actor
from siger.reports.queries.worklist.conditions import filtered
from siger.reports.queries.worklist.filter import WorklistFilter
from siger.reports.queries.worklist.rows import in_order

MOST_ON_MAP = 2_000


@dataclass(frozen=True, slots=True)
class WorklistPoint:
    """Degrees WGS 84."""

    number: str
    title: str
    state: str
    outcome: str
    lat: float
    lng: float


def worklist_points(actor: Actor, wanted: WorklistFilter, limit: int = MOST_ON_MAP) -> list[WorklistPoint]:
    """The first `limit` of the list, wherever they lie. One statement."""
    found = in_order(filtered(actor, wanted, settings.INSTALLATION.number_prefix), wanted.view)
    return [WorklistPoint(*values) for values in found.values_list("number", "title", "state", "outcome", "lat", "lng")[:limit]]
