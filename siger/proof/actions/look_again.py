"""look_again: the second look at an approval is decided, by whoever was drawn for it and by nobody else."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, VerbNotAllowed
from siger.core.events import publish
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.proof.events import SecondLookDiffered
from siger.proof.models import SecondLook
from siger.reports.actions.optional_words import optional_words
from siger.reports.actions.overturn import overturn
from siger.reports.actions.return_work import what_is_missing
from siger.reports.loading import lock_report
from siger.reports.models import Report
from siger.reports.permissions import roles_towards
from siger.reports.states import State


@transaction.atomic
def look_again(*, actor: Actor, report_id: int, seen: int, agrees: bool, words: str = "", missing: Iterable[str] = ()) -> SecondLook:
    """Say whether the work is done. A look that differs takes the approval back while the reporter is still asked; afterwards it is only
    written down, for the reporter has the last word. Either way the validator's superior is told.
    """
    report = lock_report(actor, report_id, seen)
    look = _open_look(actor, report)
    if agrees:
        look.words = optional_words("words", words)
        Report.objects.filter(pk=report.pk, state=State.RESOLVED).update(validator_id=None)
    else:
        said = what_is_missing(words, missing)
        look.words, look.missing = said["reason"], said["missing"]
        look.overturned = _taken_back(actor, report, look)
        publish(SecondLookDiffered(report_id=report.pk, seq=look.seq, look_id=look.pk))
    look.agrees, look.decided_at = agrees, now()
    look.save(update_fields=["agrees", "decided_at", "overturned", "missing", "words"])
    return look


def _open_look(actor: Actor, report: Report) -> SecondLook:
    found = SecondLook.objects.select_for_update().filter(report=report, decided_at=None, looker_id=actor.user_id or 0)
    look = found.order_by("-seq").first()
    if look is None:
        raise VerbNotAllowed(_("Pemeriksaan kedua ini sudah diputus atau diundi ulang. Buka antrean untuk pekerjaan Anda yang lain."))
    if Role.VALIDATOR not in roles_towards(actor, report):
        raise Forbidden(_("Anda tidak bisa lagi memeriksa pekerjaan ini karena pernah ikut mengerjakannya."))
    return look


def _taken_back(actor: Actor, report: Report, look: SecondLook) -> bool:
    """Whether the approval was still to be taken back. The entry of the timeline says the same as the look."""
    if report.state != State.RESOLVED or report.validator_id != actor.user_id:
        return False
    overturn(actor=actor, report_id=report.pk, seen=None, reason=look.words or "", missing=look.missing)
    return True
