"""Agencies from the installation's files into the database. May be run any number of times."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from siger.people.agency_files import AgencyRow, offices_of_regions, read_agencies
from siger.people.models import Agency
from siger.regions.models import Level, Region

_KEPT_UP = ("name", "short_name", "kind", "function", "parent", "path", "region")


@dataclass(frozen=True, slots=True)
class SeedResult:
    agencies: int
    new: int


@transaction.atomic
def seed_agencies() -> SeedResult:
    """The public structure of the installation's government: listed agencies, and an office for every kecamatan, kelurahan and desa.

    What an administrator added stays; what is listed is brought up to the files. Raises AgencyFileError for contradictory files.
    """
    rows = _all_rows()
    known = {agency.code: agency for agency in Agency.objects.all()}
    before = len(known)
    by_depth: dict[int, list[AgencyRow]] = defaultdict(list)
    depth: dict[str, int] = {}
    for row in rows:
        depth[row.code] = depth[row.parent] + 1 if row.parent else 0
        by_depth[depth[row.code]].append(row)
    for level in sorted(by_depth):
        _save_level(by_depth[level], known)
    return SeedResult(len(rows), len(known) - before)


def _all_rows() -> list[AgencyRow]:
    installation = settings.INSTALLATION
    below = Region.objects.filter(code__startswith=f"{installation.code}.", active=True)
    regencies = list(below.filter(level__in=[Level.REGENCY, Level.CITY]).values_list("code", flat=True))
    offices = below.exclude(level__in=[Level.REGENCY, Level.CITY]).order_by("code").values_list("code", "name")
    return [*read_agencies(installation.folder, regencies), *offices_of_regions(installation.folder, offices)]


def _save_level(rows: Iterable[AgencyRow], known: dict[str, Agency]) -> None:
    """Parents have been saved before, so their ids and paths are there. What is as listed already is not written again."""
    listed = list(rows)
    before = {row.code: _kept_up(known[row.code]) for row in listed if row.code in known}
    batch = [_filled(row, known) for row in listed]
    fresh = [agency for agency in batch if agency.pk is None]
    Agency.objects.bulk_create(fresh)
    for agency in batch:
        parent = agency.parent
        agency.path = f"{parent.path if parent else '/'}{agency.pk}/"
        known[agency.code] = agency
    changed = [agency for agency in batch if _kept_up(agency) != before.get(agency.code)]
    Agency.objects.bulk_update(changed, fields=list(_KEPT_UP), batch_size=1000)


def _kept_up(agency: Agency) -> tuple[object, ...]:
    relations = {"parent": "parent_id", "region": "region_id"}
    return tuple(getattr(agency, relations.get(name, name)) for name in _KEPT_UP)


def _filled(row: AgencyRow, known: dict[str, Agency]) -> Agency:
    agency = known.get(row.code) or Agency(code=row.code)
    agency.name, agency.short_name, agency.kind, agency.function = row.name, row.short_name, row.kind, row.function
    agency.region_id = row.region
    agency.parent = known[row.parent] if row.parent else None
    return agency
