"""Fill the tree of regions from the official list and the installation's positions."""

import hashlib
import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from siger.regions.codes import ancestor_codes, depth, parent_code
from siger.regions.current import forget_locator
from siger.regions.models import PositionBasis, Region, RegionsVersion
from siger.regions.official_list import OfficialRegion, official_regions
from siger.regions.positions import Position, read_positions
from siger.regions.shapes.drawn import EDITION, draw_all_shapes

LOADED_FIELDS: Final = (
    *("name", "full_name", "level", "parent", "active", "postal_code"),
    *("lat", "lng", "position_basis", "search_name", "search_joined", "search_text"),
)


@dataclass(frozen=True)
class LoadResult:
    """What a load did. `positions_given` counts villages; `without_position` are villages that cannot be found by a point."""

    province: str
    changed: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    positions_given: int = 0
    positions_derived: int = 0
    without_position: int = 0
    unknown_positions: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def notes(self) -> list[str]:
        """What an operator should know, in words; empty when all is well."""
        notes = []
        if not self.positions_given:
            notes.append(_("Belum ada posisi desa (positions.csv): titik tidak bisa dicocokkan ke desa sampai batas wilayah diimpor."))
        elif self.positions_derived or self.without_position:
            notes.append(
                _("%(derived)d desa memakai rata-rata posisi tetangganya, %(without)d tanpa posisi.")
                % {"derived": self.positions_derived, "without": self.without_position}
            )
        if self.unknown_positions:
            notes.append(_("%(count)d baris positions.csv memuat kode di luar provinsi ini.") % {"count": len(self.unknown_positions)})
        if self.retired:
            notes.append(_("%(count)d kode tidak ada lagi dalam daftar resmi dan dinonaktifkan.") % {"count": len(self.retired)})
        return notes


@transaction.atomic
def load_regions(province_code: str, *, folder: Path | None = None) -> LoadResult:
    """Load or refresh one province; the same input again changes nothing. A constant number of statements.

    `folder` is the installation's (default: the configured one). Raises Invalid for an unknown province or an unreadable table.
    A code that left the list stays, inactive, because reports may refer to it.
    """
    folder = folder or settings.INSTALLATION.folder
    listed = official_regions(province_code)
    positions = read_positions(folder / "positions.csv")
    rows = _rows(listed, positions)
    known = {row.code for row in rows}
    gone = Region.objects.filter(code__startswith=province_code, active=True).exclude(code__in=known)
    retired = tuple(gone.order_by("code").values_list("code", flat=True))
    fingerprint = _fingerprint(rows)
    before = RegionsVersion.objects.select_for_update().filter(id=1).first()
    changed = bool(retired) or before is None or before.fingerprint != fingerprint
    if changed:
        _write(rows, retired, fingerprint)
        draw_all_shapes(province_code)
        transaction.on_commit(forget_locator)
    return _result(province_code, rows, changed=changed, retired=retired, unknown=tuple(sorted(set(positions) - known)))


def _write(rows: Sequence[Region], retired: Sequence[str], fingerprint: str) -> None:
    """Also tells the planner: without figures it reads the whole table at every key of an autocomplete."""
    Region.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=LOADED_FIELDS)
    if retired:
        Region.objects.filter(code__in=retired).update(active=False)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE regions_region")
    RegionsVersion.objects.update_or_create(id=1, defaults={"value": uuid.uuid4(), "fingerprint": fingerprint})


def _rows(listed: Sequence[OfficialRegion], positions: Mapping[str, Position]) -> list[Region]:
    means = _means(listed, positions)
    return [_row(line, positions.get(line.code), means) for line in listed]


def _row(line: OfficialRegion, position: Position | None, means: Mapping[str, Position]) -> Region:
    village = depth(line.code) == 4
    place = position or means.get((parent_code(line.code) or "") if village else line.code)
    return Region(
        code=line.code,
        name=line.name,
        full_name=line.full_name,
        level=line.level,
        parent_id=parent_code(line.code),
        active=True,
        postal_code=line.postal_code,
        lat=None if place is None else round(place.lat, 5),
        lng=None if place is None else round(place.lng, 5),
        position_basis=_basis(position, place, village=village),
        search_name=line.search_name,
        search_joined=line.search_name.replace(" ", ""),
        search_text=line.search_text,
    )


def _basis(own: Position | None, place: Position | None, *, village: bool) -> PositionBasis:
    if place is None:
        return PositionBasis.UNKNOWN
    if own is not None and own.given:
        return PositionBasis.GIVEN
    return PositionBasis.SIBLINGS if village else PositionBasis.VILLAGES


def _means(listed: Sequence[OfficialRegion], positions: Mapping[str, Position]) -> dict[str, Position]:
    """The mean of the villages' given positions, for every region that has any."""
    below: dict[str, list[Position]] = defaultdict(list)
    for line in listed:
        position = positions.get(line.code)
        if position is not None and position.given and depth(line.code) == 4:
            for code in ancestor_codes(line.code):
                below[code].append(position)
    return {code: Position(sum(p.lat for p in those) / len(those), sum(p.lng for p in those) / len(those)) for code, those in below.items()}


def _fingerprint(rows: Sequence[Region]) -> str:
    digest = hashlib.sha256(f"shapes {EDITION}".encode())
    for row in rows:
        digest.update(repr([row.code, row.parent_id, *(str(getattr(row, name)) for name in LOADED_FIELDS if name != "parent")]).encode())
    return digest.hexdigest()


def _result(province: str, rows: Sequence[Region], *, changed: bool, retired: tuple[str, ...], unknown: tuple[str, ...]) -> LoadResult:
    villages = Counter(row.position_basis for row in rows if depth(row.code) == 4)
    return LoadResult(
        province=province,
        changed=changed,
        counts=dict(Counter(str(row.level) for row in rows)),
        positions_given=villages[PositionBasis.GIVEN],
        positions_derived=villages[PositionBasis.SIBLINGS],
        without_position=villages[PositionBasis.UNKNOWN],
        unknown_positions=unknown,
        retired=retired,
    )
