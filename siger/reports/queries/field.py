"""Today's work for somebody on site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q, QuerySet

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.models import Crew
from siger.people.roles import Role
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.queries.scopes import NOTHING, visible_to
from siger.reports.states import Holder

MOST: Final = 50
_NOBODYS: Final = Q(assignee__isnull=True, crew__isnull=True)


@dataclass(frozen=True, slots=True)
class FieldJob:
    """Nothing of the reporter: only what must be found and mended. `care` is the crew or person who has it, or empty;
    `secret` ones are kept on no phone.
    """

    number: str
    version: int
    title: str
    landmark: str
    region: str
    region_name: str
    lat: float
    lng: float
    state: str
    due_at: datetime | None
    overdue: bool
    provisional: bool
    returned: int
    disputes: int
    care: str
    secret: bool
    photo: Photo | None


def jobs_in_field(actor: Actor, *, own: bool = False, nobodys: bool = False, limit: int = MOST) -> list[FieldJob]:
    """Reports in the hands of the actor's agencies, most urgent first; `own`: only what is the actor's or one of their crews' to do;
    `nobodys`: only what was given to no person and no crew.

    A crew counts only while its agency is still the actor's. Two statements, three with `own`.
    """
    found = _in_hand(actor).select_related("region", "crew", "assignee")
    if own:
        found = found.filter(Q(assignee_id=actor.user_id) | Q(crew_id__in=crews_of(actor)))
    if nobodys:
        found = found.filter(_NOBODYS)
    reports = list(found.order_by("due_at", "id")[:limit])
    pictures, at = _pictures(report.pk for report in reports), now()
    return [_job(report, pictures.get(report.pk), at) for report in reports]


def nobodys_jobs(actor: Actor) -> int:
    """How many reports in the hands of the actor's agencies were given to no person and no crew. One statement."""
    return _in_hand(actor).filter(_NOBODYS).count()


def _in_hand(actor: Actor) -> QuerySet[Report]:
    hands = reduce(or_, (Q(agency_id=seat.agency_id) for seat in actor.seats_as(Role.OFFICER, Role.SUPERVISOR)), NOTHING)
    return Report.objects.filter(visible_to(actor) & hands, holder=Holder.AGENCY)


def crews_of(actor: Actor) -> list[int]:
    """Active crews that the actor belongs to, in agencies of which they still have a seat. One statement."""
    agencies = {seat.agency_id for seat in actor.seats_as(Role.OFFICER, Role.SUPERVISOR)}
    if actor.user_id is None or not agencies:
        return []
    return list(Crew.objects.filter(members=actor.user_id, agency_id__in=agencies, active=True).values_list("pk", flat=True))


def _pictures(ids: Iterable[int]) -> dict[int, Photo]:
    """The first picture of each report that can be shown."""
    ready = Photo.objects.filter(report_id__in=list(ids), kind=PhotoKind.REPORT, state=PhotoState.READY)
    ready = ready.exclude(covered=True, covered_view_path="")
    return {photo.report_id: photo for photo in ready.order_by("report_id", "-id")}


def _job(report: Report, picture: Photo | None, at: datetime) -> FieldJob:
    person = report.assignee.get_short_name() if report.assignee else ""
    return FieldJob(
        number=report.number,
        version=report.version,
        title=report.title,
        landmark=report.landmark,
        region=report.region_id,
        region_name=report.region.full_name,
        lat=report.lat,
        lng=report.lng,
        state=report.state,
        due_at=report.due_at,
        overdue=report.due_at is not None and report.due_at < at,
        provisional=report.due_provisional,
        returned=report.returned,
        disputes=report.disputes,
        care=report.crew.name if report.crew else person,
        secret=report.is_whistleblowing,
        photo=picture,
    )
