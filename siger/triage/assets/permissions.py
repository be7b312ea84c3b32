"""Who may change which things: dispatchers and administrators, those of agencies in their own territory."""

from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from siger.core.errors import Forbidden
from siger.people.actors import Actor, Seat
from siger.people.roles import Role

KEEPERS: Final = (Role.DISPATCHER, Role.ADMINISTRATOR)


def keeper_seats(actor: Actor) -> tuple[Seat, ...]:
    """The seats that let the actor change things. Those of the Inspektorat are for reports only it may see."""
    return tuple(seat for seat in actor.seats_as(*KEEPERS) if not seat.inspectorate)


def require_keeper(actor: Actor) -> None:
    """Raises Forbidden."""
    if not actor.is_system and not keeper_seats(actor):
        raise Forbidden(_("Aset hanya bisa diubah verifikator atau admin. Mintalah kepada verifikator instansi Anda."))


def may_keep(actor: Actor, region_code: str) -> bool:
    """Whether things of an agency, or at a place, of this region are the actor's to change."""
    return actor.is_system or any(seat.covers(region_code) for seat in keeper_seats(actor))


def within_reach(actor: Actor, field: str) -> Q:
    """Rows whose region code in `field` the actor may change."""
    if actor.is_system:
        return Q()
    reach = Q(pk__in=[])
    for seat in keeper_seats(actor):
        reach |= below(field, seat.territory)
    return reach


def below(field: str, region_code: str) -> Q:
    """Rows whose region code in `field` is `region_code` or lies within it: one range of an index, since codes sort bytewise."""
    return Q(**{f"{field}__gte": region_code, f"{field}__lt": f"{region_code}/"})
