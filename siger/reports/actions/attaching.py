"""Photos of an action: rows now, decoding later in the worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.categories import Visibility
from siger.reports.events import PhotoReceived
from siger.reports.models import Capture, Photo, PhotoKind, Report
from siger.reports.photos.incoming import IncomingPhoto

MOST_PHOTOS: Final = 4


@dataclass(frozen=True, slots=True)
class SentPhoto:
    """A stored upload with what the phone said of it, unverified: position in degrees and metres, the moment it was taken, by how many
    seconds that was corrected, and how it came to be.
    """

    incoming: IncomingPhoto
    lat: float | None = None
    lng: float | None = None
    taken_at: datetime | None = None
    accuracy_m: float | None = None
    clock_offset_s: int | None = None
    capture: Capture | None = None


def attach_photos(report: Report, photos: Sequence[SentPhoto], kind: PhotoKind, *, actor: Actor) -> list[Photo]:
    """Rows for `photos`, and a job for each. Of an anonymous reporter's photo neither original nor position is kept.

    What a reporter adds to a published report was seen by nobody: it is hidden until a dispatcher shows it.
    """
    if len(photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("Paling banyak %(most)d foto sekaligus.") % {"most": MOST_PHOTOS}})
    anonymous = report.visibility == Visibility.ANONYMOUS and kind in {PhotoKind.REPORT, PhotoKind.DISPUTE, PhotoKind.EXTRA}
    unseen = report.published_at is not None and kind in {PhotoKind.DISPUTE, PhotoKind.EXTRA}
    rows = Photo.objects.bulk_create(
        Photo(
            report=report,
            kind=kind,
            hidden=unseen,
            original_path=photo.incoming.path,
            keep_original=not anonymous,
            bytes=photo.incoming.bytes,
            sha256=photo.incoming.sha256,
            taken_at=None if anonymous else photo.taken_at,
            lat=None if anonymous else photo.lat,
            lng=None if anonymous else photo.lng,
            position_source="device" if photo.lat is not None and not anonymous else "",
            accuracy_m=None if anonymous else photo.accuracy_m,
            clock_offset_s=None if anonymous else photo.clock_offset_s,
            capture=photo.capture or "",
            uploaded_by_id=None if anonymous else actor.user_id,
            created_at=now(),
        )
        for photo in photos
    )
    publish(*(PhotoReceived(photo_id=row.pk) for row in rows))
    return rows


def digests(photos: Sequence[SentPhoto]) -> list[str]:
    """SHA-256 of each photo as it was sent, in hexadecimal digits, for the timeline."""
    return [photo.incoming.sha256.hex() for photo in photos]
