"""The list of public reports, and the map with the same list beside it."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from siger.core.errors import Invalid
from siger.reports.queries.paging import Cursor, parse_cursor
from siger.reports.queries.public import on_map, public_list
from siger.web.components.drawn_map import map_of
from siger.web.permission_marks import open_to_all
from siger.web.public.filters import Wanted, category_options, group_options, wanted_of
from siger.web.public.rows import tone_of, word_of, written

DECIMALS: Final = 4
"""Of a degree, eleven metres: near enough for a map, too rough for a door."""
BESIDE_THE_MAP: Final = 10


@open_to_all
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Newest first. An address with a damaged cursor leads to the first page."""
    try:
        cursor = parse_cursor(request.GET.get("sesudah"))
    except Invalid:
        return redirect("reports")
    context = _context(wanted_of(request), cursor, tab="list")
    return render(request, "public/list.html", context)


@open_to_all
@require_safe
def report_map(request: HttpRequest) -> HttpResponse:
    """A drawn map without script, a live one with it, and the newest reports as a list beside it."""
    wanted = wanted_of(request)
    context = _context(wanted, None, tab="map", limit=BESIDE_THE_MAP)
    shown = map_of(settings.INSTALLATION.code, marked=".".join(wanted.filter.region.split(".")[:2]))
    return render(request, "public/map.html", {**context, "outlines": shown.outlines})


def _context(wanted: Wanted, cursor: Cursor | None, *, tab: str, limit: int = 20) -> dict[str, Any]:
    page = public_list(wanted.filter, after=cursor, limit=limit)
    return {
        "tab": tab,
        "wanted": wanted,
        "rows": written(page.rows, level=2 if tab == "list" else 3, with_support=tab == "list"),
        "next": page.next,
        "later": cursor is not None,
        "categories": category_options(wanted.filter.category),
        "groups": group_options(),
    }


@open_to_all
@require_safe
@cache_control(private=True, max_age=60)
def map_points(request: HttpRequest) -> HttpResponse:
    """`{"points": [[lat, lng, tone, number, title, word], …]}` for the page's filters, inside `bbox=west,south,east,north` when given."""
    south, west, north, east = _window(request.GET.get("bbox", ""))
    rows = on_map(south, west, north, east, wanted_of(request).filter)
    points = [[round(row.lat, DECIMALS), round(row.lng, DECIMALS), tone_of(row), row.number, row.title, word_of(row)] for row in rows]
    return JsonResponse({"points": points})


def _window(bbox: str) -> tuple[float, float, float, float]:
    """South, west, north, east; the whole earth for anything that is no window."""
    try:
        west, south, east, north = (float(part) for part in bbox.split(","))
    except ValueError:
        return (-90.0, -180.0, 90.0, 180.0)
    finite = all(-180 <= value <= 180 for value in (west, south, east, north))
    return (south, west, north, east) if finite else (-90.0, -180.0, 90.0, 180.0)
