"""A colleague to whom a shift was handed over hears of it by mail, and finds the reports at the desk."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction

from siger.desk.events import ShiftHandedOver
from siger.desk.models import OVER, BulkItem, ItemState, ShiftHandover
from siger.notify.links import shift_link
from siger.notify.models import Delivery
from siger.notify.rendering import render
from siger.notify.rules import SHIFT
from siger.notify.telling import write_once
from siger.reports.models import Report


@dataclass(frozen=True, slots=True)
class _Colleague:
    reference: str
    address: str = field(repr=False)
    language: str
    report: Report | None = None


@transaction.atomic
def tell_receiver(event: ShiftHandedOver) -> Delivery | None:
    """How many reports came, where they are, and no word of what was written along. None when not one of them changed hands, and for
    whoever has read of it meanwhile.
    """
    found = ShiftHandover.objects.select_related("receiver", "run").filter(pk=event.shift_id, read_at__isnull=True)
    shift = found.first()
    if shift is None or shift.receiver is None or not shift.receiver.is_active or not shift.receiver.email:
        return None
    count = _changed_hands(shift)
    if not count:
        return None
    person = _Colleague(f"colleague:{shift.receiver_id}", shift.receiver.email, shift.receiver.language)
    facts = {"brand": settings.INSTALLATION.brand, "count": count, "link": shift_link()}
    return write_once(event.event_id, SHIFT, person, render(SHIFT, person.language, facts))


def _changed_hands(shift: ShiftHandover) -> int:
    """So far as it is known: all that were asked for while the run goes on."""
    if shift.run is None or shift.run.state not in OVER:
        return shift.count
    return BulkItem.objects.filter(run=shift.run, state=ItemState.DONE).count()
