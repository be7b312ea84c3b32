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
    columns = ("id", "name", "query", "agency__short_name", "owner__name", "owner_id", "agency_id")
    oversees = _overseen(actor)
    rows = [
        SavedRow(pk, name, query, agency or "", owner, owner_id == actor.user_id or agency_id in oversees)
        for pk, name, query, agency, owner, owner_id, agency_id in reachable(actor).values_list(*columns)
    ]
    return sorted(rows, key=lambda row: (bool(row.shared_with), row.name.casefold(), row.id))


def reachable(actor: Actor) -> "QuerySet[SavedView]":
    agencies = {seat.agency_id for seat in actor.seats}
    return SavedView.objects.filter(Q(owner_id=actor.user_id) | Q(agency_id__in=sorted(agencies)))


def may_remove(actor: Actor, view: SavedView) -> bool:
    return view.owner_id == actor.user_id or view.agency_id in _overseen(actor)


def _overseen(actor: Actor) -> set[int]:
    return {seat.agency_id for seat in actor.seats_as(Role.SUPERVISOR, Role.ADMINISTRATOR)}
