"""Who may change which list of rules."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from siger.core.errors import Forbidden
from siger.people.actors import Actor, Seat
from siger.people.governments import government_at
from siger.people.roles import Role
from siger.triage.models import Stage


@dataclass(frozen=True, slots=True)
class List:
    """One list: the stage, and the region code of the government that keeps it."""

    stage: Stage
    keeper: str


def keeps_everything(actor: Actor) -> bool:
    """Administrators of the province keep all lists."""
    return any(seat.is_province_wide and not seat.inspectorate for seat in actor.seats_as(Role.ADMINISTRATOR))


def own_keeper(actor: Actor) -> str:
    """The kabupaten or kota whose list is the actor's to keep, the first of several; empty when there is none."""
    return next((seat.territory for seat in _local_seats(actor)), "")


def may_keep(actor: Actor, which: List) -> bool:
    """A kabupaten's administrator or dispatcher keeps its own list and no other. One statement at most."""
    if keeps_everything(actor):
        return True
    if which.stage is not Stage.LOCAL:
        return False
    seats = [seat for seat in _local_seats(actor) if seat.territory == which.keeper]
    government = government_at(which.keeper) if seats else None
    return government is not None and any(seat.agency_path.startswith(government.path) for seat in seats)


def require_keeper(actor: Actor, which: List) -> None:
    """Raises Forbidden."""
    if may_keep(actor, which):
        return
    if which.stage is Stage.LOCAL:
        raise Forbidden(_("Aturan ini milik pemerintah lain. Yang mengubahnya admin atau verifikator wilayah itu, atau admin provinsi."))
    raise Forbidden(_("Aturan ini milik provinsi. Mintalah admin provinsi mengubahnya, atau buat aturan di daftar wilayah Anda sendiri."))


def _local_seats(actor: Actor) -> list[Seat]:
    """Of a whole kabupaten or kota: who serves a kecamatan rules nothing."""
    seats = actor.seats_as(Role.ADMINISTRATOR, Role.DISPATCHER)
    return [seat for seat in seats if seat.territory.count(".") == 1 and not seat.inspectorate]
