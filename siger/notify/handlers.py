"""One listener per rule: whatever `rules` names is told. Many are told in batches, each in a transaction of its own."""

from siger.core.events import listens
from siger.desk.events import Mentioned, ShiftHandedOver
from siger.notify.events import MoreToTell
from siger.notify.mentions import tell_mentioned
from siger.notify.rules import RULES, Rule
from siger.notify.shifts import tell_receiver
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


@listens(MoreToTell)
def tell_more(more: MoreToTell) -> None:
    """The next batch; a rule that a later release no longer has tells nobody."""
    rule = next((one for one in RULES if one.name == more.rule), None)
    if rule is not None:
        event = rule.event(event_id=more.source_id, report_id=more.report_id, seq=more.seq)
        tell(rule, event, after=more.after)


@listens(Mentioned)
def tell_of_mention(event: Mentioned) -> None:
    tell_mentioned(event)


@listens(ShiftHandedOver)
def tell_of_shift(event: ShiftHandedOver) -> None:
    tell_receiver(event)
