"""What changes when a report arrives in another state or at another desk. The same for an action of today and for imported history."""

from datetime import datetime
from typing import Any, Final

from siger.reports.care import care_after
from siger.reports.models import Report
from siger.reports.states import DONE, HOLDER, Holder, State, Step, Verb

COUNTERS: Final[dict[Verb, tuple[str, ...]]] = {
    Verb.TRANSFER: ("transfers",),
    Verb.HAND_BACK: ("transfers",),
    Verb.OFFER: ("handovers",),
    Verb.TAKE_OVER: ("transfers",),
    Verb.SEND_UP: ("handovers", "transfers"),
    Verb.RETURN_WORK: ("returned",),
    Verb.OVERTURN: ("returned",),
    Verb.DISPUTE: ("disputes", "escalation"),
    Verb.REOPEN: ("reopened",),
    Verb.APPEAL: ("appeals",),
    Verb.SCHEDULE: ("promises",),
}
"""Which numbers of a report go up by one with a verb."""

LEAVES_AGENCY: Final = frozenset({Verb.HAND_BACK, Verb.REFER, Verb.COME_BACK, Verb.SEND_UP})


def counted(report: Report, verb: Verb) -> dict[str, Any]:
    """The numbers of a report that change with `verb`."""
    return {name: getattr(report, name) + 1 for name in COUNTERS.get(verb, ())}


def arrival(report: Report, step: Step, target: State, at: datetime) -> dict[str, Any]:
    """The columns that change when `step` brings `report` to `target` at `at`, but for counters and clocks; nothing is written."""
    changes: dict[str, Any] = {
        "state": target,
        "holder": HOLDER[target],
        "holder_since": at,
        "outcome": step.outcome or "",
        "closed_at": at if HOLDER[target] is Holder.NOBODY else None,
        "resume_state": report.state if target is State.NEEDS_INFO else "",
        "validator": None,  # whoever was drawn, was drawn for what is over now
        "offered_to": None,  # whatever else happens, what was offered to somebody is offered no more
    }
    if step.verb in LEAVES_AGENCY:
        changes["agency"] = None
    if target is State.RESOLVED:
        changes["resolved_at"] = at
    elif target not in DONE:
        changes["resolved_at"] = None
    if target in {State.RECEIVED, State.ASSIGNED} and report.state != State.NEEDS_INFO and step.verb is not Verb.UNMERGE:
        changes |= {"accepted_at": None, "estimate_on": None}
    return changes | care_after(report, step, target) | _following(report, step, target)


def _following(report: Report, step: Step, target: State) -> dict[str, Any]:
    """What is kept of where a report was when it was merged, a question to its reporter included, and forgotten when it leaves."""
    if target is State.MERGED:
        return {"merged_from": report.state, "resume_state": report.resume_state}
    if report.state != State.MERGED:
        return {}
    left: dict[str, Any] = {"main": None, "merged_from": "", "lent": 0}
    if step.verb is Verb.UNMERGE:
        closed = report.agency is not None and not report.agency.active
        resumed = {"resume_state": report.resume_state} if target is State.NEEDS_INFO else {}
        return left | resumed | ({"agency": None} if closed else {})
    return left | ({"agency": None} if target is State.RECEIVED else {})
