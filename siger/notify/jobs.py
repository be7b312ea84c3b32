"""Deliveries by the clock."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from siger.core.clock import now
from siger.core.jobs.schedule import periodically
from siger.notify.models import Delivery, DeliveryState
from siger.notify.sending import enqueue
from siger.notify.transports.choosing import outbox

_WAITING: Final = [DeliveryState.QUEUED, DeliveryState.SENDING]
_BATCH: Final = 500
# A job comes within seconds of its time; a delivery that is this late has lost it, or its sender died.
LATE: Final = timedelta(minutes=5)
KEEP_WORDS: Final = timedelta(days=30)
KEEP_CODES: Final = timedelta(days=1)
KEEP_ROWS: Final = timedelta(days=180)


@periodically("*/5 * * * *", name="siger.notify.requeue_forgotten")
def requeue_forgotten() -> int:
    """Give a job to deliveries that have waited too long for one; how many. A job too many does no harm: it finds nothing due."""
    with transaction.atomic():
        late = Delivery.objects.select_for_update(skip_locked=True).filter(state__in=_WAITING, next_try_at__lt=now() - LATE)
        forgotten = list(late.order_by("next_try_at")[:_BATCH])
        for delivery in forgotten:
            enqueue(delivery, at=now())
    return len(forgotten)


@periodically("23 2 * * *", name="siger.notify.forget_words")
def forget_words() -> dict[str, int]:
    """Empty the words of messages after 30 days and of codes after one, and forget after half a year that there was a message. How many.

    Files of the outbox may hold codes: they go after a day.
    """
    moment = now()
    ended = Delivery.objects.exclude(state__in=_WAITING).filter(text__isnull=False)
    old = Q(created_at__lt=moment - KEEP_WORDS) | Q(expires_at__lt=moment - KEEP_CODES)
    return {
        "words": ended.filter(old).update(text=None, html=None),
        "files": outbox().forget(moment - KEEP_CODES),
        "rows": Delivery.objects.filter(created_at__lt=moment - KEEP_ROWS).delete()[0],
    }
