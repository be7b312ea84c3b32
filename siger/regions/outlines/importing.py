"""Import outlines: all or nothing."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Length

from siger.core import clock
from siger.regions.codes import LENGTHS, depth
from siger.regions.current import forget_locator
from siger.regions.models import PositionBasis, Region, RegionOutline, RegionsVersion
from siger.regions.outlines.checking import KnownRegion, check_outlines
from siger.regions.outlines.reading import Outline, read_outlines
from siger.regions.outlines.report import ImportReport, Problem
from siger.regions.shapes.drawn import draw_all_shapes


@transaction.atomic
def import_outlines(paths: Sequence[Path], *, dry_run: bool = False, province: str | None = None) -> ImportReport:
    """Store the outlines of these files in place of all earlier ones of the same depths, and draw the maps anew.

    Any problem in any file, and nothing changes; the report says what and where. A region without an outline is reported, and no problem:
    its points fall to the region around it. `province` defaults to the installation's.
    """
    province = province or settings.INSTALLATION.code
    known = _known_regions(province)
    outlines, problems = _read_all(paths)
    problems.extend(check_outlines(outlines, known))
    if problems:
        return ImportReport(problems=tuple(problems), dry_run=dry_run)
    if outlines and not dry_run:
        _store(outlines, province)
    imported = dict(sorted(Counter(depth(one.code) for one in outlines).items()))
    return ImportReport(imported=imported, missing=_missing(outlines, known, imported), dry_run=dry_run)


def _read_all(paths: Sequence[Path]) -> tuple[list[Outline], list[Problem]]:
    outlines: list[Outline] = []
    problems: list[Problem] = []
    for path in paths:
        found, wrong = read_outlines(Path(path))
        outlines.extend(found)
        problems.extend(wrong)
    return outlines, problems


def _known_regions(province: str) -> dict[str, KnownRegion]:
    rows = Region.objects.filter(code__startswith=province, active=True).order_by("code")
    placed = (PositionBasis.GIVEN, PositionBasis.VILLAGES)
    return {row.code: KnownRegion(row.full_name, *((row.lat, row.lng) if row.position_basis in placed else (None, None))) for row in rows}


def _store(outlines: Sequence[Outline], province: str) -> None:
    lengths = {LENGTHS[depth(one.code)] for one in outlines}
    RegionOutline.objects.alias(length=Length("region_id")).filter(region__code__startswith=province, length__in=lengths).delete()
    now = clock.now()
    RegionOutline.objects.bulk_create(
        RegionOutline(region_id=one.code, geometry=shapely.to_wkb(one.geometry), source=one.where.rpartition("#")[0][:200], imported_at=now)
        for one in outlines
    )
    RegionsVersion.objects.update_or_create(id=1, defaults={"value": uuid.uuid4()})
    draw_all_shapes(province)
    transaction.on_commit(forget_locator)


def _missing(outlines: Sequence[Outline], known: Mapping[str, KnownRegion], depths: Mapping[int, int]) -> dict[int, tuple[str, ...]]:
    outlined = {one.code for one in outlines}
    return {level: tuple(code for code in known if depth(code) == level and code not in outlined) for level in depths}
