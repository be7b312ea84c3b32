"""Every ten minutes: what ran out is logged, what is over is closed, and the next one above is told."""

import logging

from django.db import InterfaceError, OperationalError, transaction

from siger.core.clock import now
from siger.core.errors import Refusal
from siger.deadlines.breaches import MOST_A_RUN, end, notice
from siger.deadlines.chain import ladder
from siger.deadlines.models import Breach
from siger.deadlines.superiors import seat_above
from siger.people.actors import SYSTEM
from siger.reports.actions.escalate import escalate

_log = logging.getLogger(__name__)


def watch() -> tuple[int, int, int]:
    """(ended, noticed, told). What is over is closed first, so that nobody is told of it."""
    return end(), notice(), climb()


def climb() -> int:
    """Take the next rung of every breach whose time for it has come, each in its own transaction; how many."""
    due = Breach.objects.filter(ended_at=None, next_at__lte=now()).order_by("next_at", "id").values_list("id", flat=True)[:MOST_A_RUN]
    return sum(_climbed(breach_id) for breach_id in list(due))


def _climbed(breach_id: int) -> bool:
    try:
        with transaction.atomic():
            return _climb(breach_id)
    except Refusal as refusal:
        _log.info("breach %s was not told: %s", breach_id, refusal.code)  # the report moved on meanwhile
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        _log.exception("breach %s could not be told", breach_id)
    return False


def _climb(breach_id: int) -> bool:
    found = Breach.objects.select_for_update(of=("self",)).select_related("report__agency", "agency")
    breach = found.filter(pk=breach_id, ended_at=None, next_at__lte=now()).first()
    if breach is None:
        return False
    steps = ladder(breach.kind)
    if breach.level >= len(steps):
        breach.next_at = None
        breach.save(update_fields=["next_at"])
        return False
    step = steps[breach.level]
    above = seat_above(breach.report, breach.agency, breach.holder, step.to)
    escalate(actor=SYSTEM, report_id=breach.report_id, seen=None, clock=breach.kind, rung=step.to, agency=above)
    breach.level += 1
    breach.next_at = max(now(), steps[breach.level].due(breach.report, breach.due_at)) if breach.level < len(steps) else None
    breach.save(update_fields=["level", "next_at"])
    return True
