"""Which event is told to whom, in which message. Data: adding a message means a line here and a text for each language."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siger.reports.events import (
    ClosedIncomplete,
    ClosedSilently,
    ClosingSoon,
    InfoRequested,
    InfoStillMissing,
    ReportAnswered,
    ReportEvent,
    ReportReferred,
    ReportRejected,
    ReportSubmitted,
    ReportUpheld,
    WorkValidated,
)
from siger.reports.states import State


class Told(StrEnum):
    """Who is told."""

    REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Rule:
    """`only_in`: the message is left out when the report has moved on meanwhile, because it would then ask for something that is over."""

    event: type[ReportEvent]
    told: Told
    template: str
    only_in: State | None = None


RULES: Final = (
    Rule(ReportSubmitted, Told.REPORTER, "received"),
    Rule(InfoRequested, Told.REPORTER, "question", State.NEEDS_INFO),
    Rule(InfoStillMissing, Told.REPORTER, "question_reminder", State.NEEDS_INFO),
    Rule(WorkValidated, Told.REPORTER, "resolved", State.RESOLVED),
    Rule(ReportAnswered, Told.REPORTER, "answered", State.RESOLVED),
    Rule(ClosingSoon, Told.REPORTER, "closing_soon", State.RESOLVED),
    Rule(ClosedSilently, Told.REPORTER, "closed_silently", State.CLOSED),
    Rule(ClosedIncomplete, Told.REPORTER, "closed_incomplete", State.CLOSED_INCOMPLETE),
    Rule(ReportUpheld, Told.REPORTER, "upheld", State.CLOSED),
    Rule(ReportReferred, Told.REPORTER, "referred", State.REFERRED),
    Rule(ReportRejected, Told.REPORTER, "rejected", State.REJECTED),
)

TEMPLATES: Final = tuple(rule.template for rule in RULES)
