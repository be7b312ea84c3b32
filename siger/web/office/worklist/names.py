"""The names of what a filter holds by id: one statement for all of them, none where there are none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.fields import TextField
from django.db.models.functions import Cast

from siger.desk.models import Tag
from siger.people.actors import Actor
from siger.people.models import Agency, Crew, Membership, User
from siger.people.roles import Role
from siger.regions.models import Region
from siger.reports.queries.scopes import NOTHING
from siger.reports.queries.worklist import Assignee, WorklistFilter
from siger.reports.queries.worklist.filter import CREW


@dataclass(frozen=True, slots=True)
class Names:
    """Empty where the filter holds nothing of that sort, or nothing that there is."""

    region: str = ""
    agency: str = ""
    person: str = ""  # or crew
    tag: str = ""
    agency_ids: tuple[int, ...] = ()

    def only_known(self, wanted: WorklistFilter) -> WorklistFilter:
        return replace(
            wanted,
            region=wanted.region if self.region else "",
            agency_id=wanted.agency_id if self.agency else None,
            agency_ids=self.agency_ids,
            assignee=wanted.assignee if self.person or wanted.assignee in set(Assignee) else "",
            tag=wanted.tag if self.tag else None,
        )


NO_NAMES: Final = Names()


def names_of(actor: Actor, wanted: WorklistFilter) -> Names:
    """Colleagues are named to each other alone, and tags to the agency whose words they are."""
    asked: list[QuerySet[Any, Any]] = []
    if wanted.region:
        asked.append(_named("region", Region.objects.filter(pk=wanted.region), "full_name"))
    if wanted.agency_id:
        asked.append(_with_units(wanted.agency_id))
    if wanted.assignee.isdecimal():
        asked.append(_named("person", colleagues(actor).filter(pk=int(wanted.assignee)), "name"))
    if wanted.assignee.startswith(CREW):
        asked.append(_named("person", crews(actor).filter(pk=int(wanted.assignee.removeprefix(CREW))), "name"))
    if wanted.tag:
        own = {seat.agency_id for seat in actor.seats}
        asked.append(_named("tag", Tag.objects.filter(pk=wanted.tag, agency__in=own), "name"))
    if not asked:
        return NO_NAMES
    first, *others = asked
    found = dict(first.union(*others, all=True))
    agencies = {int(what): name for what, name in found.items() if what.isdecimal()}
    named = {what: name for what, name in found.items() if not what.isdecimal()}
    own = agencies.get(wanted.agency_id or 0, "")
    return Names(**named, agency=own, agency_ids=tuple(sorted(agencies)) if own else ())


def _with_units(agency_id: int) -> "QuerySet[Any, Any]":
    """The agency and those below it, each under its id."""
    below = Agency.objects.filter(path__contains=f"/{agency_id}/").order_by()
    named: QuerySet[Any, Any] = below.annotate(what=Cast(F("pk"), TextField()), words=Cast(F("short_name"), TextField())).values_list(
        "what", "words"
    )
    return named


def _named(what: str, found: "QuerySet[Any]", column: str) -> "QuerySet[Any, Any]":
    names = found.order_by().annotate(what=Value(what, TextField()), words=Cast(F(column), TextField()))
    named: QuerySet[Any, Any] = names.values_list("what", "words")
    return named


def colleagues(actor: Actor) -> "QuerySet[User]":
    """Active people of the actor's own offices; for a superior also of the units below."""
    seats = Membership.objects.filter(_own_offices(actor), user=OuterRef("pk"))
    return User.objects.filter(Exists(seats), is_active=True)


def crews(actor: Actor) -> "QuerySet[Crew]":
    """Of the same offices, retired ones too: they may still have something in hand."""
    return Crew.objects.filter(_own_offices(actor))


def _own_offices(actor: Actor) -> Q:
    own: Iterable[Q] = (
        Q(agency__path__startswith=seat.agency_path) if seat.role is Role.SUPERVISOR else Q(agency_id=seat.agency_id)
        for seat in actor.seats
    )
    return reduce(or_, own, NOTHING)
