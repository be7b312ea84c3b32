"""In whose care a report is: one person of the desk that has it, or one of its crews. A matter of the desk alone, told to no reporter."""

from typing import Any, Final

from siger.people.roles import Role
from siger.reports.models import Report
from siger.reports.states import CHANGES_DESK, Holder, State, Step, Verb

_DESKS: Final[dict[str, Holder]] = {
    State.RECEIVED: Holder.DISPATCHER,
    State.ASSIGNED: Holder.AGENCY,
    State.IN_PROGRESS: Holder.AGENCY,
    State.AWAITING_VALIDATION: Holder.AGENCY,
    # A dispute or a new beginning brings it back to those who worked.
    State.RESOLVED: Holder.AGENCY,
    State.CLOSED: Holder.AGENCY,
}

WORKERS: Final[dict[Holder, frozenset[Role]]] = {
    Holder.DISPATCHER: frozenset({Role.DISPATCHER}),
    Holder.AGENCY: frozenset({Role.OFFICER, Role.SUPERVISOR}),
}
"""Who may look after a report of that desk, and say who does."""


def desk_of(report: Report) -> Holder:
    """The desk whose care it is, also while the reporter is asked, the work is judged or it follows another report; NOBODY for neither."""
    state = report.merged_from if report.state == State.MERGED else report.state
    return _DESKS.get(report.resume_state if state == State.NEEDS_INFO else state, Holder.NOBODY)


def care_after(report: Report, step: Step, target: State) -> dict[str, Any]:
    """The columns to empty when `step` brings `report` to `target`: another desk begins with nobody. Call it before the step is taken."""
    if (report.assignee_id is None and report.crew_id is None) or target in {State.NEEDS_INFO, State.MERGED}:
        return {}
    alone = report.state == State.MERGED and step.verb is Verb.DISPUTE  # with whoever worked on the main report
    if _DESKS.get(target, Holder.NOBODY) is desk_of(report) and step.verb not in CHANGES_DESK and not alone:
        return {}
    return {"assignee": None, "crew": None}
