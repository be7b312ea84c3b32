"""Reports in reach of what is sought, the few of them worth comparing. One statement, bounded however many lie there."""

import math
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, FloatField, Q, QuerySet, Value, Window
from django.db.models.functions import Left, RowNumber

from siger.reports.models import PositionSource, Report
from siger.triage.similar.finding.ring import spans_around
from siger.triage.similar.finding.sought import Sought
from siger.triage.similar.words.portrait import Portrait

NEWEST_LOOKED_AT: Final = 1_500
"""In a place where more lie in reach, only the latest are looked at."""
BEST_BY_WORDS: Final = 24
BEST_BY_DISTANCE: Final = 12
MOST_SEARCHED: Final = 24
READ_OF_TEXT: Final = 500
METRES_A_DEGREE: Final = 111_195.0

_COLUMNS: Final = (
    "id", "number", "title", "head_of_text", "landmark", "category", "state", "outcome", "lat", "lng", "accuracy_m", "position_source",
    "received_at", "supporters",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    id: int
    number: str
    title: str
    text: str
    landmark: str
    category: str
    state: str
    outcome: str
    lat: float
    lng: float
    accuracy_m: float | None
    exact: bool
    received_at: datetime
    supporters: int


def candidates(allowed: Q, sought: Sought, portrait: Portrait) -> list[Candidate]:
    """Of the reports that `allowed` lets through: those nearest and those whose words fit best."""
    found = _bounded(Report.objects.filter(allowed), sought)
    ranked = found.annotate(
        by_words=Window(RowNumber(), order_by=_words_rank(portrait).desc()),
        by_distance=Window(RowNumber(), order_by=_square(sought).asc()),
        head_of_text=Left("text", READ_OF_TEXT),
    )
    chosen = ranked.filter(Q(by_words__lte=BEST_BY_WORDS) | Q(by_distance__lte=BEST_BY_DISTANCE))
    return [_candidate(values) for values in chosen.values_list(*_COLUMNS)]


def in_reach(sought: Sought) -> Q:
    """Cells, box and window; a few more than within the radius, never fewer."""
    reach, radius = sought.reach, sought.radius_m
    cells = reduce(or_, (Q(cell__range=(span.low, span.high)) for span in spans_around(sought.lat, sought.lng, radius)))
    north = radius / METRES_A_DEGREE
    east = north / max(0.1, math.cos(math.radians(sought.lat)))
    box = Q(lat__range=(sought.lat - north, sought.lat + north), lng__range=(sought.lng - east, sought.lng + east))
    recent = Q(received_at__range=(sought.at - reach.window, sought.at + reach.window))
    return cells & box & recent & (Q(category__in=reach.categories) if reach.categories else Q())


def _bounded(found: "QuerySet[Report]", sought: Sought) -> "QuerySet[Report]":
    newest = found.filter(in_reach(sought)).order_by("-received_at").values("pk")[:NEWEST_LOOKED_AT]
    return Report.objects.filter(pk__in=newest).order_by()


def _words_rank(portrait: Portrait) -> Any:
    """By the search column, for the rarest words; the words are letters and digits alone, so that they can be no operators."""
    best = sorted(portrait.weights, key=lambda key: -portrait.weights[key])[:MOST_SEARCHED]
    words = dict.fromkeys(part for key in best for part in portrait.surfaces[key].lower().split() if part.isalnum())
    if not words:
        return Value(0.0, output_field=FloatField())
    return SearchRank(F("search"), SearchQuery(" | ".join(f"'{word}'" for word in words), config="indonesian", search_type="raw"))


def _square(sought: Sought) -> Any:
    """The square of the distance in degrees of latitude."""
    narrow = math.cos(math.radians(sought.lat))
    north, east = F("lat") - Value(sought.lat), (F("lng") - Value(sought.lng)) * Value(narrow)
    return north * north + east * east


def _candidate(values: tuple[Any, ...]) -> Candidate:
    """In the order of `_COLUMNS`."""
    named = dict(zip(_COLUMNS, values, strict=True))
    text, source = named.pop("head_of_text"), named.pop("position_source")
    return Candidate(text=text, exact=source != PositionSource.VILLAGE, **named)
