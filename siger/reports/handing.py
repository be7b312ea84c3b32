"""Passing a report on: whether it crosses from one government to another, and the rows by which wandering is counted."""

from datetime import datetime
from typing import Final

from siger.people.governments import governments_of
from siger.people.models import Agency
from siger.reports.models import Handover, HandoverOutcome, Report
from siger.reports.states import Verb

_OUTCOMES: Final = {Verb.TAKE_OVER: HandoverOutcome.ACCEPTED, Verb.RETURN_OFFER: HandoverOutcome.RETURNED}


def crosses(report: Report, receiver: Agency) -> bool:
    """Whether `receiver` belongs to another government than the agency in charge, and so has to be asked.

    Never for whistleblowing: it stays in the chain of the Inspektorat, and an offer would show it to more eyes. One statement at most.
    """
    if report.is_whistleblowing or report.agency is None:
        return False
    mine, other = governments_of([report.agency, receiver])
    return mine != other


def write_offer(report: Report, receiver: Agency, at: datetime) -> None:
    if report.agency is not None:
        Handover.objects.create(report=report, sender=report.agency, receiver=receiver, offered_at=at)


def write_passing(report: Report, sender: Agency | None, receiver: Agency | None, outcome: HandoverOutcome, at: datetime) -> None:
    """What happened at once. Nothing for whistleblowing: it is in no count."""
    if sender is not None and not report.is_whistleblowing:
        Handover.objects.create(report=report, sender=sender, receiver=receiver, outcome=outcome, offered_at=at, ended_at=at)


def end_offer(report: Report, verb: Verb, at: datetime) -> None:
    """The pending offer is answered by `verb`, or is over because something else happened."""
    outcome = _OUTCOMES.get(verb, HandoverOutcome.CALLED_OFF)
    Handover.objects.filter(report=report, outcome=HandoverOutcome.PENDING).update(outcome=outcome, ended_at=at)
