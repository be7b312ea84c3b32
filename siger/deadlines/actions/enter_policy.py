"""A new version of a policy; the versions before it stay."""

from datetime import date

from django.db import transaction

from siger.core.clock import now
from siger.deadlines.changes import policy_change
from siger.deadlines.current import rules_changed
from siger.deadlines.models import Cause, Recount
from siger.deadlines.permissions import require_government
from siger.deadlines.recounting.asking import ask_recount
from siger.people.actors import Actor


@transaction.atomic
def enter_policy(
    *,
    actor: Actor,
    region: str,
    clock: str,
    report_class: str = "",
    category: str = "",
    service_code: str = "",
    amount: int | None,
    unit: str = "",
    valid_from: date | None,
    note: str = "",
) -> Recount:
    """Holds for clocks that begin on `valid_from` or later. Without `amount` the more general policy holds again.

    Raises Forbidden, Invalid.
    """
    require_government(actor, region)
    change = policy_change(
        region=region,
        clock=clock,
        report_class=report_class,
        category=category,
        service_code=service_code,
        amount=amount,
        unit=unit,
        valid_from=valid_from,
        note=note,
    )
    change.policy.entered_by_id, change.policy.entered_at = actor.user_id, now()
    change.policy.save(force_insert=True)
    rules_changed()
    return ask_recount(Cause.POLICY, change.words, region, asked_by=actor.user_id)
