"""Small addresses about regions: which village lies here, which village is meant, and the shapes that maps draw."""

import gzip
import math
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from siger.core.errors import Invalid, NotFound
from siger.regions.names import FoundRegion, find_regions
from siger.regions.shapes.drawn import map_file
from siger.reports.placing import GivenPlace, Unreachable, place
from siger.web.citizen.villages import place_words, villages_named
from siger.web.permission_marks import open_to_all

LEVELS: Final = {"provinsi": 1, "kabupaten": 2, "kecamatan": 3, "desa": 4}


@open_to_all
@require_safe
@cache_control(public=True, max_age=300)
def search_regions(request: HttpRequest) -> HttpResponse:
    """`?q=` answers up to eight regions of any level as `[{"code", "name", "detail"}]`, best first."""
    return JsonResponse(_choices(find_regions(_words(request))), safe=False)


@open_to_all
@require_safe
@cache_control(public=True, max_age=300)
def search_villages(request: HttpRequest) -> HttpResponse:
    """The same among desa and kelurahan only: where a report can lie."""
    return JsonResponse(_choices(villages_named(_words(request))), safe=False)


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:100].replace("\0", "")


def _choices(found: list[FoundRegion]) -> list[dict[str, str]]:
    return [{"code": one.code, "name": _name(one), "detail": _detail(one)} for one in found]


def _name(one: FoundRegion) -> str:
    return place_words(one.full_name)[0]


def _detail(one: FoundRegion) -> str:
    return place_words(one.full_name)[1]


@open_to_all
@require_safe
def region_here(request: HttpRequest) -> HttpResponse:
    """`?lat=&lng=` answers `{"ok": true, "name", "detail", "code"}`, or `ok: false` with what to do and `swap` when they are exchanged."""
    try:
        spot = place(GivenPlace(_degrees(request, "lat"), _degrees(request, "lng")))
    except Invalid as invalid:
        return JsonResponse({"ok": False, "message": invalid.message, "swap": isinstance(invalid, Unreachable) and invalid.swapped})
    name, detail = place_words(spot.region.full_name)
    about = spot.certainty == "indicative"
    shown: dict[str, Any] = {"ok": True, "name": _("Sekitar %(place)s") % {"place": name} if about else name, "detail": detail}
    return JsonResponse({**shown, "code": spot.region.pk, "about": about})


def _degrees(request: HttpRequest, name: str) -> float:
    try:
        return float(request.GET.get(name, ""))
    except ValueError:
        return math.nan


@open_to_all
@require_safe
@cache_control(public=True, max_age=3600)
def region_shapes(request: HttpRequest, level: str) -> HttpResponse:
    """GeoJSON of the regions of a level (provinsi, kabupaten, kecamatan, desa) inside `?dalam=` or the province. Raises NotFound."""
    if level not in LEVELS:
        raise NotFound
    within = request.GET.get("dalam", settings.INSTALLATION.code)[:13].replace("\0", "")
    drawn = map_file(within, LEVELS[level])
    etag = f'"{drawn.etag}"'
    if etag in request.headers.get("If-None-Match", "").replace("W/", ""):
        unchanged = HttpResponseNotModified()
        unchanged["ETag"] = etag
        return unchanged
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(drawn.body if packed else gzip.decompress(drawn.body), content_type="application/geo+json")
    if packed:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Vary"] = "Accept-Encoding"
    return response
