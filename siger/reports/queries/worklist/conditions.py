"""A filter as a condition for the database, always inside what the actor's seats reach."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from siger.core.clock import now
from siger.core.ids import parse_number
from siger.people.actors import Actor
from siger.reports.models import Photo, PhotoKind, Report
from siger.reports.queries.field import crews_of
from siger.reports.queries.scopes import NOTHING, in_hand_of, offered_to, visible_to, within
from siger.reports.queries.worklist.filter import CREW, Assignee, Due, Photos, View, WorklistFilter
from siger.reports.states import HOLDER, Holder, State

# As the partial indexes say it; `reports_open_has_clock` holds states and holders together.
_OPEN: Final = ~Q(holder=Holder.NOBODY)
NEVER_LATE: Final = (Holder.REPORTER, Holder.NOBODY)


def filtered(actor: Actor, wanted: WorklistFilter, prefix: str) -> "QuerySet[Report]":
    """Reports in the actor's reach that the filter lets through, in no order."""
    found = Report.objects.filter(scope(actor, wanted.view), _columns(wanted), _asked_for(actor, wanted.assignee))
    if wanted.due:
        found = found.filter(_due(wanted.due))
    if wanted.photo:
        sent = Exists(Photo.objects.filter(report=OuterRef("pk"), kind__in=[PhotoKind.REPORT, PhotoKind.EXTRA]))
        found = found.filter(sent if wanted.photo == Photos.WITH else ~sent)
    if wanted.words:
        found = found.filter(_spoken_of(wanted, prefix))
    return found


def scope(actor: Actor, view: View) -> Q:
    match view:
        case View.MINE:
            return in_hand_of(actor)
        case View.OVERDUE:
            return in_hand_of(actor) & Q(due_at__lt=now())
        case View.OFFERED:
            return offered_to(actor)
        case View.REFERRED_LATE:
            return late_referrals(actor)
        case View.DISPUTED:
            return visible_to(actor) & _OPEN & Q(disputes__gt=0)
        case View.OPEN:
            return visible_to(actor) & _OPEN
        case View.ALL:
            return visible_to(actor)


def late_referrals(actor: Actor) -> Q:
    return visible_to(actor) & Q(state=State.REFERRED, holder=Holder.OUTSIDE, due_at__lt=now())


def _columns(wanted: WorklistFilter) -> Q:
    """What stands in the report's own columns."""
    asked = Q(**{name: value for name in ("state", "category", "channel") if (value := getattr(wanted, name))})
    if wanted.state:
        asked &= Q(holder=HOLDER[State(wanted.state)])  # says nothing new, but leads the database to the desk's own index
    if wanted.region:
        asked &= within(wanted.region)
    if wanted.agency_id:
        asked &= Q(agency_id__in=wanted.agency_ids) if wanted.agency_ids else Q(agency__path__contains=f"/{wanted.agency_id}/")
    if wanted.tag:
        asked &= Q(tags__contains=[wanted.tag]) & ~Q(tags=[])
    if wanted.reopened:
        asked &= Q(reopened__gt=0)
    if wanted.supporters:
        asked &= Q(supporters__gte=wanted.supporters)
    if wanted.handed_over:
        asked &= Q(handovers__gt=0)
    return asked


def _asked_for(actor: Actor, assignee: str) -> Q:
    if not assignee:
        return Q()
    if assignee == Assignee.NOBODY:
        return Q(assignee__isnull=True, crew__isnull=True)
    if assignee == Assignee.ME:
        # Asked first: a list of ids lets the database use both indexes, a subquery would make it read every report.
        crews = crews_of(actor)
        return Q(assignee_id=actor.user_id) | Q(crew_id__in=crews) if crews else Q(assignee_id=actor.user_id)
    if assignee.startswith(CREW):
        number = assignee.removeprefix(CREW)
        return Q(crew_id=int(number), crew__isnull=False) if number.isdecimal() else NOTHING
    return Q(assignee_id=int(assignee), assignee__isnull=False) if assignee.isdecimal() else NOTHING


def _due(due: str) -> Q:
    at = now()
    midnight = next_midnight(at)
    match due:
        case Due.LATE:
            return Q(due_at__lt=at) & ~Q(holder__in=NEVER_LATE)
        case Due.TODAY:
            return Q(due_at__lt=midnight)
        case Due.TOMORROW:
            return Q(due_at__gte=midnight, due_at__lt=midnight + timedelta(days=1))
        case Due.WEEK:
            return Q(due_at__lt=midnight + timedelta(days=6))
        case _:
            return NOTHING


def next_midnight(at: datetime) -> datetime:
    """Where the local day of `at` ends."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _spoken_of(wanted: WorklistFilter, prefix: str) -> Q:
    """A number finds that one report; other words what stands in title, text and landmark, and what lies in a place of that name."""
    number = parse_number(wanted.words, prefix)
    if number:
        return Q(number=number)
    spoken = Q(search=SearchQuery(wanted.words, config="indonesian"))
    return reduce(or_, (within(place) for place in wanted.places), spoken)
