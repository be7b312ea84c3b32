"""cover_photo: faces, plates and whatever else nobody needs to see on a photo are covered, on every picture of it that is shown.

Each change is a version of its own; taking one back makes a new version that repeats an earlier one. What was sent is kept as it is.
"""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.loading import lock_report
from siger.reports.models import Photo, PhotoCover, PhotoState, Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.photos.boxes import MOST, Box, WrongBoxes, checked_boxes
from siger.reports.photos.discarding import discard_covered
from siger.reports.states import Verb

MOST_VERSIONS: Final = 200


@transaction.atomic
def cover_photo(
    *, actor: Actor, report_id: int, seen: int, photo: str, boxes: Sequence[Sequence[int]] | None = None, back_to: int | None = None
) -> Report:
    """Cover `boxes` (`photos.boxes`) of `photo`, its public id, or what version `back_to` covered; 0 is the photo without a cover.

    From this transaction on nobody gets a picture without the cover, at whatever address. Raises Invalid.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.COVER_PHOTO)
    found = _photo_of(report, photo)
    wanted = _checked(boxes if back_to is None else _boxes_of(found, back_to))
    before = _boxes_of(found, found.cover)
    if wanted == [tuple(box) for box in before]:
        raise Invalid({"boxes": _("Belum ada yang berubah. Tambah atau geser kotaknya dulu, lalu simpan.")})
    _renew(found, wanted, back_to, actor)
    data: dict[str, Any] = {"photo": str(found.public_id), "version": found.cover, "boxes": len(wanted)}
    entry = move(report, allowed, actor=actor, data=data)
    publish(event_for(entry))
    return report


def _renew(photo: Photo, boxes: list[Box], back_to: int | None, actor: Actor) -> None:
    if photo.cover >= MOST_VERSIONS:
        raise Invalid({"boxes": _("Penutup foto ini sudah terlalu sering diubah. Tutup seluruh fotonya dari umum.")})
    discard_covered(photo)
    photo.cover += 1
    photo.covered = bool(boxes)
    photo.save(update_fields=["cover", "covered", "covered_thumb_path", "covered_view_path"])
    PhotoCover.objects.create(photo=photo, version=photo.cover, boxes=boxes, back_to=back_to, user_id=actor.user_id, made_at=now())


def _checked(boxes: Sequence[Sequence[int]] | None) -> list[Box]:
    try:
        return checked_boxes(boxes)
    except WrongBoxes:
        words = _("Kotak harus berada di dalam foto dan tidak terlalu kecil; paling banyak %(most)d kotak.") % {"most": MOST}
        raise Invalid({"boxes": words}) from None


def _boxes_of(photo: Photo, version: int) -> list[list[int]]:
    """What `version` covers. Raises Invalid for one that never was."""
    if version == 0:
        return []
    found = PhotoCover.objects.filter(photo=photo, version=version).values_list("boxes", flat=True).first()
    if found is None:
        raise Invalid({"boxes": _("Versi itu tidak ada. Muat ulang untuk melihat riwayatnya sekarang.")})
    return list(found)


def _photo_of(report: Report, public_id: str) -> Photo:
    """Locked. Raises Invalid unless it is a photo of `report` that can be shown."""
    try:
        wanted = UUID(public_id)
    except ValueError:
        wanted = UUID(int=0)
    photo = Photo.objects.select_for_update().filter(report=report, public_id=wanted, state=PhotoState.READY).first()
    if photo is None:
        raise Invalid({"photo": _("Pilih foto dari laporan ini yang sudah siap. Muat ulang untuk melihat fotonya sekarang.")})
    return photo
