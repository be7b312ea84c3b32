"""Drawing what is covered: the pictures that are shown of a photo with a cover. Runs in the worker, outside any transaction.

Between the decision and its picture nothing of the photo is shown; a picture without its cover never is.
"""

from datetime import timedelta
from functools import partial
from typing import Final

from django.db import transaction

from siger.core.clock import now
from siger.core.storage import as_local_file, photos, random_name, write_whole
from siger.reports.models import Photo, PhotoCover
from siger.reports.photos.boxes import checked_boxes
from siger.reports.photos.discarding import delete_picture_unless_named
from siger.reports.photos.isolate import cover_apart
from siger.reports.photos.parts import Size

_BATCH: Final = 50
PATIENCE: Final = timedelta(minutes=15)


def draw_covers(report_id: int) -> int:
    """Draw what is covered on the photos of a report and not drawn yet; how many. Idempotent.

    Raises StorageFull, BrokenPhoto, DecoderFailed and FileNotFoundError; the photo then stays unseen and is worth a retry.
    """
    waiting = Photo.objects.filter(report_id=report_id, covered=True, covered_view_path="")
    return sum(_draw(photo) for photo in waiting.order_by("pk"))


def draw_forgotten_covers() -> int:
    """The same for photos whose job was lost, as those copied to another report before theirs was drawn."""
    long_ago = now() - PATIENCE
    waiting = Photo.objects.filter(covered=True, covered_view_path="", covers__made_at__lt=long_ago).distinct()
    return sum(_draw(photo) for photo in waiting.order_by("pk")[:_BATCH])


def _draw(photo: Photo) -> bool:
    boxes = PhotoCover.objects.filter(photo=photo, version=photo.cover).values_list("boxes", flat=True).first()
    if boxes is None:
        return False
    with as_local_file(photos(), photo.view_path) as source:
        pictures = cover_apart(source, checked_boxes(boxes))
    names = {size: f"{random_name()}-{size.value}.webp" for size in Size}
    for size, name in names.items():
        write_whole(photos(), name, [pictures[size]])
    return _keep(photo.pk, photo.cover, names)


@transaction.atomic
def _keep(photo_id: int, version: int, names: dict[Size, str]) -> bool:
    """False when the cover was changed meanwhile: these pictures then belong to nobody."""
    photo = Photo.objects.select_for_update().filter(pk=photo_id, cover=version, covered=True, covered_view_path="").first()
    if photo is None:
        for name in names.values():
            transaction.on_commit(partial(delete_picture_unless_named, name), robust=True)
        return False
    photo.covered_thumb_path, photo.covered_view_path = names[Size.THUMB], names[Size.VIEW]
    photo.save(update_fields=["covered_thumb_path", "covered_view_path"])
    return True
