"""Whether the picture was seen before, on this report or any other of the installation."""

from collections.abc import Sequence
from typing import Any, Final

from siger.proof.checking.answer import Answer, Subject
from siger.proof.matching import Match, find_earlier
from siger.proof.models import CheckKind, Verdict
from siger.reports.categories import Visibility
from siger.reports.models import Photo, PhotoState

MOST_TWINS: Final = 10
WHOLE: Final = 0.97
"""From this share of the area on nothing that matters was cut away."""


def reused(subject: Subject) -> Answer:
    """Earlier photos that are the same picture, surest first. Of copies inside whistleblowing the verdict does not tell.

    `twins`: for each its id, how it is the same (`file`, `same`, `mirrored`, `turned`, `cropped`), how many marks lie alike, how
    alike light and dark lie (from -1 to 1), and how much of its area is left, in percent.
    """
    files = _same_file(subject.photo)
    twins = [{"photo": found, "how": "file", "marks": 0, "left": 100} for found in files]
    twins += [_twin(match) for match in find_earlier(subject.photo.pk) if match.photo_id not in files]
    twins = twins[:MOST_TWINS]
    verdict = Verdict.ALARM if _tellable(twins) else Verdict.FINE
    return Answer(CheckKind.REUSED, verdict, {"twins": twins})


def _same_file(photo: Photo) -> Sequence[int]:
    """Placeholders of a demonstration, which have no hash, are shared by many reports and none of them is a reused photo."""
    earlier = Photo.objects.filter(sha256=photo.sha256, pk__lt=photo.pk).exclude(state=PhotoState.READY, perceptual_hash=None)
    return list(earlier.order_by("pk").values_list("pk", flat=True)[:MOST_TWINS])


def _tellable(twins: Sequence[dict[str, Any]]) -> bool:
    ids = [twin["photo"] for twin in twins]
    return bool(ids) and Photo.objects.filter(pk__in=ids).exclude(report__visibility=Visibility.WHISTLEBLOWING).exists()


def _twin(match: Match) -> dict[str, Any]:
    how = "cropped" if match.share < WHOLE else "mirrored" if match.mirrored else "turned" if match.turned else "same"
    return {"photo": match.photo_id, "how": how, "marks": match.marks, "alike": round(match.alike, 3), "left": round(match.share * 100)}
