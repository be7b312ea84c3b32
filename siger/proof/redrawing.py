"""Draws anew where somebody who was drawn can no longer judge: they left, were moved, or got a hand in the work; or nobody was there."""

import logging
from collections.abc import Iterator
from typing import Final

from django.db import transaction

from siger.proof.drawing import draw, draw_another, people_of
from siger.proof.models import SecondLook
from siger.proof.second_looks import give
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report
from siger.reports.permissions import independent_seats
from siger.reports.states import Holder, State

MOST_A_RUN: Final = 500
_log = logging.getLogger(__name__)


def redraw() -> tuple[int, int]:
    """(reports, second looks) that got another validator. Each in a transaction of its own; a step that somebody took meanwhile wins."""
    return sum(_redrawn(pk) for pk in list(_unjudgeable())), sum(_looked_anew(pk) for pk in list(_unlooked()))


def _unjudgeable() -> Iterator[int]:
    """Reports before a validator whom nobody may judge, at most 500. Two statements."""
    waiting = Report.objects.filter(holder=Holder.VALIDATOR).select_related("agency").order_by("due_at", "id")
    able = {person.user_id: person for person in people_of(waiting.order_by().values("validator_id"))}
    found = 0
    for report in waiting.iterator(chunk_size=1000):
        person = able.get(report.validator_id or 0)
        if person is None or not independent_seats(person.actor, report):
            found += 1
            yield report.pk
        if found >= MOST_A_RUN:
            return


@transaction.atomic
def _redrawn(report_id: int) -> bool:
    report = reports_with_owner().select_for_update(of=("self",)).get(pk=report_id)
    if report.state != State.AWAITING_VALIDATION:
        return False
    drawn = draw(report)
    if drawn == report.validator_id:
        return False
    Report.objects.filter(pk=report_id).update(validator_id=drawn)
    _log.info("report %s: another validator was drawn", report_id)
    return True


def _unlooked() -> Iterator[int]:
    """Second looks that wait for nobody, or for somebody who can no longer judge; at most 500. Two statements."""
    waiting = SecondLook.objects.filter(decided_at=None).select_related("report__agency").order_by("chosen_at")[:MOST_A_RUN]
    looks = list(waiting)
    able = {person.user_id: person for person in people_of({look.looker_id for look in looks if look.looker_id})}
    for look in looks:
        person = able.get(look.looker_id or 0)
        if person is None or not independent_seats(person.actor, look.report):
            yield look.pk


@transaction.atomic
def _looked_anew(look_id: int) -> bool:
    report_id = SecondLook.objects.values_list("report_id", flat=True).get(pk=look_id)
    report = reports_with_owner().select_for_update(of=("self",)).get(pk=report_id)
    look = SecondLook.objects.select_for_update().get(pk=look_id)
    looker = draw_another(report, without=[look.first_id] if look.first_id else [])
    if look.decided_at is not None or looker == look.looker_id:
        return False
    look.looker_id = looker
    look.save(update_fields=["looker"])
    give(report, looker)
    return True
