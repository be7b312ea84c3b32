"""What superiors have allowed the crews of the demonstration."""

from collections.abc import Mapping

from siger.demo.accounts import find_office
from siger.people.agency_functions import AgencyFunction
from siger.people.models import User
from siger.people.signing_in import actor_of
from siger.proof.actions.set_field_rules import allow_gallery


def let_roads_send_from_gallery(users: Mapping[str, User]) -> None:
    """At the province's roads office alone, so that both ways can be seen. Nothing in a province without such an office."""
    office = find_office(AgencyFunction.ROADS_PROVINCE)
    if office is not None:
        allow_gallery(actor=actor_of(users["pengawas"], second_factor=True), agency_id=office.pk, allowed=True)
