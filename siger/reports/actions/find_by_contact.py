"""find_by_contact: the reports of one e-mail address or telephone number, for who may look at identities; every search is written down."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden
from siger.core.rate_limits import Limit, hit
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.actions.look_at_identity import write_down_look
from siger.reports.contacts import ContactKind, KnownContact
from siger.reports.models import ContactSearch, IdentityLook, Report
from siger.reports.queries.scopes import visible_to

MOST_FOUND: Final = 25
SEARCHES: Final = Limit("search by contact", 30, 3_600)
_SAME_LOOK: Final = timedelta(hours=1)


def may_find_by_contact(actor: Actor) -> bool:
    return bool(actor.seats_as(Role.DISPATCHER))


def find_by_contact(*, actor: Actor, contact: KnownContact) -> list[int]:
    """Ids of the latest reports of this reporter in the reach of the actor's seats as dispatcher, newest first, at most `MOST_FOUND`.

    Finding is looking: each report found gets its record of a look, which its reporter sees, one an hour and person. Raises Forbidden for
    everybody else, TooMany beyond 30 searches an hour.
    """
    if not may_find_by_contact(actor):
        raise Forbidden(_("Mencari lewat surel atau nomor telepon hanya untuk verifikator. Cari lewat nomor laporan atau kata-katanya."))
    hit(SEARCHES, f"user {actor.user_id}")
    return _found(Actor(actor.user_id, actor.name, actor.seats_as(Role.DISPATCHER), language=actor.language), contact)


@transaction.atomic
def _found(dispatcher: Actor, contact: KnownContact) -> list[int]:
    at = now()
    ids = list(
        _of_reporter(contact).filter(visible_to(dispatcher)).order_by("-received_at", "-id").values_list("pk", flat=True)[:MOST_FOUND]
    )
    office = dispatcher.seats[0].agency_name
    ContactSearch.objects.create(user_id=dispatcher.user_id, office=office, kind=contact.kind, found=len(ids), searched_at=at)
    recent = IdentityLook.objects.filter(report__in=ids, user=dispatcher.user_id, looked_at__gt=at - _SAME_LOOK)
    known = set(recent.values_list("report_id", flat=True))
    why = _("Dicari lewat alamat surel pelapor.") if contact.kind is ContactKind.EMAIL else _("Dicari lewat nomor telepon pelapor.")
    for report_id in sorted(set(ids) - known):
        write_down_look(dispatcher, report_id, why)
    return ids


def _of_reporter(contact: KnownContact) -> "QuerySet[Report]":
    """Also reports of an account with that address, which holds it instead of the report."""
    if contact.kind is ContactKind.PHONE:
        return Report.objects.filter(reporter__phone_index=contact.index)
    return Report.objects.filter(Q(reporter__email_index=contact.index) | Q(reporter__user__email=contact.value))
