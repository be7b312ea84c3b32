"""Who acts in a demonstration report: the desk, the owner by the first routes, a validator, a superior."""

import random
from dataclasses import dataclass

from siger.demo.accounts import find_office
from siger.people.agency_functions import AgencyFunction
from siger.people.models import Agency, User
from siger.reports.models import Service
from siger.triage.models import Route


@dataclass(frozen=True, slots=True)
class Office:
    id: int
    name: str
    short_name: str


def _office(agency: Agency) -> Office:
    return Office(agency.pk, agency.name, agency.short_name)


class Cast:
    """Reads offices and routes once. `users` are the demonstration accounts by login."""

    def __init__(self, users: dict[str, User]) -> None:
        self.users = users
        self.agencies = {agency.pk: agency for agency in Agency.objects.exclude(kind__in=["village_office"])}
        self.desk = self._needed(AgencyFunction.DISPATCH)
        self.validation = self._needed(AgencyFunction.VALIDATION)
        self.government = self._needed(AgencyFunction.GOVERNMENT)
        self.inspectorate = self._needed(AgencyFunction.INSPECTORATE)
        self.outside = [_office(agency) for agency in self.agencies.values() if agency.kind == "national"] or [self.government]
        self._districts = {agency.region_id: _office(agency) for agency in self.agencies.values() if agency.function == "district"}
        self.services = frozenset(Service.objects.values_list("code", flat=True))
        rows = Route.objects.values_list("category", "service_id", "region_id", "agency_id")
        self._routes: dict[tuple[str, str | None, str], int] = {(row[0], row[1], row[2]): row[3] for row in rows}

    def _needed(self, function: AgencyFunction) -> Office:
        agency = find_office(function)
        if agency is None:
            raise LookupError(f"demonstration data needs an office with the function {function}")
        return _office(agency)

    def owner(self, category: str, service: str | None, region: str) -> Office:
        """The owner by the routes: smallest region first, the rule for the very service before the general one; else the kecamatan."""
        for place in (region[:8], region[:5], region[:2]):
            for wanted in (service, None):
                agency = self._routes.get((category, wanted, place))
                if agency is not None:
                    return _office(self.agencies[agency])
        return self._districts.get(region[:8], self.desk)

    def wrong_owner(self, rng: random.Random, right: Office, region: str) -> Office:
        """Another office of the same place, as a hurried desk would pick it."""
        near = [office for code, office in self._districts.items() if code.startswith(region[:5]) and office.id != right.id]
        return rng.choice(near) if near else self.government
