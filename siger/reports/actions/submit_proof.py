"""submit_proof: the work is done, here is the photo."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.attaching import SentPhoto, attach_photos, digests
from siger.reports.actions.optional_words import optional_words
from siger.reports.judges import drawn_for
from siger.reports.loading import lock_report
from siger.reports.models import PhotoKind, Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.states import Verb


@transaction.atomic
def submit_proof(
    *,
    actor: Actor,
    report_id: int,
    seen: int,
    after: Sequence[SentPhoto],
    before: Sequence[SentPhoto] = (),
    note: str = "",
    checklist: Sequence[tuple[str, str]] = (),
) -> Report:
    """Hand the finished work to validation. At least one photo of the work; a warning about it never blocks an officer in the field.

    `checklist` is what was asked of the crew with what it answered, both in words that are ours.
    """
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.SUBMIT_PROOF)
    if not after:
        raise Invalid({"after": _("Tambahkan paling sedikit satu foto sesudah dikerjakan.")})
    attach_photos(report, before, PhotoKind.BEFORE, actor=actor)
    attach_photos(report, after, PhotoKind.AFTER, actor=actor)
    data: dict[str, Any] = {"note": optional_words("note", note), "before": digests(before), "after": digests(after)}
    if checklist:
        data["checklist"] = [list(pair) for pair in checklist]
    entry = move(report, allowed, actor=actor, data=data, validator_id=drawn_for(report))
    publish(event_for(entry))
    return report
