"""The list of things with owners."""

from dataclasses import replace
from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from siger.regions.codes import is_code
from siger.regions.models import Region
from siger.regions.names import find_regions
from siger.triage.assets.kinds import AssetKind, RoadClass
from siger.triage.assets.queries import AssetCounts, AssetFilter, AssetRow, count_assets, list_assets
from siger.triage.assets.words import CLASS_WORDS, KIND_WORDS
from siger.web.office.access import OfficePermission, OfficeRequest, office_page
from siger.web.office.agencies import asked_agency
from siger.web.office.shell import shell

STATE_WORDS: Final[dict[str, Promise]] = {
    "active": gettext_lazy("Aktif"),
    "retired": gettext_lazy("Dinonaktifkan"),
    "ownerless": gettext_lazy("Pemilik sudah tidak aktif"),
}
_WORDS_MOST: Final = 120


@office_page(permission=OfficePermission.ASSETS)
@require_safe
def assets_page(request: OfficeRequest) -> HttpResponse:
    """Seven statements for any number of rows: session, account, seats, mentions, two counts, the list; an owner or region one more."""
    wanted, shown = parse_wanted(request.GET)
    page = list_assets(request.actor, wanted, after=request.GET.get("sesudah", ""))
    counts = count_assets(request.actor)
    context = {
        "rows": [(row, _sort(row)) for row in page.rows],
        "next": page.next,
        "paged": bool(request.GET.get("sesudah")),
        "wanted": wanted,
        "shown": shown,
        "chips": _chips(request.GET, wanted, shown),
        "kinds": [("", gettext_lazy("Semua")), *((kind.value, word) for kind, word in KIND_WORDS.items())],
        "states": [("", gettext_lazy("Semua")), *STATE_WORDS.items()],
        "assets": counts,
        "tiles": _tiles(counts),
        **shell(request, "assets"),
    }
    return render(request, "office/assets/list.html", context)


def parse_wanted(query: QueryDict) -> tuple[AssetFilter, dict[str, str]]:
    """The filter and the words under which its owner and region are shown. Anything unknown means "any"."""
    kind, state = query.get("jenis", ""), query.get("keadaan", "")
    wanted = AssetFilter(
        kind=kind if kind in set(AssetKind) else "",
        state=state if state in STATE_WORDS else "",
        source=_plain(query.get("sumber", "")),
        words=_plain(query.get("kata", "")),
    )
    region, region_name = _region(query.get("wilayah", ""), query.get("wilayah_text", ""))
    agency_id, agency_name = asked_agency(query.get("pemilik", ""), query.get("pemilik_text", ""))
    return replace(wanted, region=region, agency_id=agency_id), {"wilayah": region_name, "pemilik": agency_name}


def _plain(words: str) -> str:
    return words.replace("\0", "").strip()[:_WORDS_MOST]


def _region(code: str, typed: str) -> tuple[str, str]:
    found = Region.objects.filter(pk=code).first() if is_code(code) else next(iter(find_regions(typed, limit=1)), None) if typed else None
    return (found.code, found.full_name or found.name) if found else ("", "")


def _sort(row: AssetRow) -> str:
    """Its class for a road, else its kind: "jalan provinsi", "Lampu jalan"."""
    return str(CLASS_WORDS[RoadClass(row.road_class)] if row.road_class else KIND_WORDS[AssetKind(row.kind)])


def _tiles(counts: AssetCounts) -> list[dict[str, Any]]:
    return [{"word": KIND_WORDS[AssetKind(kind)], "value": counts.by_kind[kind]} for kind in AssetKind if counts.by_kind.get(kind)]


def _chips(query: QueryDict, wanted: AssetFilter, shown: dict[str, str]) -> list[dict[str, Any]]:
    """Filters in force, each with the address without it."""
    chips: list[tuple[object, object, tuple[str, ...]]] = [
        (wanted.kind, KIND_WORDS[AssetKind(wanted.kind)] if wanted.kind else "", ("jenis",)),
        (wanted.state, STATE_WORDS.get(wanted.state), ("keadaan",)),
        (wanted.agency_id, shown["pemilik"], ("pemilik", "pemilik_text")),
        (wanted.region, shown["wilayah"], ("wilayah", "wilayah_text")),
        (wanted.source, wanted.source, ("sumber",)),
        (wanted.words, f"“{wanted.words}”", ("kata",)),
    ]
    return [{"word": word, "url": _without(query, names)} for value, word, names in chips if value]


def _without(query: QueryDict, names: tuple[str, ...]) -> str:
    rest = query.copy()
    for name in (*names, "sesudah"):
        rest.pop(name, None)
    return f"?{rest.urlencode()}"
