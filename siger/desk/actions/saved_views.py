"""save_view, remove_view: a filter of the worklist is kept under a name, for oneself or for all of an agency."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Forbidden, Invalid, NotFound
from siger.desk.models import SavedView
from siger.desk.queries.saved_views import may_remove, reachable
from siger.people.actors import Actor

MOST_OWN: Final = 20
MOST_SHARED: Final = 30
_LONGEST_NAME: Final = 40


@transaction.atomic
def save_view(*, actor: Actor, name: str, query: str, agency_id: int | None = None) -> SavedView:
    """Under a name that the actor has already, the filter is replaced. `agency_id` shares it with that agency, which must be the actor's.

    Raises Invalid for no name, or too many; Forbidden for an agency of others.
    """
    called = " ".join(name.replace("\0", "").split())
    if not called or len(called) > _LONGEST_NAME:
        raise Invalid({"name": _("Beri nama tampilan ini, paling panjang %(most)d huruf.") % {"most": _LONGEST_NAME}})
    if agency_id is not None and agency_id not in {seat.agency_id for seat in actor.seats}:
        raise Forbidden
    _require_room(actor, called, agency_id)
    view, _made = SavedView.objects.update_or_create(
        owner_id=actor.user_id, name=called, defaults={"query": query[:600], "agency_id": agency_id}
    )
    return view


def _require_room(actor: Actor, name: str, agency_id: int | None) -> None:
    others = SavedView.objects.exclude(owner_id=actor.user_id, name=name)
    if others.filter(owner_id=actor.user_id).count() >= MOST_OWN:
        raise Invalid({"name": _("Anda sudah menyimpan %(most)d tampilan. Hapus salah satu dahulu.") % {"most": MOST_OWN}})
    if agency_id is not None and others.filter(agency_id=agency_id).count() >= MOST_SHARED:
        raise Invalid({"name": _("Instansi ini sudah punya %(most)d tampilan bersama. Hapus salah satu dahulu.") % {"most": MOST_SHARED}})


@transaction.atomic
def remove_view(*, actor: Actor, view_id: int) -> str:
    """The name of what is gone. A shared one may be removed by its owner and by whoever oversees that agency's work.

    Raises NotFound for one that the actor cannot see, Forbidden for one of somebody else.
    """
    view = reachable(actor).select_for_update(of=("self",)).filter(pk=view_id).first()
    if view is None:
        raise NotFound
    if not may_remove(actor, view):
        raise Forbidden(_("Tampilan bersama hanya dihapus oleh pembuatnya, atasan, atau admin instansi itu."))
    view.delete()
    return view.name
