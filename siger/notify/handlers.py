"""One listener per rule: whatever `rules` names is told."""

from siger.core.events import listens
from siger.notify.rules import RULES, Rule
from siger.notify.telling import tell
from siger.reports.events import ReportEvent


def _listen(rule: Rule) -> None:
    def handle(event: ReportEvent) -> None:
        tell(rule, event)

    # The listener's name stands in jobs: it must stay the same from release to release.
    handle.__qualname__ = f"tell_{rule.template}"
    listens(rule.event)(handle)


for _rule in RULES:
    _listen(_rule)
