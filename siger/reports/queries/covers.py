"""What is covered on a photo, who changed it, and who looked beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.models import User
from siger.reports.models import OriginalLook, Photo, PhotoCover
from siger.reports.permissions import offers
from siger.reports.photos.boxes import Box, checked_boxes
from siger.reports.states import Verb

LOOK: Final = timedelta(minutes=10)
"""How long a look that was written down opens the picture."""


@dataclass(frozen=True, slots=True)
class CoverVersion:
    version: int
    boxes: list[Box]
    back_to: int | None
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PastLook:
    by: str
    office: str
    reason: str
    looked_at: datetime


def covers_of(photo: Photo) -> list[CoverVersion]:
    """The newest first. One statement. The caller has asked for the right to the photo."""
    rows = PhotoCover.objects.filter(photo=photo).select_related("user").order_by("-version")
    return [CoverVersion(row.version, checked_boxes(row.boxes), row.back_to, _name(row.user), row.made_at) for row in rows]


def _name(user: User | None) -> str:
    return user.name if user else ""


def looks_at(photo: Photo) -> Sequence[PastLook]:
    """The newest first, for whoever may see the photo in the office. One statement."""
    rows = OriginalLook.objects.filter(photo=photo).select_related("user").order_by("-looked_at")
    return [PastLook(_name(row.user), row.office, row.reason, row.looked_at) for row in rows]


def open_look(actor: Actor, photo: Photo) -> OriginalLook | None:
    """The reader's own look at `photo` that is still open."""
    if actor.user_id is None:
        return None
    mine = OriginalLook.objects.filter(photo=photo, user_id=actor.user_id, looked_at__gt=now() - LOOK)
    return mine.order_by("-looked_at").first()


def require_look(actor: Actor, photo: Photo, look_id: int) -> None:
    """Raises NotFound unless `look_id` is the reader's own open look at this photo and their role still allows it. Needs `photo.report`."""
    mine = OriginalLook.objects.filter(pk=look_id, photo=photo, user_id=actor.user_id or 0, looked_at__gt=now() - LOOK)
    if not mine.exists() or Verb.LOOK_AT_ORIGINAL not in offers(actor, photo.report):
        raise NotFound
