"""Every verb, by everyone, in every state: success or a typed refusal; and no walk leaves a report without an owner or a clock."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siger.core.clock import now
from siger.core.errors import Refusal
from siger.people.actors import NOBODY, SYSTEM
from siger.reports.models import Report
from siger.reports.permissions import offers
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import HOLDER, OPEN, Holder, State, Verb
from siger.reports.ticking import due_for
from tests.world.verbs import CALLABLE, another, caller

pytestmark = pytest.mark.django_db


def actors(world, report):
    return {**world.people, "reporter": world.reporter_of(report), "nobody": NOBODY, "system": SYSTEM}


def put(report, state, agency):
    """As if the report had come to `state` in some way."""
    following = {"main": another(report.pk, published_at=report.published_at), "merged_from": State.RECEIVED, "merged_left_s": 3600}
    Report.objects.filter(pk=report.pk).update(
        **(following if state is State.MERGED else {}),
        state=state,
        holder=HOLDER[state],
        agency=agency,
        due_at=due_for(report, state, now()),
        outcome="silent" if state is State.CLOSED else "",
        closed_at=now() if HOLDER[state] is Holder.NOBODY else None,
        resume_state=State.ASSIGNED if state is State.NEEDS_INFO else "",
    )


@pytest.mark.parametrize("state", State)
def test_every_verb_by_every_role_gives_success_or_a_typed_refusal(world, state):
    report = world.report().report
    agency = world.agencies["prov.bmbk"]
    put(report, state, agency)
    done = 0
    for name, actor in actors(world, report).items():
        for verb in CALLABLE:
            point = transaction.savepoint()
            try:
                caller(verb, agency_id=world.agencies["18.71.pu"].pk)(actor, report.pk, 1)
                done += 1
            except Refusal as refusal:
                assert refusal.message, (name, verb)
            finally:
                transaction.savepoint_rollback(point)
    assert done > 0


@pytest.mark.parametrize("state", State)
def test_what_is_offered_works_and_what_works_is_offered(world, state):
    report = world.report().report
    Report.objects.filter(pk=report.pk).update(published_at=now())
    put(Report.objects.get(pk=report.pk), state, world.agencies["prov.bmbk"])
    for actor in actors(world, report).values():
        offered = set(offers(actor, Report.objects.select_related("agency").get(pk=report.pk)))
        for verb in CALLABLE:
            point = transaction.savepoint()
            try:
                caller(verb, agency_id=world.agencies["18.71.pu"].pk)(actor, report.pk, 1)
            except Refusal:
                assert verb not in offered, (actor.name, verb)
            else:
                assert verb in offered, (actor.name, verb)
            finally:
                transaction.savepoint_rollback(point)


moves = st.lists(st.tuples(st.sampled_from(CALLABLE), st.integers(0, 15)), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=moves)
def test_no_walk_leaves_a_report_without_owner_or_clock_and_its_chain_holds(world, walk):
    report = world.report().report
    everyone = list(actors(world, report).values())
    for verb, who in walk:
        report = Report.objects.select_related("agency").get(pk=report.pk)
        willing = [actor for actor in everyone if verb in offers(actor, report)] or [everyone[who]]
        point = transaction.savepoint()
        try:
            caller(verb, agency_id=world.agencies["18.71.pu"].pk)(willing[who % len(willing)], report.pk, report.version)
        except Refusal:
            transaction.savepoint_rollback(point)
        check(Report.objects.get(pk=report.pk))


def check(report):
    state = State(report.state)
    assert report.holder == HOLDER[state]
    assert (report.due_at is not None) == (state in OPEN)
    assert report.agency_id is not None or state not in {State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_VALIDATION}
    assert bool(report.outcome) == (state is State.CLOSED)
    assert (report.main_id is not None) == (state is State.MERGED) == bool(report.merged_from)
    assert first_broken_entry(report) is None
    assert report.timeline.count() == report.entries


def test_some_walks_get_far(world):
    """The walk above would prove little if it never left the first desk."""
    report = world.report().report
    for person, verb in (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF)):
        report = Report.objects.get(pk=report.pk)
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(world.people[person], report.pk, report.version)
    assert Report.objects.get(pk=report.pk).state == State.AWAITING_VALIDATION
