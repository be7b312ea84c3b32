"""Tables of the deadlines, one a file."""

from siger.deadlines.models.local_day import LocalDayRow
from siger.deadlines.models.policy import Policy
from siger.deadlines.models.rules_version import RulesVersion

__all__ = ["LocalDayRow", "Policy", "RulesVersion"]
