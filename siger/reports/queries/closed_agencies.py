"""Agencies that were closed while reports were still with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Count, Q, QuerySet

from siger.core.errors import NotFound
from siger.core.health.findings import Finding, doubtful, well
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.life import SUCCEEDED
from siger.reports.models import Report, Succession
from siger.reports.queries.scopes import NOTHING, within

MOST_SHOWN: Final = 100
RUNS_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class ClosedAgency:
    """`left` counts its open reports, whatever their visibility."""

    id: int
    name: str
    region: str
    left: int


def left_with(agency_id: int) -> "QuerySet[Report]":
    """Open reports that a closed agency still has, by id; also those that wait for the reporter or a validator meanwhile."""
    return Report.objects.filter(agency_id=agency_id, state__in=SUCCEEDED).order_by("id")


def closed_agencies(actor: Actor) -> list[ClosedAgency]:
    """Those in the territory of the actor's seats as administrator that still have open reports, most first. One statement."""
    rows = (
        Report.objects.filter(agency__in=_closed(_administered(actor)), state__in=SUCCEEDED)
        .values_list("agency_id", "agency__name", "agency__region__full_name")
        .annotate(n=Count("id"))
        .order_by("-n", "agency__name")
    )
    return [ClosedAgency(*row) for row in rows[:MOST_SHOWN]]


def closed_agency(actor: Actor, agency_id: int) -> ClosedAgency:
    """Raises NotFound for one that is open or not the actor's to administer. Two statements."""
    agency = _closed(_administered(actor)).select_related("region").filter(pk=agency_id).first()
    if agency is None:
        raise NotFound
    return ClosedAgency(agency.pk, agency.name, agency.region.full_name, left_with(agency.pk).count())


def successions(actor: Actor) -> Sequence[Succession]:
    """The latest runs in the actor's territory. One statement."""
    inside = Q(closed__in=Agency.objects.filter(_administered(actor)))
    return list(Succession.objects.filter(inside).select_related("closed", "successor").order_by("-id")[:RUNS_SHOWN])


def _closed(condition: Q) -> "QuerySet[Agency]":
    return Agency.objects.filter(condition, active=False)


def _administered(actor: Actor) -> Q:
    return reduce(or_, (within(seat.territory) for seat in actor.seats_as(Role.ADMINISTRATOR)), NOTHING)


def closed_agencies_health() -> list[Finding]:
    """For `siger doctor`."""
    left = Report.objects.filter(agency__in=_closed(Q()), state__in=SUCCEEDED).aggregate(n=Count("id"), of=Count("agency", distinct=True))
    if not left["n"]:
        return well("closed_agencies", "no closed agency has open reports")
    said = f"{left['n']} open reports lie with {left['of']} closed agencies, where nobody works on them"
    return doubtful("closed_agencies", said, "Open /kantor/instansi-ditutup/ as an administrator and name a successor.")
