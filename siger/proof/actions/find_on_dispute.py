"""find_on_dispute: a validator's superior says what they make of a dispute. Once; the report goes its own way."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound, VerbNotAllowed
from siger.people.actors import Actor
from siger.people.roles import Role
from siger.proof.models import Finding, Judged, Judgement
from siger.proof.superiors import disputes_below
from siger.reports.actions.optional_words import optional_words
from siger.reports.moving import require_words

_NEED_WORDS: Final = frozenset({Finding.HASTY, Finding.FALSE_PROOF})
"""What is held against a person is said in words."""


@transaction.atomic
def find_on_dispute(*, actor: Actor, report_number: str, seq: int, finding: str, words: str = "") -> Judgement:
    """Write down the finding of a superior of whoever approved the work. Leaders read, and find nothing.

    Raises NotFound for a dispute that is not theirs to see, Forbidden for a reader, VerbNotAllowed when it was found already.
    """
    disputes = Judgement.objects.select_for_update(of=("self",)).filter(verdict=Judged.DISPUTED, report__number=report_number, seq=seq)
    judged = disputes.filter(disputes_below(actor, Role.SUPERVISOR, Role.LEADER)).first()
    if judged is None:
        raise NotFound
    if not disputes.filter(disputes_below(actor, Role.SUPERVISOR)).exists():
        raise Forbidden(_("Temuan dicatat oleh atasan validator. Anda bisa membacanya di sini."))
    if judged.finding:
        raise VerbNotAllowed(_("Bantahan ini sudah diberi temuan. Muat ulang untuk membacanya."))
    if finding not in Finding.values:
        raise Invalid({"finding": _("Pilih salah satu temuan.")})
    judged.finding_words = require_words("words", words) if finding in _NEED_WORDS else optional_words("words", words)
    judged.finding, judged.found_by_id, judged.found_at = finding, actor.user_id, now()
    judged.save(update_fields=["finding", "finding_words", "found_by", "found_at"])
    return judged
