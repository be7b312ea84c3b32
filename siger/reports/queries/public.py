"""What everyone may see: published reports and honest figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat

from siger.core.clock import now
from siger.reports.categories import Category
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.queries.paging import Cursor, Page, page_of
from siger.reports.queries.scopes import within
from siger.reports.states import DONE, Outcome, State

PAGE: Final = 20

STATE_GROUPS: Final[dict[str, frozenset[State]]] = {
    "waiting": frozenset({State.RECEIVED, State.NEEDS_INFO}),
    "working": frozenset({State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_VALIDATION, State.REFERRED}),
    "done": DONE,
}


@dataclass(frozen=True, slots=True)
class PublicFilter:
    category: str = ""
    region: str = ""
    group: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PublicRow:
    number: str
    title: str
    category: str
    state: str
    outcome: str
    region_name: str
    agency_name: str
    published_at: datetime
    received_at: datetime
    resolved_at: datetime | None
    due_at: datetime | None
    due_provisional: bool
    supporters: int
    disputes: int
    lat: float
    lng: float
    photo: str  # face of the first readable photo, or ""
    after: str  # face of the first photo of the finished work, or ""


def _readable(kind: PhotoKind) -> "QuerySet[Photo]":
    uncovered = ~Q(covered=True, covered_view_path="")
    return Photo.objects.filter(uncovered, report=OuterRef("pk"), kind=kind, state=PhotoState.READY, hidden=False)


# `Photo.face`, said by the database.
_FACE: Final = Concat(
    Cast("public_id", CharField()), Case(When(cover=0, then=Value("")), default=Concat(Value("."), Cast("cover", CharField())))
)


def _first_photo(kind: PhotoKind) -> Subquery:
    return Subquery(_readable(kind).order_by("id").values(face=_FACE)[:1])


def _has_photo(kind: PhotoKind) -> Exists:
    return Exists(_readable(kind))


def _published(wanted: PublicFilter) -> "QuerySet[Report, tuple[Any, ...]]":
    """Plain values: objects of three models for every row would cost twice as much as all the rest of the query."""
    found = _all_published().all()
    if wanted.category in set(Category):
        found = found.filter(category=wanted.category)
    if wanted.region:
        found = found.filter(within(wanted.region))
    if wanted.group in STATE_GROUPS:
        found = found.filter(state__in=sorted(STATE_GROUPS[wanted.group]))
    if wanted.words:
        found = found.filter(search=SearchQuery(wanted.words, config="indonesian"))
    return found


def public_list(wanted: PublicFilter, *, after: Cursor | None = None, limit: int = PAGE) -> Page[PublicRow]:
    """Published reports, newest first. One statement."""
    found = _published(wanted).order_by("-published_at", "-id")
    if after:
        found = found.filter(published_at__lte=after.at).exclude(published_at=after.at, id__gte=after.id)
    return page_of(list(found[: limit + 1]), limit, _row, _place_of)


def recently_fixed(limit: int = 6, region: str = "") -> Sequence[PublicRow]:
    """Published reports whose reporter confirmed them, with before and after pictures, newest first. One statement."""
    since = now() - timedelta(days=60)
    found = _published(PublicFilter(region=region)).filter(state=State.CLOSED, outcome=Outcome.CONFIRMED, closed_at__gte=since)
    shown = found.filter(_has_photo(PhotoKind.REPORT), _has_photo(PhotoKind.AFTER))
    return [_row(values) for values in shown.order_by("-closed_at", "-id")[:limit]]


def on_map(south: float, west: float, north: float, east: float, wanted: PublicFilter, *, limit: int = 2_000) -> Sequence[PublicRow]:
    """Published reports in a window of the map, newest first, at most `limit`. One statement."""
    found = _published(wanted).filter(Q(lat__range=(south, north)) & Q(lng__range=(west, east)))
    return [_row(values) for values in found.order_by("-published_at", "-id")[:limit]]


# `_row` takes them apart in this order.
_COLUMNS: Final = (
    "number", "title", "category", "state", "outcome", "region__full_name", "agency__short_name", "published_at", "received_at",
    "resolved_at", "due_at", "due_provisional", "supporters", "disputes", "lat", "lng", "photo_id", "after_id", "id",
)  # fmt: skip


@cache
def _all_published() -> "QuerySet[Report, tuple[Any, ...]]":
    """Made once: Django needs as long to think it out as to run it. Never evaluated itself.

    A merged report stands behind its main report for as long as everyone may see that.
    """
    photos = Report.objects.annotate(photo_id=_first_photo(PhotoKind.REPORT), after_id=_first_photo(PhotoKind.AFTER))
    main_shown = Exists(Report.objects.filter(pk=OuterRef("main_id"), published_at__isnull=False))
    alone = ~Q(state=State.MERGED) | ~main_shown
    return photos.filter(alone, published_at__isnull=False).values_list(*_COLUMNS)


def _row(values: tuple[Any, ...]) -> PublicRow:
    number, title, category, state, outcome, region, agency, published_at, received_at, *rest = values
    resolved_at, due_at, due_provisional, supporters, disputes, lat, lng, photo, after, _id = rest
    return PublicRow(
        number=number,
        title=title,
        category=category,
        state=state,
        outcome=outcome,
        region_name=region,
        agency_name=agency or "",
        published_at=published_at or received_at,
        received_at=received_at,
        resolved_at=resolved_at,
        due_at=due_at,
        due_provisional=due_provisional,
        supporters=supporters,
        disputes=disputes,
        lat=lat,
        lng=lng,
        photo=str(photo) if photo else "",
        after=str(after) if after else "",
    )


def _place_of(values: tuple[Any, ...]) -> Cursor:
    return Cursor(values[7] or values[8], values[-1])


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the reports received in the last `days` days, as of `at`.

    Median and 90th percentile in days, from receipt to the reporter's confirmation.
    """

    at: datetime
    days: int
    received: int
    confirmed: int
    done: int
    working: int
    waiting: int
    late: int
    disputed: int
    median_days: float | None
    p90_days: float | None


_FIGURES: Final = """
SELECT count(*),
       count(*) FILTER (WHERE outcome = 'confirmed'),
       count(*) FILTER (WHERE state IN ('resolved', 'closed')),
       count(*) FILTER (WHERE state IN ('assigned', 'in_progress', 'awaiting_validation', 'referred')),
       count(*) FILTER (WHERE state IN ('received', 'needs_info')),
       count(*) FILTER (WHERE due_at < %(at)s AND holder NOT IN ('reporter', 'nobody')),
       count(*) FILTER (WHERE disputes > 0),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - received_at)) FILTER (WHERE outcome = 'confirmed'),
       percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - received_at)) FILTER (WHERE outcome = 'confirmed')
FROM reports_report WHERE received_at >= %(since)s AND visibility <> 'whistleblowing'
"""


def figures(days: int = 30) -> Figures:
    """Honest figures of the whole installation in one statement; whistleblowing is left out. Private reports count."""
    at = now()
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, {"at": at, "since": at - timedelta(days=days)})
        received, confirmed, done, working, waiting, late, disputed, median, p90 = cursor.fetchone()
    return Figures(at, days, received, confirmed, done, working, waiting, late, disputed, _days(median), _days(p90))


def _days(seconds: float | None) -> float | None:
    return None if seconds is None else round(float(seconds) / 86_400, 1)
