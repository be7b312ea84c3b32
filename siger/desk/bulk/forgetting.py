"""Runs are not history: that is the timeline of each report."""

from datetime import timedelta
from typing import Final

from django.db.models import Q

from siger.core.clock import now
from siger.desk.models import OVER, BulkRun, RunState

KEEP_DRAFTS: Final = timedelta(hours=12)
KEEP: Final = timedelta(days=30)


def forget_runs() -> int:
    """Delete drafts that nobody asked for after 12 hours, others 30 days after they ended; how many."""
    old = Q(state=RunState.DRAFT, chosen_at__lt=now() - KEEP_DRAFTS) | Q(state__in=OVER, ended_at__lt=now() - KEEP)
    runs = list(BulkRun.objects.filter(old).values_list("pk", flat=True))
    BulkRun.objects.filter(pk__in=runs).delete()
    return len(runs)
