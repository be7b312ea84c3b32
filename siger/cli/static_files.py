"""Style sheets, scripts and pictures, gathered where the web process serves them from."""

from __future__ import annotations

import hashlib
from pathlib import Path


def collect() -> str:
    """Collect when a source changed since the last time (names, sizes and times are compared); the web process serves the gathered copy."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256()
    count = 0
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
            count += 1
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest.hexdigest():
        return f"{count} unchanged"
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest.hexdigest(), encoding="ascii")
    return f"{count} collected"
