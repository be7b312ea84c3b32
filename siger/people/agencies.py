"""Finding agencies."""

from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency


def inspectorate_of(region_code: str) -> Agency | None:
    """The Inspektorat of the province that `region_code` lies in: whistleblowing goes there, past every office it may be about."""
    return (
        Agency.objects.filter(kind=AgencyKind.INSPECTORATE, region_id=region_code.split(".", 1)[0], active=True)
        .order_by("path", "id")
        .first()
    )
