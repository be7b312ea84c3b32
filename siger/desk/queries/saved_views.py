"""Views of the worklist that somebody kept."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from siger.desk.models import SavedView
from siger.people.actors import Actor
from siger.people.roles import Role


@dataclass(frozen=True, slots=True)
class SavedRow:
    """`shared_with` is the short name of the agency, empty for one's own; `removable` by the actor."""

    id: int
    name: str
    query: str
    shared_with: str
    owner: str
    removable: bool


def saved_views(actor: Actor) -> list[SavedRow]:
    """The actor's own views, then those shared with their agencies; by name. One statement."""
    found = reachable(actor).select_related("agency", "owner").order_by("agency__short_name", "name", "id")
    rows = [
        SavedRow(view.pk, view.name, view.query, view.agency.short_name if view.agency else "", view.owner.name, may_remove(actor, view))
        for view in found
    ]
    return sorted(rows, key=lambda row: (bool(row.shared_with), row.name.casefold()))


def reachable(actor: Actor) -> "QuerySet[SavedView]":
    agencies = {seat.agency_id for seat in actor.seats}
    return SavedView.objects.filter(Q(owner_id=actor.user_id) | Q(agency_id__in=sorted(agencies)))


def may_remove(actor: Actor, view: SavedView) -> bool:
    if view.owner_id == actor.user_id:
        return True
    return any(seat.agency_id == view.agency_id for seat in actor.seats_as(Role.SUPERVISOR, Role.ADMINISTRATOR))
