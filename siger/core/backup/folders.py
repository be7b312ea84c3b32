"""Which folders hold people's files that are to last. Files in a bucket are not ours to copy: it has its own versions and replication."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages

from siger.core.storage import PASSING


def file_folders() -> tuple[dict[str, Path], list[str]]:
    """Folders by storage alias, and the aliases whose files lie elsewhere."""
    folders: dict[str, Path] = {}
    elsewhere: list[str] = []
    for alias in settings.STORAGES:
        if alias == "staticfiles" or alias in PASSING:  # gathered from the program, or gone tomorrow
            continue
        storage = storages[alias]
        if isinstance(storage, FileSystemStorage):
            folders[alias] = Path(storage.location)
        else:
            elsewhere.append(alias)
    return folders, elsewhere
