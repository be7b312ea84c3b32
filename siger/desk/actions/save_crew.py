"""Make a crew, change one, and say who goes out with it."""

from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid, NotFound
from siger.desk.permissions import require_supervisor
from siger.desk.queries.crews import MOST_CREWS, MOST_MEMBERS, workers_of
from siger.desk.words import require_name
from siger.people.actors import Actor
from siger.people.models import Agency, Crew

_LONGEST: Final = 80


@transaction.atomic
def make_crew(*, actor: Actor, agency_id: int, name: str) -> Crew:
    """A crew without members of an agency that the actor supervises. Raises Invalid for a name that is there already, and beyond 100."""
    _lock_agency(actor, agency_id)
    wanted = _free_name(agency_id, name)
    if Crew.objects.filter(agency_id=agency_id).count() >= MOST_CREWS:
        raise Invalid({"name": _("Sudah ada %(most)d regu. Pakai lagi yang tidak aktif, atau ganti namanya.") % {"most": MOST_CREWS}})
    return Crew.objects.create(agency_id=agency_id, name=wanted)


@transaction.atomic
def change_crew(*, actor: Actor, crew_id: int, name: str, active: bool) -> Crew:
    """Another name, or retired, or in use again. What a retired one looks after stays with it until somebody else is found."""
    crew = _lock_crew(actor, crew_id)
    crew.name, crew.active = _free_name(crew.agency_id, name, besides=crew.pk), active
    crew.save(update_fields=["name", "active"])
    return crew


@transaction.atomic
def change_members(*, actor: Actor, crew_id: int, add: Iterable[int] = (), remove: Iterable[int] = ()) -> Crew:
    """After it `add` belong to the crew and `remove` do not; whoever else does stays.

    Raises Invalid for whoever has no work in the agency (any more) and is to be added, and beyond 40 members.
    """
    crew = _lock_crew(actor, crew_id)
    before = set(crew.members.values_list("pk", flat=True))
    more = set(add) - before
    if not more <= {one.id for one in workers_of(crew.agency_id)}:
        raise Invalid({"members": _("Salah satu orang itu tidak (lagi) bertugas di instansi ini. Muat ulang, lalu pilih lagi.")})
    fewer = (set(remove) & before) - set(add)
    if len(before) + len(more) - len(fewer) > MOST_MEMBERS:
        raise Invalid({"members": _("Satu regu paling banyak %(most)d orang.") % {"most": MOST_MEMBERS}})
    crew.members.add(*more)
    crew.members.remove(*fewer)
    return crew


def _lock_agency(actor: Actor, agency_id: int) -> Agency:
    """So that two at once neither pass the bound nor give one name twice."""
    agency = Agency.objects.select_for_update().filter(pk=agency_id, active=True).first()
    if agency is None:
        raise NotFound
    require_supervisor(actor, agency)
    return agency


def _lock_crew(actor: Actor, crew_id: int) -> Crew:
    crew = Crew.objects.filter(pk=crew_id).first()
    if crew is None:
        raise NotFound
    _lock_agency(actor, crew.agency_id)
    return Crew.objects.get(pk=crew_id)


def _free_name(agency_id: int, name: str, besides: int = 0) -> str:
    wanted = require_name("name", name, most=_LONGEST)
    if Crew.objects.filter(agency_id=agency_id, name__iexact=wanted).exclude(pk=besides).exists():
        raise Invalid({"name": _("Regu dengan nama itu sudah ada.")})
    return wanted
