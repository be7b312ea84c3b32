"""Nothing that was taken out lies around."""

import shutil
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from siger.core.clock import now
from siger.core.storage import exports, names_older_than
from siger.desk.exporting.files import FOLDER
from siger.desk.exporting.running import GIVEN_UP, LIVES
from siger.desk.models import Export, ExportState

_LEFT_BEHIND_S: Final = 2 * 3600
KEEP: Final = timedelta(days=365)


def forget_exports() -> int:
    """Delete files that had their day, of cancelled and failed ones too, and after a year that they were; how many files."""
    ended = Export.objects.exclude(path="").filter(state__in=[ExportState.READY, ExportState.CANCELLED, ExportState.FAILED])
    gone = [one for one in ended if one.state != ExportState.READY or (one.expires_at and one.expires_at <= now())]
    for export in gone:
        exports().delete(export.path)
        state = ExportState.EXPIRED if export.state == ExportState.READY else export.state
        Export.objects.filter(pk=export.pk).update(state=state, path="")
    Export.objects.filter(asked_at__lt=now() - KEEP, path="").delete()
    _sweep_folders()
    return len(gone) + _sweep_files()


def _sweep_files() -> int:
    """Whatever is older than any export lives: of a row that went with a restored backup, or half a file that a killed worker left."""
    old = list(names_older_than(exports(), now() - LIVES - GIVEN_UP))
    for name in old:
        exports().delete(name)
    return len(old)


def _sweep_folders() -> None:
    """Where a killed worker put the parts of a workbook together."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        if folder.stat().st_mtime < time.time() - _LEFT_BEHIND_S:
            shutil.rmtree(folder, ignore_errors=True)
