"""Photos for the office: one to be served, and where the same picture was seen before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.models import Photo, PhotoState, Report
from siger.reports.permissions import may_see, roles_towards
from siger.reports.photos.fingerprint import TRUSTED_QUALITY

MOST_TWINS: Final = 10


def photo_of_report(report: Report, public_id: UUID) -> Photo:
    """A ready photo of a report that the caller may see, with `photo.report`. One statement. Raises NotFound."""
    photo = Photo.objects.filter(report=report, public_id=public_id, state=PhotoState.READY).first()
    if photo is None:
        raise NotFound
    photo.report = report
    return photo


def photo_for_office(actor: Actor, public_id: UUID) -> Photo:
    """A photo of a report towards which `actor` has a role in the office, with `photo.report`. One statement. Raises NotFound."""
    photo = Photo.objects.select_related("report__agency").filter(public_id=public_id).first()
    if photo is None or not may_see(actor, photo.report) or roles_towards(actor, photo.report) <= {Role.REPORTER}:
        raise NotFound
    return photo


@dataclass(frozen=True, slots=True)
class Twin:
    """The same picture on another report, or earlier on this one. A number alone shows no more than the public face of its report."""

    photo_id: int
    number: str
    sent_at: datetime


def twins_of(actor: Actor, photos: Sequence[Photo]) -> list[Twin]:
    """Other photos, also of the same report, with the very same file or the same perceptual hash as one of `photos`, earliest first. One
    statement.

    A proof of the work may repeat neither what the reporter sent nor an earlier proof that was sent back. Only equal hashes count here.
    A copy inside whistleblowing is told only to those who may see it: not even that it exists.
    """
    if not photos:
        return []
    same = Q(sha256__in=[photo.sha256 for photo in photos])
    hashes = [photo.perceptual_hash for photo in photos if photo.perceptual_hash and (photo.hash_quality or 0) >= TRUSTED_QUALITY]
    if hashes:
        same |= Q(perceptual_hash__in=hashes, hash_quality__gte=TRUSTED_QUALITY)
    newest = {bytes(photo.sha256): photo.pk for photo in sorted(photos, key=lambda photo: photo.pk)}
    found = Photo.objects.filter(same).exclude(pk__in=newest.values()).select_related("report__agency").order_by("created_at", "id")
    return [
        Twin(_copied(photo, photos), photo.report.number, photo.created_at)
        for photo in found[:MOST_TWINS]
        if not photo.report.is_whistleblowing or may_see(actor, photo.report)
    ]


def _copied(found: Photo, photos: Sequence[Photo]) -> int:
    """Which of `photos` the found one equals."""
    by_file = next((photo.pk for photo in photos if bytes(photo.sha256) == bytes(found.sha256)), None)
    return by_file or next(photo.pk for photo in photos if photo.perceptual_hash == found.perceptual_hash)
