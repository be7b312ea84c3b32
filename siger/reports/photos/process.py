"""The work on one photo after its report was accepted. Runs in the worker, on `PhotoReceived`, outside any transaction while it decodes.

An anonymous reporter's photo is one whose original may not be kept: what its camera wrote, time and position, is not kept either.
"""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from siger.core.clock import now
from siger.core.events import publish
from siger.core.storage import as_local_file, originals, photos, write_whole
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.broken import BrokenPhoto, BrokenReason
from siger.reports.photos.discarding import discard_original
from siger.reports.photos.events import PhotoBroken, PhotoReady
from siger.reports.photos.isolate import ReadyPhoto, decode_apart
from siger.reports.photos.parts import Size
from siger.reports.photos.scanning import finding_in
from siger.reports.photos.tracing import aware_time, keep_trace
from siger.reports.quarantine import is_released, set_aside

FROM_EXIF: Final = "exif"
FROM_DEVICE: Final = "device"
# A camera's clock may be in another zone or a little fast; more than a day ahead is no time at all.
_CLOCK_TOLERANCE: Final = timedelta(days=1)


def process_photo(photo_id: int) -> None:
    """Decode a waiting photo, store its pictures and mark it ready, or broken with a reason. Publishes PhotoReady or PhotoBroken, once.

    Idempotent: a photo that is not waiting is left alone. Raises StorageFull, DecoderFailed and
    ScannerFailed; it then still waits and is worth a retry.
    """
    photo = Photo.objects.filter(pk=photo_id, state=PhotoState.PENDING).first()
    if photo is None:
        return
    try:
        ready = _decode(photo)
    except BrokenPhoto as broken:
        _mark_broken(photo_id, broken)
        return
    names = {size: picture_name(photo, size) for size in Size}
    for size, name in names.items():
        write_whole(photos(), name, [ready.pictures[size]])
    _mark_ready(photo_id, ready, names)


def picture_name(photo: Photo, size: Size) -> str:
    """Where a picture is stored; the same for each attempt, so that a second one replaces the first."""
    token = photo.public_id.hex
    return f"{token[:2]}/{token}-{size.value}.webp"


def _decode(photo: Photo) -> ReadyPhoto:
    try:
        with as_local_file(originals(), photo.original_path) as source:
            finding = "" if is_released(photo) else finding_in(source)
            if finding:
                raise BrokenPhoto(BrokenReason.HARMFUL, finding)
            return decode_apart(source, trust=settings.C2PA_TRUST)
    except FileNotFoundError as error:
        raise BrokenPhoto(BrokenReason.MISSING) from error


@transaction.atomic
def _mark_ready(photo_id: int, ready: ReadyPhoto, names: dict[Size, str]) -> None:
    photo = _lock_waiting(photo_id)
    if photo is None:
        return
    photo.state = PhotoState.READY
    photo.thumb_path, photo.view_path = names[Size.THUMB], names[Size.VIEW]
    photo.media_type = ready.kind.value
    photo.width, photo.height = ready.width, ready.height
    photo.perceptual_hash, photo.hash_quality = ready.fingerprint.digest, ready.fingerprint.quality
    if photo.keep_original:
        _take_camera_facts(photo, ready)
    _drop_original_unless_kept(photo)
    photo.save()
    keep_trace(photo, ready)
    publish(PhotoReady(photo_id=photo.pk, report_id=photo.report_id))


@transaction.atomic
def _mark_broken(photo_id: int, broken: BrokenPhoto) -> None:
    photo = _lock_waiting(photo_id)
    if photo is None:
        return
    photo.state = PhotoState.BROKEN
    photo.broken_reason = broken.reason.value
    if broken.reason is BrokenReason.HARMFUL:
        set_aside(photo=photo, finding=broken.finding)  # kept, also an anonymous one, until somebody decides
    else:
        _drop_original_unless_kept(photo)
    photo.save()
    publish(PhotoBroken(photo_id=photo.pk, report_id=photo.report_id, reason=broken.reason.value))


def _lock_waiting(photo_id: int) -> Photo | None:
    """The row, locked, unless another attempt was quicker or the photo is gone."""
    return Photo.objects.select_for_update().filter(pk=photo_id, state=PhotoState.PENDING).first()


def _drop_original_unless_kept(photo: Photo) -> None:
    """The row forgets the original first: a file whose deletion fails then belongs to nobody and is swept."""
    if not photo.keep_original:
        discard_original(photo)


def _take_camera_facts(photo: Photo, ready: ReadyPhoto) -> None:
    """What the phone told with the upload stands above what the file says of itself."""
    photo.taken_at = photo.taken_at or believable_time(ready.taken_at)
    if photo.position_source != FROM_DEVICE and ready.position is not None:
        photo.lat, photo.lng = ready.position
        photo.position_source = FROM_EXIF


def believable_time(taken_at: datetime | None) -> datetime | None:
    """Aware time of a photo; without an offset the camera is taken to show the installation's own time. None when it lies ahead."""
    aware = aware_time(taken_at)
    return aware if aware is not None and aware <= now() + _CLOCK_TOLERANCE else None
