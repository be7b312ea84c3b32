"""A day is kept otherwise by one government, perhaps after the fact."""

from datetime import date

from django.db import transaction

from siger.core.clock import now
from siger.deadlines.changes import day_change
from siger.deadlines.current import rules_changed
from siger.deadlines.models import Cause, LocalDayRow, Recount
from siger.deadlines.permissions import require_government
from siger.deadlines.recounting.asking import ask_recount
from siger.people.actors import Actor


@transaction.atomic
def enter_local_day(*, actor: Actor, region: str, on: date | None, working: bool, name: str) -> Recount:
    """Replaces what the same government had entered for that day. Raises Forbidden, Invalid."""
    require_government(actor, region)
    change = day_change(region=region, on=on, working=working, name=name)
    LocalDayRow.objects.filter(region_id=region, date=change.on, removed_at=None).update(removed_at=now(), removed_by_id=actor.user_id)
    LocalDayRow.objects.create(
        region_id=region, date=change.on, working=working, name=change.name, entered_by_id=actor.user_id, entered_at=now()
    )
    rules_changed()
    return ask_recount(Cause.LOCAL_DAY, change.words, region, asked_by=actor.user_id)
