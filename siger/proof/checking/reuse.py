"""Whether the picture was seen before, on this report or any other of the installation."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Q

from siger.proof.checking.answer import Answer, Subject
from siger.proof.models import CheckKind, Verdict
from siger.reports.categories import Visibility
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.fingerprint import TRUSTED_QUALITY

MOST_TWINS: Final = 10


def reused(subject: Subject) -> Answer:
    """Earlier photos that are the same picture, nearest first. Of copies inside whistleblowing the verdict does not tell.

    `twins`: for each its id, how it is the same (`file`, `same`) and how many bits of the hash differ.
    """
    found = _same(subject.photo)
    secret = {photo.pk for photo in found if photo.report.visibility == Visibility.WHISTLEBLOWING}
    twins = [_twin(subject.photo, photo) for photo in found]
    told = [twin for twin in twins if twin["photo"] not in secret]
    verdict = Verdict.ALARM if told else Verdict.FINE
    return Answer(CheckKind.REUSED, verdict, {"twins": twins})


def _same(photo: Photo) -> Sequence[Photo]:
    same = Q(sha256=photo.sha256)
    if photo.perceptual_hash and (photo.hash_quality or 0) >= TRUSTED_QUALITY:
        same |= Q(perceptual_hash=photo.perceptual_hash, hash_quality__gte=TRUSTED_QUALITY)
    earlier = Photo.objects.filter(same, pk__lt=photo.pk).exclude(state=PhotoState.READY, perceptual_hash=None)
    return list(earlier.select_related("report").order_by("pk")[:MOST_TWINS])


def _twin(photo: Photo, found: Photo) -> dict[str, Any]:
    how = "file" if bytes(found.sha256) == bytes(photo.sha256) else "same"
    return {"photo": found.pk, "how": how, "bits": 0}
