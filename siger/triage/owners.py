"""Whose is it, by the table of first routes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Q

from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency
from siger.reports.models import PositionSource, Report
from siger.triage.assets.current import owner_by_asset
from siger.triage.assets.owner import AssetOwner
from siger.triage.models import Route


@dataclass(frozen=True, slots=True)
class OwnerSuggestion:
    """`by_service`: the rule names the very service. `region_code`: the region of the rule, smaller is surer.

    `fallback`: no rule fitted, so it is the kecamatan of the place. `asset`: no rule was asked, because a thing with an owner lies there.
    """

    agency: Agency
    region_code: str
    by_service: bool
    fallback: bool = False
    asset: AssetOwner | None = None


def suggest_owner(report: Report) -> OwnerSuggestion | None:
    """The owner of the thing that lies there; otherwise the agency that usually owns such a thing there; without any rule the kecamatan
    of the place: nothing goes nowhere.

    None only for whistleblowing, which is nobody's to route, and when not even the kecamatan has an office. At most three statements.
    """
    if report.is_whistleblowing:
        return None
    if (asset := _asset_of(report)) is not None:
        agency = Agency.objects.get(pk=asset.agency_id)
        return OwnerSuggestion(agency, agency.region_id, False, asset=asset)
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


def _asset_of(report: Report) -> AssetOwner | None:
    """Where only the village is known, the position is its middle and says nothing about things."""
    if report.position_source == PositionSource.VILLAGE:
        return None
    return owner_by_asset(report.lat, report.lng, report.category, report.service_id or "", report.accuracy_m)


def _ancestors(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


MOST_LIKELY: Final = 6


def likely_owners(report: Report, *, limit: int = MOST_LIKELY) -> list[Agency]:
    """Agencies to choose from by hand: the suggestion first, then all that own something of the category there, then kecamatan and desa.

    For whistleblowing the offices of the Inspektorat alone. At most three statements.
    """
    if report.is_whistleblowing:
        return list(Agency.objects.filter(kind=AgencyKind.INSPECTORATE, active=True, region_id=report.region_id[:2])[:limit])
    suggestion = suggest_owner(report)
    regions = _ancestors(report.region_id)
    rules = Route.objects.filter(category=report.category, region__in=regions, agency__active=True).select_related("agency")
    owners = [rule.agency for rule in sorted(rules, key=lambda rule: (-len(rule.region_id), rule.pk))]
    offices = Agency.objects.filter(region_id__in=regions, function__in=["district", "village"], active=True).order_by("-region_id")
    first = [suggestion.agency] if suggestion else []
    return list({agency.pk: agency for agency in [*first, *owners, *offices]}.values())[:limit]


_NAMES: Final = """
SELECT report.id, best.short_name FROM reports_report report, LATERAL (
    SELECT agency.short_name FROM triage_route route JOIN people_agency agency ON agency.id = route.agency_id
    WHERE route.category = report.category AND (route.service_id IS NULL OR route.service_id = report.service_id)
        AND route.region_id IN (left(report.region_id, 2), left(report.region_id, 5), left(report.region_id, 8), report.region_id)
        AND agency.active
    ORDER BY length(route.region_id) DESC, route.service_id IS NOT NULL DESC LIMIT 1
) best WHERE report.id = ANY(%s) AND report.visibility <> 'whistleblowing'
"""


def suggested_names(report_ids: Sequence[int]) -> dict[int, str]:
    """Short names of the agencies that `suggest_owner` would name by a rule, for the rows of a list. One statement, none for no ids."""
    if not report_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [list(report_ids)])
        return dict(cursor.fetchall())
