"""Where a report lies: from what a person gave to a position, an H3 cell and a region, or words about why not."""

import math
from dataclasses import dataclass
from typing import Final

import h3
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.regions.current import locate, located_region
from siger.regions.locating.answers import TooFar
from siger.regions.models import Region
from siger.reports.models import Certainty, PositionSource

CELL_RESOLUTION: Final = 12
MOST_INACCURATE_M: Final = 50_000.0


@dataclass(frozen=True, slots=True)
class GivenPlace:
    """What the reporter gave: a point in degrees with the accuracy that the phone claims, or a village picked from the list, or both.

    With both, the point is kept and the village is the reporter's own correction of the region.
    """

    lat: float | None = None
    lng: float | None = None
    accuracy_m: float | None = None
    source: str = PositionSource.PIN
    region_code: str = ""


class Unreachable(Invalid):
    """Nobody here serves the point. `swapped`: exchanging latitude and longitude would help; offer it."""

    code = "unreachable_position"

    def __init__(self, message: str, *, swapped: bool) -> None:
        self.swapped = swapped
        super().__init__({"position": message})


@dataclass(frozen=True, slots=True)
class Spot:
    lat: float
    lng: float
    accuracy_m: float | None
    source: str
    cell: int
    region: Region
    certainty: str


def place(given: GivenPlace) -> Spot:
    """Raises Invalid when there is no usable position, Unreachable when it is more than 25 km from every village."""
    picked = _picked_region(given.region_code)
    if given.lat is None or given.lng is None:
        if picked is None or picked.lat is None or picked.lng is None:
            raise Invalid({"position": _("Beri tahu tempatnya: pakai lokasi ponsel, geser pin, atau pilih desa/kelurahan.")})
        return Spot(picked.lat, picked.lng, None, PositionSource.VILLAGE, cell_of(picked.lat, picked.lng), picked, Certainty.REPORTER)
    lat, lng = _checked(given.lat, given.lng)
    found = locate(lat, lng)
    if isinstance(found, TooFar):
        raise _unreachable(found)
    region = picked or located_region(found)
    certainty = Certainty.REPORTER if picked and picked.pk != found.region_code else Certainty(found.certainty)
    return Spot(lat, lng, _accuracy(given.accuracy_m), _source(given.source), cell_of(lat, lng), region, certainty)


def cell_of(lat: float, lng: float) -> int:
    """The H3 cell of resolution 12 as a signed 64-bit number."""
    return int(h3.latlng_to_cell(lat, lng, CELL_RESOLUTION), 16)


def _checked(lat: float, lng: float) -> tuple[float, float]:
    if not (math.isfinite(lat) and math.isfinite(lng) and abs(lat) <= 180 and abs(lng) <= 180):
        raise Invalid({"position": _("Koordinatnya bukan angka yang sah. Geser pin di peta atau pilih desa/kelurahan.")})
    if lat == 0 and lng == 0:
        raise Invalid(
            {"position": _("Ponsel belum menemukan lokasi (0, 0). Coba lagi di tempat terbuka, geser pin, atau pilih desa/kelurahan.")}
        )
    return lat, lng


def _accuracy(metres: float | None) -> float | None:
    usable = metres is not None and math.isfinite(metres) and 0 <= metres <= MOST_INACCURATE_M
    return metres if usable else None


def _source(source: str) -> str:
    return source if source in PositionSource.values else PositionSource.PIN


def _picked_region(code: str) -> Region | None:
    if not code:
        return None
    region = Region.objects.filter(pk=code, active=True).first()
    if region is None or region.depth < 4:
        raise Invalid({"position": _("Pilih desa atau kelurahan dari daftar.")})
    return region


def _unreachable(far: TooFar) -> Unreachable:
    if far.swapped:
        return Unreachable(_("Lintang dan bujur tampaknya tertukar. Tukar keduanya, lalu kirim lagi."), swapped=True)
    if far.distance_km is None:
        return Unreachable(_("Titik ini bukan posisi di bumi. Geser pin atau pilih desa/kelurahan."), swapped=False)
    return Unreachable(
        _(
            "Titik ini %(km)d km dari desa terdekat yang kami layani (%(region)s). Kalau tempatnya memang di sana, lapor lewat lapor.go.id;"
            " kalau salah, geser pin atau pilih desa/kelurahan."
        )
        % {"km": round(far.distance_km), "region": far.region_name},
        swapped=False,
    )
