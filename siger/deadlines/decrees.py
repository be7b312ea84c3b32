"""A year that was only expected has its decree: provisional due dates become certain."""

from typing import Final

from django.conf import settings
from django.db.models import Q

from siger.deadlines.current import current_rules
from siger.deadlines.models import Cause, Recount
from siger.deadlines.recounting.asking import ask_recount
from siger.reports.models import Report
from siger.reports.states import Holder

_SAMPLE: Final = 500
_WORDS: Final = "hari libur nasional sudah ditetapkan"


def count_decreed_years() -> Recount | None:
    """Ask for a run when some provisional due date lies in a year that is decreed now; a new release brings new decrees."""
    calendar = current_rules().calendar(settings.INSTALLATION.code)
    marked = Report.objects.filter(Q(due_provisional=True) | Q(promise_provisional=True)).exclude(holder=Holder.NOBODY).order_by("id")
    for due_at, promised_at, *marks in marked.values_list("due_at", "promised_at", "due_provisional", "promise_provisional")[:_SAMPLE]:
        if any(mark and moment and calendar.decreed(moment) for moment, mark in zip((due_at, promised_at), marks, strict=True)):
            return ask_recount(Cause.DECREE, _WORDS, settings.INSTALLATION.code, asked_by=None)
    return None
