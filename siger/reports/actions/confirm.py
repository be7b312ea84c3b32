"""confirm: the reporter says that it is really fixed, and how well it went."""

from django.db import transaction
from django.utils.translation import gettext as _

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid
from siger.core.events import publish
from siger.people.actors import Actor
from siger.reports.actions.optional_words import optional_words
from siger.reports.loading import lock_report
from siger.reports.models import Rating, Report
from siger.reports.moving import event_for, move, require_step
from siger.reports.permissions import is_reporter
from siger.reports.states import Outcome, State, Verb


@transaction.atomic
def confirm(*, actor: Actor, report_id: int, seen: int | None, stars: int | None = None, words: str = "") -> Report:
    """Close as confirmed; a rating from 1 to 5 may come with it or later with `rate`."""
    report = lock_report(actor, report_id, seen)
    allowed = require_step(actor, report, Verb.CONFIRM)
    entry = move(report, allowed, actor=actor)
    if stars is not None:
        _keep_rating(report, stars, words)
    publish(event_for(entry))
    return report


@transaction.atomic
def rate(*, actor: Actor, report_id: int, stars: int, words: str = "") -> Report:
    """Rate a report that one has confirmed; the last rating counts. Not a step of the life: no entry, no clock."""
    report = lock_report(actor, report_id, None)
    if not is_reporter(actor, report):
        raise Forbidden
    if (report.state, report.outcome) != (State.CLOSED, Outcome.CONFIRMED):
        raise Invalid({"stars": _("Laporan dinilai setelah dibenarkan beres.")})
    _keep_rating(report, stars, words)
    return report


def _keep_rating(report: Report, stars: int, words: str) -> None:
    if stars not in range(1, 6):
        raise Invalid({"stars": _("Pilih 1 sampai 5 bintang.")})
    kept = {"stars": stars, "words": optional_words("words", words) or None, "rated_at": now()}
    Rating.objects.update_or_create(report=report, defaults=kept)
