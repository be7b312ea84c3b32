"""The life of a report as data. Terms: docs/glossary.md.

Plain Python, importable without Django. One table gives the rule that actions check, the buttons that pages offer, the diagram in the docs
and the property tests. Rule of the ten days and of the second look: SP4N-LAPOR!'s practice under Permen PANRB 5/2025, kept as settings.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from siger.people.roles import Role


class State(StrEnum):
    RECEIVED = "received"
    NEEDS_INFO = "needs_info"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    AWAITING_VALIDATION = "awaiting_validation"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CLOSED_INCOMPLETE = "closed_incomplete"
    REFERRED = "referred"
    REJECTED = "rejected"
    MERGED = "merged"


class Verb(StrEnum):
    SUBMIT = "submit"
    REQUEST_INFO = "request_info"
    SUPPLY_INFO = "supply_info"
    CLOSE_INCOMPLETE = "close_incomplete"
    ASSIGN = "assign"
    TRANSFER = "transfer"
    OFFER = "offer"
    TAKE_OVER = "take_over"
    RETURN_OFFER = "return_offer"
    CALL_OFF = "call_off"
    SEND_UP = "send_up"
    SUCCEED = "succeed"
    ENTRUST = "entrust"
    ACCEPT = "accept"
    START = "start"
    SCHEDULE = "schedule"
    SUBMIT_PROOF = "submit_proof"
    ANSWER = "answer"
    VALIDATE = "validate"
    RETURN_WORK = "return_work"
    OVERTURN = "overturn"
    HAND_BACK = "hand_back"
    CONFIRM = "confirm"
    DISPUTE = "dispute"
    UPHOLD = "uphold"
    AUTO_CLOSE = "auto_close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    REFER = "refer"
    COME_BACK = "come_back"
    REMIND = "remind"
    REJECT = "reject"
    APPEAL = "appeal"
    MERGE = "merge"
    UNMERGE = "unmerge"
    GATHER = "gather"
    RELEASE = "release"
    SPLIT = "split"
    SUPPORT = "support"
    RECLASSIFY = "reclassify"
    RELOCATE = "relocate"
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    HIDE_PHOTO = "hide_photo"
    COVER_PHOTO = "cover_photo"
    COMMENT = "comment"
    ATTACH = "attach"
    LOOK_AT_IDENTITY = "look_at_identity"
    LOOK_AT_ORIGINAL = "look_at_original"
    MOVE_DUE = "move_due"
    ESCALATE = "escalate"


class Holder(StrEnum):
    """Who has the report in hand; every moment of a report has exactly one."""

    DISPATCHER = "dispatcher"
    AGENCY = "agency"
    VALIDATOR = "validator"
    REPORTER = "reporter"
    OUTSIDE = "outside"
    NOBODY = "nobody"


class Outcome(StrEnum):
    """How a closed report ended; the four are counted apart."""

    CONFIRMED = "confirmed"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"


class Need(StrEnum):
    """What the caller must bring."""

    REASON = "reason"
    AGENCY = "agency"
    PROOF = "proof"
    ESTIMATE = "estimate"
    TARGET = "target"
    GROUND = "ground"
    MAIN = "main"


class Condition(StrEnum):
    """What must be true of the report or its actor besides state and role."""

    ANSWERABLE = "answerable"  # information and aspirations are answered without proof of work
    DISPUTED_TWICE = "disputed_twice"
    CLOSED_SILENTLY = "closed_silently"
    RECENTLY_CLOSED = "recently_closed"
    NEVER_REOPENED = "never_reopened"
    NEVER_APPEALED = "never_appealed"
    PUBLISHABLE = "publishable"  # visible to all by the reporter's own choice, and no whistleblowing
    PUBLISHED = "published"
    OVERDUE = "overdue"
    OFFERED = "offered"  # to an agency of another government, which has not answered yet
    NOT_OFFERED = "not_offered"
    MAY_WANDER = "may_wander"
    WANDERED = "wandered"  # handed over as often as governments may among themselves
    PROMISE_MOVABLE = "promise_movable"
    ORDINARY = "ordinary"  # no whistleblowing: those are neither merged nor split
    MAIN_DONE = "main_done"  # of a merged report: the work on its main report is said to be done, or was lately
    MAIN_REJECTED = "main_rejected"


CHANGES_DESK: Final = frozenset({Verb.TRANSFER, Verb.TAKE_OVER})
"""With these a report arrives anew, although the state may be the same: another agency has it in hand."""

MOST_HANDOVERS: Final = 2
"""So often may governments hand a report over among themselves; with the next time it goes to the province's dispatcher."""

RESUME: Final = "resume"
"""As a target: the state in which the report was when the question was asked."""

BEFORE_MERGE: Final = "before_merge"
"""As a target: the state in which the report was when it was merged."""

RESUMABLE: Final = frozenset({State.RECEIVED, State.ASSIGNED, State.IN_PROGRESS})
MERGEABLE: Final = RESUMABLE | {State.NEEDS_INFO}
"""What may be merged: nothing that waits for a judgement of finished work or for an answer from outside."""

HOLDER: Final[dict[State, Holder]] = {
    State.RECEIVED: Holder.DISPATCHER,
    State.NEEDS_INFO: Holder.REPORTER,
    State.ASSIGNED: Holder.AGENCY,
    State.IN_PROGRESS: Holder.AGENCY,
    State.AWAITING_VALIDATION: Holder.VALIDATOR,
    State.RESOLVED: Holder.REPORTER,
    State.REFERRED: Holder.OUTSIDE,
    State.CLOSED: Holder.NOBODY,
    State.CLOSED_INCOMPLETE: Holder.NOBODY,
    State.REJECTED: Holder.NOBODY,
    State.MERGED: Holder.NOBODY,
}

OPEN: Final = frozenset(state for state, holder in HOLDER.items() if holder is not Holder.NOBODY)
DONE: Final = frozenset({State.RESOLVED, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Step:
    source: State
    verb: Verb
    target: State | str  # a State, RESUME or BEFORE_MERGE
    by: frozenset[Role]
    needs: frozenset[Need] = frozenset()
    when: frozenset[Condition] = frozenset()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions look at. `closed_at` and `due_at` are aware moments."""

    state: State
    answerable: bool = False
    disputes: int = 0
    reopened: int = 0
    appeals: int = 0
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    publishable: bool = False
    published: bool = False
    resume_state: State | None = None
    offered: bool = False
    handovers: int = 0
    promises: int = 0
    ordinary: bool = True
    before_merge: State | None = None
    main: "MainFacts | None" = None


@dataclass(frozen=True, slots=True)
class MainFacts:
    """Of the report that a merged one follows."""

    state: State
    outcome: Outcome | None = None
    closed_at: datetime | None = None

    def done_at(self, at: datetime, days: int) -> bool:
        """Whether its work is said to be done, and not longer than `days` ago. A withdrawal says nothing of the work."""
        if self.state is State.RESOLVED:
            return True
        ended = self.state is State.CLOSED and self.outcome is not Outcome.WITHDRAWN
        return ended and self.closed_at is not None and at <= self.closed_at + timedelta(days=days)


MOST_PROMISES: Final = 2
"""A date for scheduled work is promised, and moved at most once."""

REOPEN_DAYS: Final = 30
"""Calendar days after a silent closure within which the reporter may reopen; an installation may set `clocks.reopen_days`."""


def unmet(step: Step, facts: Facts, at: datetime, *, reopen_days: int = REOPEN_DAYS) -> frozenset[Condition]:
    """The conditions of `step` that do not hold at `at`."""
    holds = {
        Condition.ANSWERABLE: facts.answerable,
        Condition.DISPUTED_TWICE: facts.disputes >= 2,
        Condition.CLOSED_SILENTLY: facts.outcome is Outcome.SILENT,
        Condition.RECENTLY_CLOSED: facts.closed_at is not None and at <= facts.closed_at + timedelta(days=reopen_days),
        Condition.NEVER_REOPENED: facts.reopened == 0,
        Condition.NEVER_APPEALED: facts.appeals == 0,
        Condition.PUBLISHABLE: facts.publishable,
        Condition.PUBLISHED: facts.published,
        Condition.PROMISE_MOVABLE: facts.promises < MOST_PROMISES,
        Condition.OVERDUE: facts.due_at is not None and at >= facts.due_at,
        Condition.OFFERED: facts.offered,
        Condition.NOT_OFFERED: not facts.offered,
        Condition.MAY_WANDER: facts.handovers < MOST_HANDOVERS,
        Condition.WANDERED: facts.handovers >= MOST_HANDOVERS,
        Condition.ORDINARY: facts.ordinary,
        Condition.MAIN_DONE: facts.main is not None and facts.main.done_at(at, reopen_days),
        Condition.MAIN_REJECTED: facts.main is not None and facts.main.state is State.REJECTED,
    }
    return frozenset(condition for condition in step.when if not holds[condition])


def target_of(step: Step, facts: Facts) -> State:
    """Where `step` leads this report."""
    if step.target == RESUME:
        return facts.resume_state if facts.resume_state in RESUMABLE else State.RECEIVED
    if step.target == BEFORE_MERGE:
        return facts.before_merge if facts.before_merge in MERGEABLE else State.RECEIVED
    return State(step.target)


class NoSuchStep(LookupError):
    """The state does not know the verb. `allowed` names what it knows instead."""

    def __init__(self, state: State, verb: Verb, allowed: Collection[Verb]) -> None:
        super().__init__(f"{verb} from {state}")
        self.state, self.verb, self.allowed = state, verb, tuple(allowed)
