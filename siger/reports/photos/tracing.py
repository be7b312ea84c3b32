"""What decoding learned of a photo besides its pictures, stored: marks by which it is found again."""

from datetime import datetime
from typing import Final

from django.utils import timezone

from siger.reports.models import Photo, PhotoKind, PhotoMark, PhotoTrace
from siger.reports.photos.isolate import ReadyPhoto
from siger.reports.photos.marks import keys_of, marks_of, read_marks
from siger.reports.photos.screen import screen_measure
from siger.reports.photos.shades import shades_of

ASKING: Final = frozenset({PhotoKind.BEFORE, PhotoKind.AFTER, PhotoKind.DISPUTE})
"""Photos that are compared with all earlier ones. They keep the marks of each sketch, by which they find what they were cut from."""


def keep_trace(photo: Photo, ready: ReadyPhoto) -> None:
    """Store the trace of a decoded photo, in place of an earlier one. Two statements, in the transaction of the caller."""
    first, *smaller = ready.sketches
    own = marks_of([first])
    trace = PhotoTrace(
        photo=photo,
        width=first.width,
        height=first.height,
        marks=marks_of([first, *smaller]) if photo.kind in ASKING else own,
        shades=shades_of(first),
        screen=screen_measure(ready.detail),
    )
    if photo.keep_original:
        trace.file_time, trace.credentials = aware_time(ready.taken_at), ready.credentials
    fields = ["width", "height", "marks", "shades", "screen", "file_time", "credentials"]
    PhotoTrace.objects.bulk_create([trace], update_conflicts=True, unique_fields=["photo"], update_fields=fields)
    PhotoMark.objects.bulk_create([PhotoMark(key=key, photo_id=photo.pk) for key in keys_of(read_marks(own))], ignore_conflicts=True)


def add_shades(trace: PhotoTrace, ready: ReadyPhoto) -> None:
    """To a trace from before they were kept. What else it knows stays: the file that is left now may say less than the one that came."""
    first = ready.sketches[0]
    trace.width, trace.height, trace.shades = first.width, first.height, shades_of(first)
    trace.save(update_fields=["width", "height", "shades"])


def aware_time(taken_at: datetime | None) -> datetime | None:
    """Without an offset the camera is taken to show the installation's own time."""
    if taken_at is None or taken_at.tzinfo is not None:
        return taken_at
    return timezone.make_aware(taken_at, timezone.get_default_timezone())
