"""All questions about one photo, and its stored answers."""

from collections.abc import Callable, Iterator
from typing import Final

from django.db import transaction

from siger.core.clock import now
from siger.proof.checking.answer import Answer, Subject
from siger.proof.checking.clocks import clock, file_time
from siger.proof.checking.distance import distance
from siger.proof.checking.making import credentials, screen
from siger.proof.checking.moments import given, given_before
from siger.proof.checking.reuse import reused
from siger.proof.models import PhotoCheck
from siger.reports.models import Photo, PhotoKind, PhotoState, PhotoTrace

PROOF: Final = frozenset({PhotoKind.BEFORE, PhotoKind.AFTER})
_QUESTIONS: Final[tuple[Callable[[Subject], Answer | None], ...]] = (
    reused,
    distance,
    given,
    file_time,
    clock,
    credentials,
    screen,
)


def check_photo(photo_id: int) -> None:
    """Ask everything about a photo of the work that was decoded, and store the answers in place of earlier ones. Others are left alone.

    Idempotent: a second run stores the same.
    """
    photo = Photo.objects.select_related("report").filter(pk=photo_id, kind__in=PROOF, state=PhotoState.READY).first()
    if photo is None:
        return
    subject = Subject(photo, photo.report, given_before(photo.report_id, photo.created_at), PhotoTrace.objects.filter(pk=photo.pk).first())
    _store(photo, list(_answers(subject)))


def _answers(subject: Subject) -> Iterator[Answer]:
    for question in _QUESTIONS:
        answer = question(subject)
        if answer is not None:
            yield answer


@transaction.atomic
def _store(photo: Photo, answers: list[Answer]) -> None:
    """One statement that overwrites, and one that takes away what is no longer answered."""
    at = now()
    rows = [PhotoCheck(photo=photo, kind=one.kind, verdict=one.verdict, measure=dict(one.measure), checked_at=at) for one in answers]
    PhotoCheck.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["photo", "kind"], update_fields=["verdict", "measure", "checked_at"]
    )
    PhotoCheck.objects.filter(photo=photo).exclude(kind__in=[one.kind for one in answers]).delete()
