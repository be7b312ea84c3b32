"""The table itself: (state, verb) -> state, who may, what is required, what must hold. Read together with `states`."""

from collections.abc import Iterable, Iterator
from typing import Final

from siger.people.roles import Role
from siger.reports.states import BEFORE_MERGE, MERGEABLE, OPEN, RESUMABLE, RESUME, Condition, Need, NoSuchStep, Outcome, State, Step, Verb

_REPORTER: Final = frozenset({Role.REPORTER})
_DISPATCHER: Final = frozenset({Role.DISPATCHER})
_CREW: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
_SUPERVISOR: Final = frozenset({Role.SUPERVISOR})
_VALIDATOR: Final = frozenset({Role.VALIDATOR})
_SYSTEM: Final = frozenset({Role.SYSTEM})
_RECEIVER: Final = frozenset({Role.RECEIVER})
_EVERYONE_INVOLVED: Final = _REPORTER | _DISPATCHER | _CREW | _VALIDATOR | _RECEIVER
_CITIZEN: Final = frozenset({Role.CITIZEN})

_REASON: Final = frozenset({Need.REASON})
_MOVE: Final = frozenset({Need.AGENCY, Need.REASON})
_ANSWERABLE: Final = frozenset({Condition.ANSWERABLE})
_MOVABLE: Final = frozenset({Condition.PROMISE_MOVABLE})
_TARGET: Final = frozenset({Need.TARGET, Need.REASON})
_OFFERED: Final = frozenset({Condition.OFFERED})
_MAY_OFFER: Final = frozenset({Condition.NOT_OFFERED, Condition.MAY_WANDER})
_GROUND: Final = frozenset({Need.GROUND, Need.REASON})
_MAIN_REPORT: Final = frozenset({Need.MAIN})
_ORDINARY: Final = frozenset({Condition.ORDINARY})


def _withdrawals(sources: Iterable[State]) -> Iterable[Step]:
    return (Step(source, Verb.WITHDRAW, State.CLOSED, _REPORTER, outcome=Outcome.WITHDRAWN) for source in sources)


def _handovers(source: State) -> Iterable[Step]:
    """Between governments: offered, the report stays where it is until the other one takes it over; too often, the province decides."""
    return (
        Step(source, Verb.TAKE_OVER, State.ASSIGNED, _RECEIVER, when=_OFFERED),
        Step(source, Verb.RETURN_OFFER, source, _RECEIVER, _REASON, _OFFERED),
        Step(source, Verb.OFFER, source, _DISPATCHER | _SUPERVISOR, _MOVE, _MAY_OFFER),
        Step(source, Verb.CALL_OFF, source, _DISPATCHER | _CREW, _REASON, _OFFERED),
        Step(source, Verb.SEND_UP, State.RECEIVED, _DISPATCHER | _SUPERVISOR, _REASON, frozenset({Condition.WANDERED})),
    )


SUCCEEDED: Final = (State.ASSIGNED, State.IN_PROGRESS, State.NEEDS_INFO, State.AWAITING_VALIDATION, State.RESOLVED)
"""States in which an agency in charge may be dissolved and followed by another."""


_MAIN: Final = (
    # The desk that receives
    Step(State.RECEIVED, Verb.ASSIGN, State.ASSIGNED, _DISPATCHER, frozenset({Need.AGENCY})),
    Step(State.RECEIVED, Verb.REQUEST_INFO, State.NEEDS_INFO, _DISPATCHER, _REASON),
    Step(State.RECEIVED, Verb.ANSWER, State.RESOLVED, _DISPATCHER, _REASON, _ANSWERABLE),
    Step(State.RECEIVED, Verb.REFER, State.REFERRED, _DISPATCHER, _TARGET),
    Step(State.RECEIVED, Verb.REJECT, State.REJECTED, _DISPATCHER, _GROUND),
    # A question to the reporter: the clock stands still
    Step(State.NEEDS_INFO, Verb.SUPPLY_INFO, RESUME, _REPORTER | _DISPATCHER, _REASON),
    Step(State.NEEDS_INFO, Verb.CLOSE_INCOMPLETE, State.CLOSED_INCOMPLETE, _SYSTEM, when=frozenset({Condition.OVERDUE})),
    Step(State.CLOSED_INCOMPLETE, Verb.SUPPLY_INFO, State.RECEIVED, _REPORTER, _REASON),
    # The agency
    Step(State.ASSIGNED, Verb.START, State.IN_PROGRESS, _CREW),
    Step(State.ASSIGNED, Verb.ACCEPT, State.ASSIGNED, _CREW),
    Step(State.ASSIGNED, Verb.SCHEDULE, State.IN_PROGRESS, _CREW, frozenset({Need.ESTIMATE}), _MOVABLE),
    Step(State.ASSIGNED, Verb.ANSWER, State.RESOLVED, _CREW, _REASON, _ANSWERABLE),
    Step(State.ASSIGNED, Verb.REQUEST_INFO, State.NEEDS_INFO, _CREW | _DISPATCHER, _REASON),
    Step(State.ASSIGNED, Verb.HAND_BACK, State.RECEIVED, _CREW, _REASON),
    Step(State.ASSIGNED, Verb.TRANSFER, State.ASSIGNED, _DISPATCHER | _SUPERVISOR, _MOVE),
    Step(State.ASSIGNED, Verb.REFER, State.REFERRED, _DISPATCHER, _TARGET),
    Step(State.IN_PROGRESS, Verb.SUBMIT_PROOF, State.AWAITING_VALIDATION, _CREW, frozenset({Need.PROOF})),
    Step(State.IN_PROGRESS, Verb.SCHEDULE, State.IN_PROGRESS, _CREW, frozenset({Need.ESTIMATE}), _MOVABLE),
    Step(State.IN_PROGRESS, Verb.ANSWER, State.RESOLVED, _CREW, _REASON, _ANSWERABLE),
    Step(State.IN_PROGRESS, Verb.REQUEST_INFO, State.NEEDS_INFO, _CREW | _DISPATCHER, _REASON),
    Step(State.IN_PROGRESS, Verb.HAND_BACK, State.RECEIVED, _CREW, _REASON),
    Step(State.IN_PROGRESS, Verb.TRANSFER, State.ASSIGNED, _DISPATCHER | _SUPERVISOR, _MOVE),
    Step(
        State.IN_PROGRESS, Verb.UPHOLD, State.CLOSED, _SUPERVISOR, _REASON, frozenset({Condition.DISPUTED_TWICE}), outcome=Outcome.DISPUTED
    ),
    # The independent look
    Step(State.AWAITING_VALIDATION, Verb.VALIDATE, State.RESOLVED, _VALIDATOR),
    Step(State.AWAITING_VALIDATION, Verb.RETURN_WORK, State.IN_PROGRESS, _VALIDATOR, _REASON),
    Step(State.RESOLVED, Verb.OVERTURN, State.IN_PROGRESS, _VALIDATOR, _REASON),
    # The reporter's word
    Step(State.RESOLVED, Verb.CONFIRM, State.CLOSED, _REPORTER, outcome=Outcome.CONFIRMED),
    Step(State.RESOLVED, Verb.DISPUTE, State.IN_PROGRESS, _REPORTER, _REASON),
    Step(State.RESOLVED, Verb.AUTO_CLOSE, State.CLOSED, _SYSTEM, when=frozenset({Condition.OVERDUE}), outcome=Outcome.SILENT),
    Step(
        State.CLOSED,
        Verb.REOPEN,
        State.IN_PROGRESS,
        _REPORTER,
        _REASON,
        frozenset({Condition.CLOSED_SILENTLY, Condition.RECENTLY_CLOSED, Condition.NEVER_REOPENED}),
    ),
    # Outside, refused
    Step(State.REFERRED, Verb.REMIND, State.REFERRED, _SYSTEM, when=frozenset({Condition.OVERDUE})),
    Step(State.REFERRED, Verb.COME_BACK, State.RECEIVED, _DISPATCHER, _REASON),
    Step(State.REFERRED, Verb.ANSWER, State.RESOLVED, _DISPATCHER, _REASON),
    Step(State.REJECTED, Verb.APPEAL, State.RECEIVED, _REPORTER, _REASON, frozenset({Condition.NEVER_APPEALED})),
)

_MERGED: Final = (
    *(Step(state, Verb.MERGE, State.MERGED, _DISPATCHER, _MAIN_REPORT, _ORDINARY) for state in State if state in MERGEABLE),
    # Merged again: it follows another main report.
    Step(State.MERGED, Verb.MERGE, State.MERGED, _DISPATCHER, _MAIN_REPORT, _ORDINARY),
    Step(State.MERGED, Verb.UNMERGE, BEFORE_MERGE, _DISPATCHER | _SYSTEM, _REASON),
    # What the main report came to is not the last word of who sent another one: theirs goes on alone.
    Step(State.MERGED, Verb.DISPUTE, State.IN_PROGRESS, _REPORTER, _REASON, frozenset({Condition.MAIN_DONE})),
    Step(
        State.MERGED,
        Verb.APPEAL,
        State.RECEIVED,
        _REPORTER,
        _REASON,
        frozenset({Condition.MAIN_REJECTED, Condition.NEVER_APPEALED}),
    ),
    Step(State.MERGED, Verb.WITHDRAW, State.CLOSED, _REPORTER, outcome=Outcome.WITHDRAWN),
    # On the main report's own timeline, as a consequence of another report's step.
    *(
        Step(state, verb, state, _DISPATCHER | _REPORTER | _SYSTEM)
        for state in State
        if state is not State.MERGED
        for verb in (Verb.GATHER, Verb.RELEASE)
    ),
    *(Step(state, Verb.SPLIT, state, _DISPATCHER, frozenset({Need.REASON}), _ORDINARY) for state in State if state in RESUMABLE),
    *(
        Step(state, Verb.SUPPORT, state, _CITIZEN, when=frozenset({Condition.PUBLISHED}))
        for state in State
        if state in OPEN and state is not State.RESOLVED
    ),
)

_ANYWHERE: Final = tuple(
    step
    for state in State
    for step in (
        Step(state, Verb.COMMENT, state, _EVERYONE_INVOLVED, _REASON),
        Step(state, Verb.ATTACH, state, _EVERYONE_INVOLVED),
        Step(state, Verb.PUBLISH, state, _DISPATCHER, when=frozenset({Condition.PUBLISHABLE})),
        Step(state, Verb.UNPUBLISH, state, _DISPATCHER, _REASON, frozenset({Condition.PUBLISHED})),
        Step(state, Verb.HIDE_PHOTO, state, _DISPATCHER, _REASON),
        Step(state, Verb.COVER_PHOTO, state, _DISPATCHER),
        Step(state, Verb.LOOK_AT_IDENTITY, state, _DISPATCHER, _REASON),
        Step(state, Verb.LOOK_AT_ORIGINAL, state, _DISPATCHER | _VALIDATOR, _REASON),
    )
)

_WHILE_OPEN: Final = tuple(
    step
    for state in State
    if state in OPEN
    for step in (
        Step(state, Verb.RECLASSIFY, state, _DISPATCHER),
        Step(state, Verb.RELOCATE, state, _DISPATCHER | _REPORTER),
        Step(state, Verb.MOVE_DUE, state, _SYSTEM),
        Step(state, Verb.ESCALATE, state, _SYSTEM),
    )
)

# Within the desk that has it in hand, or that gets it back from a question or a judgement.
_WITHIN_THE_DESK: Final = tuple(
    Step(state, Verb.ENTRUST, state, workers)
    for state, workers in (
        (State.RECEIVED, _DISPATCHER),
        (State.NEEDS_INFO, _DISPATCHER | _CREW),
        (State.ASSIGNED, _CREW),
        (State.IN_PROGRESS, _CREW),
        (State.AWAITING_VALIDATION, _CREW),
    )
)

LIFE: Final[tuple[Step, ...]] = (
    *_MAIN,
    *_handovers(State.ASSIGNED),
    *_handovers(State.IN_PROGRESS),
    *(Step(state, Verb.SUCCEED, state, _SYSTEM, _MOVE) for state in SUCCEEDED),
    *_MERGED,
    *_withdrawals(state for state in State if state in OPEN),
    *_WHILE_OPEN,
    *_WITHIN_THE_DESK,
    *_ANYWHERE,
)

STEPS: Final[dict[tuple[State, Verb], Step]] = {(step.source, step.verb): step for step in LIFE}

# In the table without an action of their own: another report's step writes them.
CONSEQUENCES: Final = frozenset({Verb.GATHER, Verb.RELEASE})


def step_for(state: State, verb: Verb) -> Step:
    """The step that `verb` takes from `state`; raises NoSuchStep, which names what is allowed instead."""
    step = STEPS.get((state, verb))
    if step is None:
        raise NoSuchStep(state, verb, [known.verb for known in steps_from(state)])
    return step


def steps_from(state: State) -> Iterator[Step]:
    """All steps out of (or within) a state, in the order in which pages offer them."""
    return (step for step in LIFE if step.source is state)
