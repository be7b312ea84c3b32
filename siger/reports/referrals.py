"""Referrals whose answer has not come: the dispatcher is reminded once."""

import logging
from typing import Final

from django.db.models import F

from siger.core.clock import now
from siger.core.errors import Refusal
from siger.people.actors import SYSTEM
from siger.reports.actions.remind import remind
from siger.reports.models import Referral
from siger.reports.states import State

_log = logging.getLogger(__name__)
_MOST_A_RUN: Final = 1_000


def remind_of_referrals() -> int:
    """Each in its own transaction; how many. One that somebody changed meanwhile waits for the next run."""
    late = Referral.objects.filter(ended_at=None, reminded_at=None, report__due_at__lte=now(), report__state=State.REFERRED)
    reminded = 0
    rows = late.order_by("id").annotate(version=F("report__version")).values_list("report_id", "version")[:_MOST_A_RUN]
    for report_id, version in list(rows):
        try:
            remind(actor=SYSTEM, report_id=report_id, seen=version)
            reminded += 1
        except Refusal as refusal:
            _log.info("report %s was not reminded of: %s", report_id, refusal.code)
    return reminded
