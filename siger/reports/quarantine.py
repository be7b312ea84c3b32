"""Files in which the scanner found something: set aside, until an administrator releases or deletes them, or thirty days have passed.

An administrator sees what was found, when, and of which kind and size the file is; neither its content nor whose it is.
"""

from datetime import timedelta
from typing import Final

from django.db import transaction

from siger.core.clock import now
from siger.reports.models import Attachment, Decision, FileState, Photo, Quarantined
from siger.reports.photos.discarding import discard_attachment, discard_original

PATIENCE: Final = timedelta(days=30)
_BATCH: Final = 200


def set_aside(*, photo: Photo | None = None, attachment: Attachment | None = None, finding: str) -> None:
    """Write down what was found in one of the two, in the caller's transaction. Found once more, an earlier decision counts no longer."""
    fresh = {"finding": finding, "found_at": now(), "decision": "", "reason": None, "decided_by": None, "decided_at": None}
    Quarantined.objects.update_or_create(photo=photo, attachment=attachment, defaults=fresh)


def is_released(photo: Photo) -> bool:
    return Quarantined.objects.filter(photo=photo, decision=Decision.RELEASED).exists()


def throw_away(row: Quarantined) -> None:
    """The file itself, when this transaction commits. What was found stays written down."""
    if row.photo is not None:
        discard_original(row.photo)
        row.photo.save(update_fields=["original_path"])
    if row.attachment is not None:
        discard_attachment(row.attachment)
        row.attachment.state = FileState.REMOVED
        row.attachment.save(update_fields=["path", "state"])


def empty_quarantine() -> int:
    """Delete what nobody decided about within thirty days; how many, at most 200 a run."""
    waiting = Quarantined.objects.filter(decision="", found_at__lt=now() - PATIENCE).order_by("found_at")
    return sum(_expire(pk) for pk in waiting.values_list("pk", flat=True)[:_BATCH])


@transaction.atomic
def _expire(pk: int) -> bool:
    row = Quarantined.objects.select_for_update().filter(pk=pk, decision="").first()
    if row is None:
        return False
    throw_away(row)
    row.decision, row.decided_at = Decision.DELETED, now()
    row.save(update_fields=["decision", "decided_at"])
    return True
