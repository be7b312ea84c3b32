"""Where those sit who are told that a desk is late."""

from siger.deadlines.chain import Rung
from siger.deadlines.rules import government_of
from siger.people.agencies import inspectorate_of
from siger.people.agency_functions import AgencyFunction, AgencyKind
from siger.people.models import Agency
from siger.reports.models import Report
from siger.reports.states import Holder


def seat_above(report: Report, agency: Agency | None, holder: str, rung: Rung) -> Agency | None:
    """The office of that rung; None when the installation has none. Of whistleblowing nobody outside the Inspektorat hears.

    `supervisor` and `head` are of the desk's own office, a unit's head is that of the office it belongs to; `government` is the kecamatan
    of a desa, else the government of the place; `province` the province's.
    """
    if report.is_whistleblowing:
        return report.agency or inspectorate_of(report.region_id)
    desk = agency or _desk_of(report, holder)
    match rung:
        case Rung.SUPERVISOR:
            return desk
        case Rung.HEAD:
            return _office_of(desk)
        case Rung.GOVERNMENT:
            return _camat_of(desk) or _government(government_of(desk.region_id if desk else report.region_id))
        case Rung.PROVINCE:
            return _government(report.region_id.split(".", 1)[0])


def offices_above(region_code: str) -> tuple[Agency | None, Agency | None]:
    """The government of a place and its province's, as the chain tells them; None where the installation has none. Two statements."""
    return _government(region_code), _government(region_code.split(".", 1)[0])


def _desk_of(report: Report, holder: str) -> Agency | None:
    """Dispatchers and validators hold no report by name: their office is that of the place, else of the province. One that is late with its
    promise has the agency in charge.
    """
    if holder == Holder.AGENCY:
        return report.agency
    function = AgencyFunction.VALIDATION if holder == Holder.VALIDATOR else AgencyFunction.DISPATCH
    places = [government_of(report.region_id), report.region_id.split(".", 1)[0]]
    found = Agency.objects.filter(function=function, region_id__in=places, active=True).order_by("-region_id", "id")
    return found.first()


def _office_of(desk: Agency | None) -> Agency | None:
    """The office that a unit belongs to: the topmost below the government."""
    if desk is None or desk.kind == AgencyKind.GOVERNMENT:
        return desk
    above = Agency.objects.filter(pk__in=_ids(desk.path)).exclude(kind=AgencyKind.GOVERNMENT).order_by("path")
    return above.first() or desk


def _camat_of(desk: Agency | None) -> Agency | None:
    if desk is None or desk.kind != AgencyKind.VILLAGE_OFFICE:
        return None
    return Agency.objects.filter(kind=AgencyKind.DISTRICT_OFFICE, region_id=desk.region_id.rpartition(".")[0], active=True).first()


def _government(region_code: str) -> Agency | None:
    return Agency.objects.filter(kind=AgencyKind.GOVERNMENT, region_id=region_code, active=True).order_by("path").first()


def _ids(path: str) -> list[int]:
    return [int(part) for part in path.split("/") if part]
