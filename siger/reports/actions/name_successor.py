"""name_successor: what is open at a closed agency goes to another one, report by report, in the background."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound
from siger.people.actors import Actor
from siger.people.agency_functions import AgencyKind
from siger.people.models import Agency
from siger.people.roles import Role
from siger.reports.models import Succession
from siger.reports.moving import require_words
from siger.reports.queries.closed_agencies import left_with
from siger.reports.successions import enqueue


@transaction.atomic
def name_successor(*, actor: Actor, closed_id: int, successor_id: int, reason: str) -> Succession:
    """The run, with its job. Both agencies lie in the territory that the actor administers: nobody gives work to another government.

    Raises NotFound, Forbidden, or Invalid at `agency` or `reason`.
    """
    closed = Agency.objects.filter(pk=closed_id).first()
    if closed is None:
        raise NotFound
    if not administers(actor, closed):
        raise Forbidden(_("Instansi ini diurus adminnya sendiri. Mintalah admin wilayah itu, atau admin provinsi."))
    if closed.active:
        raise Invalid({"agency": _("Instansi ini masih aktif. Tutup dulu di data acuan.")})
    successor = Agency.objects.filter(pk=successor_id, active=True).exclude(kind=AgencyKind.GOVERNMENT).first()
    if successor is None:
        raise Invalid({"agency": _("Pilih instansi dari daftar.")})
    if not administers(actor, successor):
        raise Invalid({"agency": _("Penggantinya harus di wilayah yang Anda urus.")})
    words = require_words("reason", reason)
    try:
        with transaction.atomic():
            run = Succession.objects.create(
                closed=closed,
                successor=successor,
                reason=words,
                asked_by_id=actor.user_id,
                asked_at=now(),
                total=left_with(closed.pk).count(),
            )
    except IntegrityError:
        raise Invalid({"agency": _("Laporan instansi ini sedang diserahkan. Tunggu sampai selesai.")}) from None
    enqueue(run)
    return run


def administers(actor: Actor, agency: Agency) -> bool:
    """Whether one of the actor's seats as administrator covers the place of the agency."""
    return any(seat.covers(agency.region_id) for seat in actor.seats_as(Role.ADMINISTRATOR))
