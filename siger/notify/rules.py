"""Which event is told to whom, in which message. Data: adding a message means a line here and a text for each language."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siger.notify.happened import HAPPENED
from siger.proof.events import SecondLookDiffered
from siger.reports.events import (
    ClosedIncomplete,
    ClosedSilently,
    ClosingSoon,
    InfoRequested,
    InfoStillMissing,
    ReportAnswered,
    ReportDisputed,
    ReportEscalated,
    ReportEvent,
    ReportMerged,
    ReportReferred,
    ReportRejected,
    ReportSplit,
    ReportSubmitted,
    ReportSupported,
    ReportUnmerged,
    ReportUpheld,
    WorkOverturned,
    WorkValidated,
)
from siger.reports.states import State


class Told(StrEnum):
    """Who is told."""

    REPORTER = "reporter"
    MERGED_REPORTERS = "merged_reporters"  # of whatever follows the report
    SUPPORTERS = "supporters"  # of the report and of whatever follows it
    NEW_SUPPORTER = "new_supporter"
    VALIDATORS_SUPERIORS = "validators_superiors"  # of whoever approved the work that is disputed or found wrong
    SUPERIORS = "superiors"  # those on the rung of the chain that a late report came to


@dataclass(frozen=True, slots=True)
class Rule:
    """`only_in`: the message is left out when the report has moved on meanwhile, because it would then ask for something that is over.

    `first_only`: left out for what was split from another report; that is told in a message of its own.
    """

    event: type[ReportEvent]
    told: Told
    template: str
    only_in: State | None = None
    first_only: bool = False

    @property
    def name(self) -> str:
        return f"{self.event.name}|{self.template}"


RULES: Final = (
    Rule(ReportSubmitted, Told.REPORTER, "received", first_only=True),
    Rule(InfoRequested, Told.REPORTER, "question", State.NEEDS_INFO),
    Rule(InfoStillMissing, Told.REPORTER, "question_reminder", State.NEEDS_INFO),
    Rule(WorkValidated, Told.REPORTER, "resolved", State.RESOLVED),
    Rule(WorkOverturned, Told.REPORTER, "overturned", State.IN_PROGRESS),
    Rule(ReportAnswered, Told.REPORTER, "answered", State.RESOLVED),
    Rule(ClosingSoon, Told.REPORTER, "closing_soon", State.RESOLVED),
    Rule(ClosedSilently, Told.REPORTER, "closed_silently", State.CLOSED),
    Rule(ClosedIncomplete, Told.REPORTER, "closed_incomplete", State.CLOSED_INCOMPLETE),
    Rule(ReportUpheld, Told.REPORTER, "upheld", State.CLOSED),
    Rule(ReportReferred, Told.REPORTER, "referred", State.REFERRED),
    Rule(ReportRejected, Told.REPORTER, "rejected", State.REJECTED),
    Rule(ReportMerged, Told.REPORTER, "merged", State.MERGED),
    Rule(ReportUnmerged, Told.REPORTER, "unmerged"),
    Rule(ReportSplit, Told.REPORTER, "split"),
    Rule(ReportSupported, Told.NEW_SUPPORTER, "supporting"),
    *(Rule(event, Told.MERGED_REPORTERS, "main_moved", state) for event, (_, state) in HAPPENED.items()),
    *(Rule(event, Told.SUPPORTERS, "supported_moved", state) for event, (_, state) in HAPPENED.items()),
    Rule(ReportEscalated, Told.SUPERIORS, "escalated"),
    Rule(ReportDisputed, Told.VALIDATORS_SUPERIORS, "approval_disputed"),
    Rule(SecondLookDiffered, Told.VALIDATORS_SUPERIORS, "second_look_differed"),
    Rule(ReportMerged, Told.SUPPORTERS, "supported_merged", State.MERGED),
)

MENTIONED: Final = "mentioned"
"""Told by `mentions`: a note of the office is no step of a report, so no rule of this table."""

SHIFT: Final = "shift"
"""Told by `shifts`: it is about several reports at once."""

TEMPLATES: Final = (*dict.fromkeys(rule.template for rule in RULES), MENTIONED, SHIFT)
