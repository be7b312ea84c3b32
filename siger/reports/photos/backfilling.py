"""Traces of photos that were decoded before traces were kept, and shades of those from before shades were: without a trace a photo cannot
be found again, and without shades marks alone decide.
"""

import time
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.db import transaction

from siger.core.events import publish
from siger.core.storage import as_local_file, originals, photos
from siger.reports.models import Photo, PhotoState, PhotoTrace
from siger.reports.photos.broken import BrokenPhoto
from siger.reports.photos.events import PhotoReady
from siger.reports.photos.isolate import ReadyPhoto, decode_apart
from siger.reports.photos.shades import NONE
from siger.reports.photos.tracing import ASKING, add_shades, keep_trace

_BATCH: Final = 200
_SECONDS: Final = 60.0


def trace_older_photos() -> int:
    """Decode the original, or what is shown where it was not kept, and store what is missing; how many photos. For a minute, earliest
    first: those without a trace, then those without shades.

    A photo of work is published as ready again, so that it is checked. What cannot be decoded gets an empty trace, or shades that say so,
    and is not tried again. Raises DecoderFailed, as decoding does; what was stored before stays.
    """
    until, done = time.monotonic() + _SECONDS, 0
    for photo in _waiting():
        if time.monotonic() > until:
            break
        _keep(photo.pk, _decoded(photo))
        done += 1
    return done


def _waiting() -> Iterator[Photo]:
    # What has no fingerprint is a placeholder that was never decoded.
    untraced = Photo.objects.filter(state=PhotoState.READY, trace=None, perceptual_hash__isnull=False)
    found = list(untraced.order_by("pk")[:_BATCH])
    yield from found
    # Without marks nothing is found, so nothing is compared.
    shadeless = PhotoTrace.objects.filter(shades=b"").exclude(marks=b"").filter(photo__state=PhotoState.READY)
    yield from (trace.photo for trace in shadeless.select_related("photo").order_by("photo_id")[: _BATCH - len(found)])


def _decoded(photo: Photo) -> ReadyPhoto | None:
    storage, name = (originals(), photo.original_path) if photo.original_path else (photos(), photo.view_path)
    try:
        with as_local_file(storage, name) as source:
            return decode_apart(source, trust=settings.C2PA_TRUST)
    except (BrokenPhoto, FileNotFoundError):
        return None


@transaction.atomic
def _keep(photo_id: int, ready: ReadyPhoto | None) -> None:
    photo = Photo.objects.select_for_update().filter(pk=photo_id, state=PhotoState.READY).first()
    if photo is None:
        return
    trace = PhotoTrace.objects.filter(pk=photo_id).first()
    if ready is None:
        # A trace from before keeps what it knows.
        PhotoTrace.objects.update_or_create(photo=photo, defaults={"shades": NONE}, create_defaults={"width": 1, "height": 1, "marks": b""})
        return
    if trace:
        add_shades(trace, ready)
    else:
        keep_trace(photo, ready)
    if photo.kind in ASKING:
        publish(PhotoReady(photo_id=photo.pk, report_id=photo.report_id))
