"""Tables of the deadlines, one a file."""

from siger.deadlines.models.breach import Breach, ClockKind
from siger.deadlines.models.local_day import LocalDayRow
from siger.deadlines.models.policy import Policy
from siger.deadlines.models.recount import Cause, Recount
from siger.deadlines.models.rules_version import RulesVersion

__all__ = ["Breach", "Cause", "ClockKind", "LocalDayRow", "Policy", "Recount", "RulesVersion"]
