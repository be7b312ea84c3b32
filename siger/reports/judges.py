"""The port of judges: who is to look at finished work. A higher package draws; here stand the question and what a draw means.

`siger.proof` registers its draw when the application starts. Without one, and where nobody could be drawn, every independent validator
decides.
"""

from typing import Protocol

from siger.core.clock import now
from siger.people.actors import Actor
from siger.reports.models import Report


class Draw(Protocol):
    def __call__(self, report: Report) -> int | None:
        """The account of the validator who is to look at the work of `report`; None when nobody may."""
        ...


def _nobody(report: Report) -> int | None:
    return None


_draw: Draw = _nobody


def register_draw(draw: Draw) -> None:
    """Called once, when the application of validation starts."""
    global _draw  # noqa: PLW0603 - one draw a process, chosen at start
    _draw = draw


def drawn_for(report: Report) -> int | None:
    """Who is to look at the work that is handed in now."""
    return _draw(report)


def may_judge(actor: Actor, report: Report) -> bool:
    """Of the validators of a report: whoever was drawn; all of them while nobody could be drawn, and once the desk is overdue."""
    if report.validator_id is None or report.validator_id == actor.user_id:
        return True
    return report.due_at is not None and report.due_at <= now()


def may_overturn(actor: Actor, report: Report) -> bool:
    """The second look belongs to whoever was drawn for it, and to nobody else."""
    return report.validator_id is not None and report.validator_id == actor.user_id
