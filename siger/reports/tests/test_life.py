"""The table of states as a whole: reachable, leavable, and never without an owner or a clock."""

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from siger.people.roles import Role
from siger.reports.life import CONSEQUENCES, LIFE, STEPS, step_for, steps_from
from siger.reports.states import BEFORE_MERGE, HOLDER, MERGEABLE, OPEN, RESUMABLE, RESUME, Holder, NoSuchStep, State, Step, Verb
from siger.reports.words import CONDITION_WORDS, STATE_WORDS, VERB_WORDS
from tests.world.verbs import CALLABLE


def _targets(step: Step) -> set[State]:
    several = {RESUME: RESUMABLE, BEFORE_MERGE: MERGEABLE}
    return set(several[step.target]) if step.target in several else {State(step.target)}


def test_every_state_is_reached_from_received():
    reached, queue = {State.RECEIVED}, deque([State.RECEIVED])
    while queue:
        for step in steps_from(queue.popleft()):
            for target in _targets(step) - reached:
                reached.add(target)
                queue.append(target)
    assert reached == set(State)


def test_every_state_can_be_left_by_somebody():
    for state in State:
        assert any(_targets(step) - {state} for step in steps_from(state)), state


def test_no_pair_of_state_and_verb_stands_twice():
    assert len(STEPS) == len(LIFE)


def test_every_open_state_has_a_holder_and_every_other_has_none():
    assert {state for state, holder in HOLDER.items() if holder is not Holder.NOBODY} == OPEN
    assert set(HOLDER) == set(State)


def test_work_cannot_become_resolved_without_an_independent_look():
    ways = {step.verb for step in LIFE if step.target is State.RESOLVED and step.source is State.AWAITING_VALIDATION}
    assert ways == {Verb.VALIDATE}
    assert STEPS[State.AWAITING_VALIDATION, Verb.VALIDATE].by == {Role.VALIDATOR}


def test_only_the_reporter_or_time_closes_finished_work():
    closers = {step.verb: step.by for step in LIFE if step.source is State.RESOLVED and step.target is State.CLOSED}
    assert closers == {
        Verb.CONFIRM: {Role.REPORTER},
        Verb.AUTO_CLOSE: {Role.SYSTEM},
        Verb.WITHDRAW: {Role.REPORTER},
    }


def test_leaders_auditors_and_administrators_write_nothing():
    assert not any(step.by & {Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR} for step in LIFE)


def test_every_state_verb_and_condition_has_words():
    assert set(STATE_WORDS) == set(State)
    assert set(VERB_WORDS) == set(Verb)
    assert {condition for step in LIFE for condition in step.when} <= set(CONDITION_WORDS)


@given(st.sampled_from(State), st.sampled_from(Verb))
def test_a_verb_gives_a_step_or_names_what_is_allowed_instead(state, verb):
    try:
        step = step_for(state, verb)
    except NoSuchStep as refusal:
        assert verb not in refusal.allowed
        assert refusal.allowed
    else:
        assert (step.source, step.verb) == (state, verb)


def test_the_walks_of_other_tests_know_every_verb_of_the_table():
    assert {step.verb for step in LIFE} - CONSEQUENCES == set(CALLABLE)
