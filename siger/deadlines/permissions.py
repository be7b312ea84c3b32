"""Who may enter days and policies: an administrator, for the governments in their territory."""

from django.utils.translation import gettext as _

from siger.core.errors import Forbidden, Invalid
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.regions.models import Level, Region

_GOVERNED = (Level.PROVINCE, Level.REGENCY, Level.CITY)


def governments_of(actor: Actor) -> list[Region]:
    """The province and regencies whose rules are the actor's to keep, in order of code. One statement."""
    seats = actor.seats_as(Role.ADMINISTRATOR)
    if not seats:
        return []
    every = Region.objects.filter(level__in=_GOVERNED, active=True).order_by("code")
    return [region for region in every if any(seat.covers(region.code) for seat in seats)]


def require_government(actor: Actor, code: str) -> Region:
    """Raises Invalid for what is no government, Forbidden for one that is not the actor's."""
    region = Region.objects.filter(code=code, level__in=_GOVERNED, active=True).first()
    if region is None:
        raise Invalid({"region": _("Pilih provinsi, kabupaten, atau kota dari daftar.")})
    if not any(seat.covers(region.code) for seat in actor.seats_as(Role.ADMINISTRATOR)):
        raise Forbidden(
            _("Aturan %(place)s diatur oleh adminnya sendiri. Anda hanya bisa mengubah aturan wilayah Anda.") % {"place": region.name}
        )
    return region
