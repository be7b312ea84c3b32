"""prove_at_desk: proof of work with photos that were chosen from a device, for pages that cannot know how they were taken."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from siger.people.actors import Actor
from siger.proof.actions.hand_in import require_allowed_photos
from siger.reports.actions.attaching import SentPhoto
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.models import Capture, Report


@transaction.atomic
def prove_at_desk(
    *, actor: Actor, report_id: int, seen: int, after: Sequence[SentPhoto], before: Sequence[SentPhoto] = (), note: str = ""
) -> Report:
    """`submit_proof` with every photo marked as from a gallery.

    Raises what `submit_proof` raises, and Invalid where the agency's superior allows photos from the camera of the page only: then nothing
    of it is kept.
    """
    marked: dict[str, Any] = {"after": _marked(after), "before": _marked(before)}
    report = submit_proof(actor=actor, report_id=report_id, seen=seen, note=note, **marked)
    require_allowed_photos(report.agency_id or 0, [*marked["after"], *marked["before"]])
    return report


def _marked(photos: Sequence[SentPhoto]) -> list[SentPhoto]:
    return [replace(photo, capture=Capture.GALLERY) for photo in photos]
