"""Which agency a report may go to."""

from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency
from siger.reports.models import Report


def require_agency(report: Report, agency_id: int) -> Agency:
    """Raises Invalid for an agency that is unknown, closed, or outside the Inspektorat when the report is whistleblowing."""
    agency = Agency.objects.filter(pk=agency_id, active=True).exclude(kind=AgencyKind.GOVERNMENT).first()
    if agency is None:
        raise Invalid({"agency": _("Pilih instansi dari daftar.")})
    if report.is_whistleblowing and not agency.is_inspectorate:
        raise Invalid({"agency": _("Pengaduan berkadar pengawasan hanya boleh ditangani Inspektorat.")})
    return agency


def require_other_agency(report: Report, agency_id: int) -> Agency:
    """The same, and not the agency that has the report already."""
    agency = require_agency(report, agency_id)
    if agency.pk == report.agency_id:
        raise Invalid({"agency": _("Laporan ini sudah ada di instansi itu. Pilih instansi lain.")})
    return agency


def name_of(agency: Agency | None) -> str:
    return agency.name if agency else ""
