"""A merged report and the one that it follows: what changes on either side. Writes, and asks nobody for leave: actions do.

Callers hold the rows of all reports concerned (`loading.lock_rows`). A main report follows nobody: what was merged into a report that is
merged itself goes along to the new main report.
"""

from typing import Final

from siger.core.clock import now
from siger.core.events import publish
from siger.people.actors import SYSTEM, Actor
from siger.people.roles import Role
from siger.reports.life import step_for
from siger.reports.loading import reports_with_owner
from siger.reports.models import Audience, Report
from siger.reports.moving import Allowed, add_entry, event_for, move
from siger.reports.permissions import is_public, is_shown_kind
from siger.reports.states import OPEN, State, Verb

MAINS: Final = OPEN - {State.RESOLVED}
"""What a report may be merged into: work that is still to be done. What is said to be fixed would swallow whoever says that it is not."""


def follow(report: Report, main: Report, allowed: Allowed, *, actor: Actor, reason: str = "", before: Report | None = None) -> None:
    """Make `report` follow `main` instead of `before`, with entries on all timelines and an event.

    A report that is not for all tells nothing of itself on the public timeline of its main report, and is not counted there.
    """
    if before is not None:
        leave(report, before, allowed, actor=actor)
    lent = report.supporters + 1 if is_shown_kind(report) else 0
    _tell(main, report, Verb.GATHER, allowed, actor=actor, supporters=lent)
    data = {"main": main.number if is_public(main) else "", "reason": reason}
    entry = move(report, allowed, actor=actor, data=data, main=main, lent=lent)
    publish(event_for(entry))


def leave(report: Report, main: Report, allowed: Allowed, *, actor: Actor) -> None:
    """The main report's side of the end: its timeline and its count. What changes in `report` itself is the step's business."""
    _tell(main, report, Verb.RELEASE, allowed, actor=actor, supporters=-report.lent)


def leave_main(report: Report, allowed: Allowed, *, actor: Actor) -> Report | None:
    """`leave` of whatever the report follows; that report, or None."""
    if report.main_id is None:
        return None
    main = reports_with_owner().get(pk=report.main_id)
    leave(report, main, allowed, actor=actor)
    return main


def _tell(main: Report, report: Report, verb: Verb, allowed: Allowed, *, actor: Actor, supporters: int) -> None:
    """No new version: whoever works on the main report need not read it again because somebody else told of the same."""
    at = now()
    audience = Audience.PUBLIC if is_shown_kind(report) else Audience.OFFICE
    taken = Allowed(step_for(State(main.state), verb), allowed.role, allowed.seat)
    data = {"number": report.number if is_public(report) else ""}
    main.supporters = max(0, main.supporters + supporters)
    main.gathered = max(0, main.gathered + (1 if verb is Verb.GATHER else -1))
    main.changed_at = at
    add_entry(main, verb, taken, actor=actor, data=data, audience=audience, at=at)
    main.save(update_fields=["supporters", "gathered", "changed_at", "entries", "head"])


def merged_into(report: Report) -> list[Report]:
    """The reports that follow `report`, those that everyone may see first, then the oldest."""
    found = list(reports_with_owner().filter(main_id=report.pk))
    return sorted(found, key=lambda one: (not is_public(one), not is_shown_kind(one), one.received_at, one.pk))


def set_free(main: Report, *, why: str) -> None:
    """`main` ended for a cause of its reporter's alone. The first that follows it goes on with its own life, and the others follow that.

    What must not disappear from the public with a hidden main report never does: those that everyone may see come first.
    """
    merged = merged_into(main)
    if not merged:
        return
    heir, *others = merged
    let_go = Allowed(step_for(State.MERGED, Verb.UNMERGE), Role.SYSTEM, None)
    leave(heir, main, let_go, actor=SYSTEM)
    entry = move(heir, let_go, actor=SYSTEM, data={"why": why})
    publish(event_for(entry))
    again = Allowed(step_for(State.MERGED, Verb.MERGE), Role.SYSTEM, None)
    for other in others:
        follow(other, heir, again, actor=SYSTEM, before=main)
