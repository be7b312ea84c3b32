"""Today's work for somebody on site."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import OuterRef, Q, Subquery

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.queries.scopes import NOTHING, visible_to
from siger.reports.states import Holder

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class FieldJob:
    """Nothing of the reporter: only what must be found and mended. `photo` is a public id, or empty."""

    number: str
    version: int
    title: str
    landmark: str
    region_name: str
    lat: float
    lng: float
    state: str
    due_at: datetime | None
    estimate_on: date | None
    overdue: bool
    provisional: bool
    returned: int
    disputes: int
    photo: str


def jobs_in_field(actor: Actor, *, limit: int = MOST) -> list[FieldJob]:
    """Reports in the hands of the actor's own agencies, most urgent first. One statement."""
    own = reduce(or_, (Q(agency_id=seat.agency_id) for seat in actor.seats_as(Role.OFFICER, Role.SUPERVISOR)), NOTHING)
    picture = Photo.objects.filter(report=OuterRef("pk"), kind=PhotoKind.REPORT, state=PhotoState.READY).order_by("id")
    found = Report.objects.filter(visible_to(actor) & own, holder=Holder.AGENCY).select_related("region")
    at = now()
    return [
        _job(report, at) for report in found.annotate(picture=Subquery(picture.values("public_id")[:1])).order_by("due_at", "id")[:limit]
    ]


def _job(report: Report, at: datetime) -> FieldJob:
    picture = getattr(report, "picture", None)
    return FieldJob(
        number=report.number,
        version=report.version,
        title=report.title,
        landmark=report.landmark,
        region_name=report.region.full_name,
        lat=report.lat,
        lng=report.lng,
        state=report.state,
        due_at=report.due_at,
        estimate_on=report.estimate_on,
        overdue=report.due_at is not None and report.due_at < at,
        provisional=report.due_provisional,
        returned=report.returned,
        disputes=report.disputes,
        photo=str(picture) if picture else "",
    )
