"""Files that have lost their reason to exist: thrown away at once where we know it, swept later where we do not."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Final

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Q

from siger.core.clock import now
from siger.core.storage import names_older_than, originals, photos
from siger.reports.models import Attachment, Photo

_log = logging.getLogger(__name__)
_BATCH: Final = 500
_PICTURES: Final = ("thumb_path", "view_path", "covered_thumb_path", "covered_view_path")


def discard_original(photo: Photo) -> None:
    """Throw away what was sent when this transaction commits, unless another photo names the same file. The caller saves the row."""
    name, photo.original_path = photo.original_path, ""
    if name:
        transaction.on_commit(partial(_delete_unless_named, originals(), name, _named_originals), robust=True)


def discard_attachment(attachment: Attachment) -> None:
    """As `discard_original`, for a file that is no photo. The caller saves the row."""
    name, attachment.path = attachment.path, ""
    if name:
        transaction.on_commit(partial(_delete_unless_named, originals(), name, _named_originals), robust=True)


def discard_files(photo: Photo) -> None:
    """Throw away everything stored of a photo when this transaction commits, and forget the names. The caller saves or deletes the row."""
    discard_original(photo)
    for name in filter(None, (photo.thumb_path, photo.view_path)):
        transaction.on_commit(partial(delete_picture_unless_named, name), robust=True)
    photo.thumb_path = photo.view_path = ""
    discard_covered(photo)


def discard_covered(photo: Photo) -> None:
    """The same for the pictures of a cover that is no longer the newest."""
    for name in filter(None, (photo.covered_thumb_path, photo.covered_view_path)):
        transaction.on_commit(partial(delete_picture_unless_named, name), robust=True)
    photo.covered_thumb_path = photo.covered_view_path = ""


def delete_picture_unless_named(name: str) -> None:
    _delete_unless_named(photos(), name, _named_pictures)


def _delete_unless_named(storage: Storage, name: str, named: Callable[[set[str]], set[str]]) -> None:
    """A failure is logged, and mended by `sweep_orphans`."""
    if not named({name}):
        storage.delete(name)


def sweep_orphans(older_than: timedelta) -> int:
    """Delete files that no photo names: uploads whose transaction was rolled back, pieces left by a crash. Returns how many.

    `older_than` must exceed the longest time between the upload of a file and the commit of its report: a form with
    something to correct keeps its photos for a day.
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
    attached = Attachment.objects.filter(path__in=names).values_list("path", flat=True)
    return {*Photo.objects.filter(original_path__in=names).values_list("original_path", flat=True), *attached}


def _named_pictures(names: set[str]) -> set[str]:
    named = Q()
    for column in _PICTURES:
        named |= Q(**{f"{column}__in": names})
    return {name for row in Photo.objects.filter(named).values_list(*_PICTURES) for name in row}


def _batches(names: Iterable[str]) -> Iterator[set[str]]:
    remaining = iter(names)
    while batch := set(islice(remaining, _BATCH)):
        yield batch
