"""Who acts in a demonstration report: the desk, the owner by the rules, a validator, a superior."""

import random
from dataclasses import dataclass

from siger.demo.accounts import find_office
from siger.people.agency_functions import AgencyFunction
from siger.people.governments import governments_of
from siger.people.models import Agency, User
from siger.reports.models import Service
from siger.reports.outside import outside_bodies
from siger.triage.rules.conditions import Subject
from siger.triage.rules.ruleset import current_rules


@dataclass(frozen=True, slots=True)
class Office:
    id: int
    name: str
    short_name: str


def _office(agency: Agency) -> Office:
    return Office(agency.pk, agency.name, agency.short_name)


class Cast:
    """Reads offices and rules once. `users` are the demonstration accounts by login."""

    def __init__(self, users: dict[str, User]) -> None:
        self.users = users
        self.agencies = {agency.pk: agency for agency in Agency.objects.exclude(kind__in=["village_office"])}
        self.desk = self._needed(AgencyFunction.DISPATCH)
        self.validation = self._needed(AgencyFunction.VALIDATION)
        self.government = self._needed(AgencyFunction.GOVERNMENT)
        self.inspectorate = self._needed(AgencyFunction.INSPECTORATE)
        self.outside = [_office(agency) for agency in self.agencies.values() if agency.kind == "national"] or [self.government]
        members = list(self.agencies.values())
        self._governments = dict(zip(self.agencies, governments_of(members), strict=True))
        self._districts = {agency.region_id: _office(agency) for agency in self.agencies.values() if agency.function == "district"}
        self.services = frozenset(Service.objects.values_list("code", flat=True))
        self._rules = current_rules()

    def _needed(self, function: AgencyFunction) -> Office:
        agency = find_office(function)
        if agency is None:
            raise LookupError(f"demonstration data needs an office with the function {function}")
        return _office(agency)

    def owner(self, category: str, service: str | None, region: str) -> Office:
        """The owner by the first rule that fits; else the kecamatan."""
        for rule in self._rules.fitting(Subject(category, service or "", region, report_class="")):
            if rule.agency_id in self.agencies:
                return _office(self.agencies[rule.agency_id])
        return self._districts.get(region[:8], self.desk)

    def of_one_government(self, one: Office, other: Office) -> bool:
        return self._governments.get(one.id) == self._governments.get(other.id)

    def referred_to(self, rng: random.Random, category: str) -> str:
        """The name of a body outside the platform that answers for the category, else of any; a national office where none is listed."""
        bodies = list(outside_bodies().values())
        fitting = [body for body in bodies if category in body.categories] or bodies
        return rng.choice(fitting).name if fitting else rng.choice(self.outside).name

    def wrong_owner(self, rng: random.Random, right: Office, region: str) -> Office:
        """Another office of the same place, as a hurried desk would pick it."""
        near = [office for code, office in self._districts.items() if code.startswith(region[:5]) and office.id != right.id]
        return rng.choice(near) if near else self.government
