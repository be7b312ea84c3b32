"""The escalation chain: who is told that a clock ran out, and after how many working days. Data of the installation.

```toml
[escalation]
desk = [{ after = 0, to = "supervisor" }, { after = 2, to = "head" }, { after = 5, to = "government" }, { after = 10, to = "province" }]
promise = [{ after = 0, to = "head" }, { after = 3, to = "government" }, { after = 5, to = "province" }]
```

`supervisor` is the superior in the desk's own office, `head` who leads it, `government` the camat, bupati or walikota whose office it is,
and `province` the governor.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from django.conf import settings

from siger.deadlines.current import current_rules
from siger.deadlines.rules import government_of
from siger.reports.models import Report


class Rung(StrEnum):
    SUPERVISOR = "supervisor"
    HEAD = "head"
    GOVERNMENT = "government"
    PROVINCE = "province"


class ImpossibleChain(ValueError):
    """A rung that nobody knows, or that comes before the one below it."""


@dataclass(frozen=True, slots=True)
class Step:
    """`after` working days past the due date; 0 is at once."""

    after: int
    to: Rung

    def due(self, report: Report, due_at: datetime) -> datetime:
        """When this step is taken, by the calendar of the place."""
        return current_rules().calendar(government_of(report.region_id)).add_days(due_at, self.after) if self.after else due_at


_USUAL: Final[dict[str, Any]] = {
    "desk": [
        {"after": 0, "to": "supervisor"},
        {"after": 2, "to": "head"},
        {"after": 5, "to": "government"},
        {"after": 10, "to": "province"},
    ],
    "promise": [{"after": 0, "to": "head"}, {"after": 3, "to": "government"}, {"after": 5, "to": "province"}],
}


def ladder(kind: str) -> tuple[Step, ...]:
    """The installation's steps for "desk" or "promise", in order."""
    told = settings.INSTALLATION.raw.get("escalation", {}).get(kind, _USUAL[kind])
    return read_ladder(tuple((step.get("after"), step.get("to")) for step in told))


@lru_cache(maxsize=16)
def read_ladder(told: tuple[tuple[Any, Any], ...]) -> tuple[Step, ...]:
    """Raises ImpossibleChain."""
    try:
        steps = tuple(Step(int(after), Rung(to)) for after, to in told)
    except (TypeError, ValueError) as error:
        raise ImpossibleChain(str(error)) from None
    if any(step.after < 0 for step in steps) or list(steps) != sorted(steps, key=lambda step: step.after):
        raise ImpossibleChain("the steps of a chain come one after the other")
    return steps
