"""Photos that wait although nobody is going to decode them: their job was lost, with a restored backup for instance."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.core.events import publish
from siger.reports.events import PhotoReceived
from siger.reports.models import Photo, PhotoState

PATIENCE: Final = timedelta(minutes=15)
_BATCH: Final = 200


@transaction.atomic
def requeue_waiting_photos() -> int:
    """Publish PhotoReceived again for photos that have waited 15 minutes and have no job; how many. At most 200 a run.

    A job that failed counts as one: it is listed, and sent again by a person once its cause is mended.
    """
    waiting = set(
        Photo.objects.filter(state=PhotoState.PENDING, created_at__lt=now() - PATIENCE)
        .order_by("created_at")
        .values_list("id", flat=True)[:_BATCH]
    )
    if not waiting:
        return 0
    cared_for = ProcrastinateJob.objects.filter(
        status__in=["todo", "doing", "failed"], args__event=PhotoReceived.name, args__data__photo_id__in=sorted(waiting)
    ).values_list("args", flat=True)
    lost = waiting - {args["data"]["photo_id"] for args in cared_for}
    publish(*(PhotoReceived(photo_id=photo_id) for photo_id in sorted(lost)))
    return len(lost)
