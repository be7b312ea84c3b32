"""First routes from the installation's files. May be run any number of times."""

from django.conf import settings
from django.db import transaction

from siger.people.agency_files import read_agencies
from siger.people.models import Agency
from siger.regions.models import Level, Region
from siger.triage.models import Route
from siger.triage.route_files import read_routes


@transaction.atomic
def seed_routes() -> int:
    """Bring the routes that the files describe up to date and return how many there are. Those an administrator added stay."""
    installation = settings.INSTALLATION
    below = Region.objects.filter(code__startswith=f"{installation.code}.", level__in=[Level.REGENCY, Level.CITY], active=True)
    regencies = list(below.values_list("code", flat=True))
    listed = read_routes(installation.folder, read_agencies(installation.folder, regencies), installation.code, regencies)
    agency_ids = dict(Agency.objects.values_list("code", "id"))
    rows = [
        Route(category=row.category, service_id=row.service, region_id=row.region_code, agency_id=agency_ids[row.agency_code])
        for row in listed
    ]
    Route.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["category", "service", "region"], update_fields=["agency"], batch_size=2000
    )
    return len(rows)
