"""Files that have lost their reason to exist: thrown away at once where we know it, swept later where we do not."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Final

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Q

from siger.core.clock import now
from siger.core.storage import names_older_than, originals, photos
from siger.reports.models import Photo

_log = logging.getLogger(__name__)
_BATCH: Final = 500


def discard_after_commit(storage: Storage, name: str) -> None:
    """Delete a file once the row that named it no longer does. A failure is logged and mended by `sweep_orphans`."""
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def discard_files(photo: Photo) -> None:
    """Throw away everything stored of a photo when this transaction commits, and forget the names. The caller saves or deletes the row."""
    discard_after_commit(originals(), photo.original_path)
    discard_after_commit(photos(), photo.thumb_path)
    discard_after_commit(photos(), photo.view_path)
    photo.original_path = photo.thumb_path = photo.view_path = ""


def sweep_orphans(older_than: timedelta) -> int:
    """Delete files that no photo names: uploads whose transaction was rolled back, pieces left by a crash. Returns how many.

    `older_than` must exceed the longest time between the upload of a file and the commit of its report; an hour is plenty.
    """
    moment = now() - older_than
    swept = 0
    for storage, named in ((originals(), _named_originals), (photos(), _named_pictures)):
        for batch in _batches(names_older_than(storage, moment)):
            orphans = batch - named(batch)
            for name in orphans:
                storage.delete(name)
            swept += len(orphans)
    if swept:
        _log.warning("swept %d files that belong to no photo", swept)
    return swept


def _named_originals(names: set[str]) -> set[str]:
    return set(Photo.objects.filter(original_path__in=names).values_list("original_path", flat=True))


def _named_pictures(names: set[str]) -> set[str]:
    rows = Photo.objects.filter(Q(thumb_path__in=names) | Q(view_path__in=names)).values_list("thumb_path", "view_path")
    return {name for row in rows for name in row}


def _batches(names: Iterable[str]) -> Iterator[set[str]]:
    remaining = iter(names)
    while batch := set(islice(remaining, _BATCH)):
        yield batch
