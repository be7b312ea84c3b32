"""Who may do what at a desk besides the life of reports."""

from typing import Final

from django.utils.translation import gettext as _

from siger.core.errors import Forbidden
from siger.people.actors import Actor, Seat
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.models import Report
from siger.reports.permissions import receives, roles_towards

LEADS: Final = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
"""Who keeps the tags and reply templates of their agency."""

WRITES: Final = frozenset({Role.DISPATCHER, Role.OFFICER, Role.SUPERVISOR, Role.VALIDATOR})
"""Who sorts reports and writes notes about them."""


def own_agencies(actor: Actor) -> list[int]:
    """Agencies in which the actor has any seat at all."""
    return sorted({seat.agency_id for seat in actor.seats})


def led_seats(actor: Actor) -> list[Seat]:
    """One seat for each agency whose tags and templates the actor keeps, in their order."""
    return list({seat.agency_id: seat for seat in actor.seats_as(*sorted(LEADS))}.values())


def require_lead(actor: Actor, agency_id: int) -> None:
    """Raises Forbidden for whoever neither dispatches nor supervises in that agency."""
    if agency_id not in {seat.agency_id for seat in led_seats(actor)}:
        raise Forbidden(_("Hanya verifikator dan atasan instansi itu yang boleh mengubahnya."))


def require_supervisor(actor: Actor, agency: Agency) -> None:
    """Raises Forbidden for whoever supervises neither that agency nor one above it."""
    if not any(seat.holds_agency(agency.path) for seat in actor.seats_as(Role.SUPERVISOR)):
        raise Forbidden(_("Hanya atasan instansi itu yang mengatur regunya."))


def writing_seat(actor: Actor, report: Report) -> Seat:
    """The seat in which the actor writes or sorts: of the agency in hand, if any. Raises Forbidden for whoever only looks."""
    towards = roles_towards(actor, report)
    seats = [seat for seat in actor.seats_as(*sorted(WRITES)) if seat.role in towards or receives(seat, report)]
    if not seats:
        raise Forbidden(_("Peran Anda pada laporan ini hanya membaca."))
    return next((seat for seat in seats if seat.agency_id == report.agency_id), seats[0])


def may_write(actor: Actor, report: Report) -> bool:
    try:
        writing_seat(actor, report)
    except Forbidden:
        return False
    return True
