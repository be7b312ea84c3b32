"""What an action on many reports consists of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from siger.people.actors import Actor
from siger.people.roles import Role
from siger.reports.life import LIFE
from siger.reports.models import Report
from siger.reports.moving import require_step
from siger.reports.states import Verb

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """A report of a run: `own` is the agency that is suggested for it alone."""

    report_id: int
    seen: int
    own: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What was read once for all reports of a run."""

    main: Report | None = None
    inspectorate: bool = False


@dataclass(frozen=True, slots=True)
class BulkVerb:
    """`step` is the verb of the table of states; `wants` names what must be given (agency, main, words, tags, care); `wrong` says in words
    why a report that is ready for the step cannot have it.

    What is no step of a report's life has none: it fits any version, is done by who holds a seat as one of `by`, and is asked for by
    `wrong` alone. `listed`: has a button of its own above the list and is asked for there.
    """

    step: Verb | None
    word: Promise
    wants: str
    act: Callable[[Actor, Target, Given], object]
    wrong: Callable[[Actor, Report, Target, Given, Known], str]
    by: frozenset[Role] = frozenset()
    listed: bool = True

    def require(self, actor: Actor, report: Report) -> None:
        """Raises the refusal of the table of states, before anything else is asked."""
        if self.step is not None:
            require_step(actor, report, self.step)

    def ever_for(self, roles: frozenset[Role]) -> bool:
        """Whether somebody in these roles can ever take it."""
        if self.step is None:
            return bool(self.by & roles)
        return any(step.verb is self.step and step.by & roles for step in LIFE)


def nothing_wrong(_actor: Actor, _report: Report, _target: Target, _given: Given, _known: Known) -> str:
    return ""
