"""What changes when a report arrives in another state or at another desk. The same for an action of today and for imported history."""

from datetime import datetime, timedelta
from typing import Any, Final

from siger.reports.clocks import due_for
from siger.reports.models import Report
from siger.reports.states import DONE, HOLDER, Holder, State, Step, Verb

COUNTERS: Final[dict[Verb, tuple[str, ...]]] = {
    Verb.TRANSFER: ("transfers",),
    Verb.HAND_BACK: ("transfers",),
    Verb.RETURN_WORK: ("returned",),
    Verb.DISPUTE: ("disputes", "escalation"),
    Verb.REOPEN: ("reopened",),
    Verb.APPEAL: ("appeals",),
}
"""Which numbers of a report go up by one with a verb."""

LEAVES_AGENCY: Final = frozenset({Verb.HAND_BACK, Verb.REFER, Verb.COME_BACK})


def arrival(report: Report, step: Step, target: State, at: datetime) -> dict[str, Any]:
    """The columns that change when `step` brings `report` to `target` at `at`; nothing is written."""
    changes: dict[str, Any] = {
        "state": target,
        "holder": HOLDER[target],
        "holder_since": at,
        "due_at": due_for(target, report.report_class, at),
        "outcome": step.outcome or "",
        "closed_at": at if HOLDER[target] is Holder.NOBODY else None,
        "resume_state": "",
        "paused_left_s": None,
    }
    changes |= {name: getattr(report, name) + 1 for name in COUNTERS.get(step.verb, ())}
    if step.verb in LEAVES_AGENCY:
        changes["agency"] = None
    if target is State.RESOLVED:
        changes["resolved_at"] = at
    elif target not in DONE:
        changes["resolved_at"] = None
    if target is State.NEEDS_INFO and report.due_at is not None:
        changes |= {"resume_state": report.state, "paused_left_s": max(0, int((report.due_at - at).total_seconds()))}
    if report.state == State.NEEDS_INFO and report.paused_left_s is not None and target is not State.CLOSED:
        changes["due_at"] = max(at + timedelta(seconds=report.paused_left_s), due_floor(at)) if changes["due_at"] else None
    if target in {State.RECEIVED, State.ASSIGNED}:
        changes |= {"accepted_at": None, "estimate_on": None}
    return changes


def due_floor(at: datetime) -> datetime:
    """After a pause nobody is late before a day has passed."""
    return at + timedelta(days=1)
