"""A local day is taken back; the row stays and says so."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.deadlines.changes import DayChange
from siger.deadlines.current import rules_changed
from siger.deadlines.models import Cause, LocalDayRow, Recount
from siger.deadlines.permissions import require_government
from siger.deadlines.recounting.asking import ask_recount
from siger.people.actors import Actor


@transaction.atomic
def remove_local_day(*, actor: Actor, day_id: int) -> Recount:
    """Raises NotFound when somebody else took it back already, Forbidden."""
    row = LocalDayRow.objects.select_for_update().filter(pk=day_id, removed_at=None).first()
    if row is None:
        raise NotFound(_("Hari itu sudah dicabut."))
    require_government(actor, row.region_id)
    row.removed_at, row.removed_by_id = now(), actor.user_id
    row.save(update_fields=["removed_at", "removed_by"])
    rules_changed()
    return ask_recount(Cause.LOCAL_DAY, DayChange(row.region_id, row.date, None).words, row.region_id, asked_by=actor.user_id)
