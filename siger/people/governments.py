"""To which government an office belongs."""

from collections.abc import Iterable, Sequence

from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency


def government_at(region_code: str) -> Agency | None:
    """The government of a province, kabupaten or kota."""
    return Agency.objects.filter(region_id=region_code, kind=AgencyKind.GOVERNMENT).order_by("path").first()


def governments_of(agencies: Sequence[Agency]) -> list[int]:
    """For each agency the id of its government: the nearest above it, or the highest body where there is none, as with national offices.

    One statement for all.
    """
    above = {one for agency in agencies for one in _line(agency)}
    seats = set(Agency.objects.filter(pk__in=above, kind=AgencyKind.GOVERNMENT).values_list("pk", flat=True))
    return [next((one for one in reversed(_line(agency)) if one in seats), _line(agency)[0]) for agency in agencies]


def _line(agency: Agency) -> list[int]:
    """Ids from the root down to the agency itself."""
    return [int(part) for part in agency.path.split("/") if part] or [agency.pk]


def government_paths(agency_paths: Iterable[str]) -> list[str]:
    """The subtrees of the governments that these offices belong to; the highest body's where there is none. One statement."""
    lines = [[int(part) for part in path.split("/") if part] for path in set(agency_paths)]
    found = Agency.objects.filter(pk__in={one for line in lines for one in line}).values_list("pk", "path", "kind")
    paths = {pk: path for pk, path, _ in found}
    seats = {pk for pk, _, kind in found if kind == AgencyKind.GOVERNMENT}
    nearest = {next((one for one in reversed(line) if one in seats), line[0]) for line in lines if line}
    return sorted(paths[one] for one in nearest if one in paths)


def government_of_each(agency_paths: Iterable[str]) -> dict[str, int]:
    """For each path the id of its government: the nearest above it, or the highest body where there is none. One statement."""
    lines = {path: [int(part) for part in path.split("/") if part] for path in set(agency_paths)}
    above = {one for line in lines.values() for one in line}
    seats = set(Agency.objects.filter(pk__in=above, kind=AgencyKind.GOVERNMENT).values_list("pk", flat=True))
    return {path: next((one for one in reversed(line) if one in seats), line[0]) for path, line in lines.items() if line}
