"""A year that was only expected has its decree: provisional due dates become certain."""

from typing import Final

from django.conf import settings

from siger.deadlines.current import current_rules
from siger.deadlines.models import Cause, Recount
from siger.deadlines.recounting.asking import ask_recount
from siger.reports.models import Report
from siger.reports.states import Holder

_SAMPLE: Final = 500
_WORDS: Final = "hari libur nasional sudah ditetapkan"


def count_decreed_years() -> Recount | None:
    """Ask for a run when some provisional report reaches only into years that are decreed now; a new release brings new decrees."""
    calendar = current_rules().calendar(settings.INSTALLATION.code)
    reports = Report.objects.filter(provisional=True).exclude(holder=Holder.NOBODY).order_by("id")
    for due_at, promised_at in reports.values_list("due_at", "promised_at")[:_SAMPLE]:
        if all(moment is None or calendar.decreed(moment) for moment in (due_at, promised_at)):
            return ask_recount(Cause.DECREE, _WORDS, settings.INSTALLATION.code, asked_by=None)
    return None
