"""Files that wait for the scanner. Runs in the worker, outside any transaction while it asks."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from siger.core.clock import now
from siger.core.storage import as_local_file, originals
from siger.reports.models import Attachment, FileState
from siger.reports.photos.scanning import finding_in
from siger.reports.quarantine import set_aside

_BATCH: Final = 50
PATIENCE: Final = timedelta(minutes=15)


def check_files(report_id: int) -> int:
    """Mark what waits at a report as ready, or as harmful; how many. Idempotent. Raises ScannerFailed: they then wait on, worth a retry."""
    return sum(_check(one) for one in Attachment.objects.filter(report_id=report_id, state=FileState.PENDING).order_by("pk"))


def check_forgotten_files() -> int:
    """The same for files whose job was lost."""
    long_ago = now() - PATIENCE
    return sum(_check(one) for one in Attachment.objects.filter(state=FileState.PENDING, created_at__lt=long_ago).order_by("pk")[:_BATCH])


def _check(attachment: Attachment) -> bool:
    try:
        with as_local_file(originals(), attachment.path) as source:
            finding = finding_in(source)
    except FileNotFoundError:
        return _mark(attachment.pk, FileState.REMOVED, "")
    return _mark(attachment.pk, FileState.HARMFUL if finding else FileState.READY, finding)


@transaction.atomic
def _mark(pk: int, state: FileState, finding: str) -> bool:
    attachment = Attachment.objects.select_for_update().filter(pk=pk, state=FileState.PENDING).first()
    if attachment is None:
        return False
    attachment.state = state
    attachment.save(update_fields=["state"])
    if finding:
        set_aside(attachment=attachment, finding=finding)
    return True
