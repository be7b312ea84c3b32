"""Whose is it, by the table of first routes."""

from dataclasses import dataclass

from django.db.models import Q

from siger.people.models import Agency
from siger.reports.models import Report
from siger.triage.models import Route


@dataclass(frozen=True, slots=True)
class OwnerSuggestion:
    """`by_service`: the rule names the very service. `region_code`: the region of the rule, smaller is surer.

    `fallback`: no rule fitted, so it is the kecamatan of the place.
    """

    agency: Agency
    region_code: str
    by_service: bool
    fallback: bool = False


def suggest_owner(report: Report) -> OwnerSuggestion | None:
    """The agency that usually owns such a thing there; without any rule the kecamatan of the place: nothing goes nowhere.

    None only for whistleblowing, which is nobody's to route, and when not even the kecamatan has an office. At most two statements.
    """
    if report.is_whistleblowing:
        return None
    regions = _ancestors(report.region_id)
    rules = Route.objects.filter(
        Q(service=report.service_id) | Q(service=None), category=report.category, region__in=regions, agency__active=True
    )
    found = sorted(rules.select_related("agency"), key=lambda route: (len(route.region_id), route.service_id is not None), reverse=True)
    if found:
        best = found[0]
        return OwnerSuggestion(best.agency, best.region_id, best.service_id is not None)
    district = Agency.objects.filter(region_id__in=regions, function="district", active=True).first()
    return OwnerSuggestion(district, district.region_id, False, fallback=True) if district else None


def _ancestors(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
