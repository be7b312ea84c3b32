"""Both clocks over whole lives, without a database: pauses never shorten, transfers never reset, and somebody always holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from siger.deadlines.calendar.working import LocalDay
from siger.deadlines.holdings import holdings
from siger.deadlines.policies.book import Rule, Scope
from siger.deadlines.policies.clock import Allowance, Clock, Unit
from siger.deadlines.source import CalendarSource
from siger.deadlines.tests.conftest import rules_of
from siger.reports.clocks import Subject
from siger.reports.life import steps_from
from siger.reports.states import BEFORE_MERGE, HOLDER, MERGEABLE, RESUMABLE, RESUME, Holder, State, Verb
from siger.reports.ticking import Tick, replayed, ticked, wound

SOURCE = CalendarSource(rules_of())
POTHOLE = Subject("18.71.01.1001", "complaint", "roads")
MONDAY = datetime(2026, 6, 8, 3, 0, tzinfo=UTC)  # 10.00 in Jakarta
starts = st.builds(lambda after: MONDAY + after, st.timedeltas(timedelta(0), timedelta(days=700)))
gaps = st.timedeltas(timedelta(0), timedelta(days=40))


@st.composite
def lives(draw):
    """(received_at, ticks): a way through the real table of states, with any time between the steps."""
    received = at = draw(starts)
    state, agency, ticks = State.RECEIVED, None, []
    for _ in range(draw(st.integers(0, 25))):
        step = draw(st.sampled_from(list(steps_from(state))))
        several = {RESUME: RESUMABLE, BEFORE_MERGE: MERGEABLE}.get(step.target)
        target = draw(st.sampled_from(sorted(several))) if several else State(step.target)
        at += draw(gaps)
        if step.verb in {Verb.ASSIGN, Verb.TRANSFER}:
            agency = draw(st.sampled_from([1, 71]))
        ticks.append(Tick(step.verb, state, target, at, agency))
        state = target
    return received, ticks


def played(life, subject=POTHOLE):
    """The clocks before and after every tick."""
    received, ticks = life
    clocks = wound(SOURCE, subject, received)
    for tick in ticks:
        before, clocks = clocks, ticked(SOURCE, clocks, replace(subject, agency_id=tick.agency_id), tick)
        yield before, tick, clocks


@settings(max_examples=50, deadline=None)
@given(lives())
def test_every_moment_has_exactly_one_holder_and_they_sum_to_the_lifetime(life):
    received, ticks = life
    end = (ticks[-1].at if ticks else received) + timedelta(days=3)
    held = holdings(received, ticks, end)
    assert held[0].since == received
    assert held[-1].until == end
    assert all(one.until == other.since for one, other in pairwise(held))
    assert sum((one.lasted for one in held), timedelta()) == end - received
    for tick, after in zip(ticks, [*ticks[1:], None], strict=False):
        until = after.at if after else end
        if until > tick.at:
            (now,) = [one for one in held if one.since <= tick.at < one.until]
            assert now.holder is HOLDER[tick.state]


@settings(max_examples=50, deadline=None)
@given(lives())
def test_whoever_holds_has_a_due_moment_and_nobody_else_has(life):
    for _before, tick, clocks in played(life):
        assert (clocks.due_at is not None) == (HOLDER[tick.state] is not Holder.NOBODY)


@settings(max_examples=50, deadline=None)
@given(lives())
def test_the_promise_is_never_lost_nor_shortened_and_moves_only_after_a_pause(life):
    at_work = {Holder.DISPATCHER, Holder.AGENCY, Holder.VALIDATOR, Holder.OUTSIDE}
    for before, tick, clocks in played(life):
        assert clocks.promised_at >= before.promised_at
        if HOLDER[tick.before] in at_work:
            assert clocks.promised_at == before.promised_at


@settings(max_examples=50, deadline=None)
@given(lives())
def test_counted_anew_by_the_same_rules_the_clocks_stand_where_they_stood(life):
    received, ticks = life
    last = list(played(life))
    assert replayed(SOURCE, POTHOLE, received, ticks) == (last[-1][2] if last else wound(SOURCE, POTHOLE, received))


@given(starts, gaps, gaps)
def test_a_question_never_shortens_what_the_desk_has(start, worked, asked):
    agency = Subject(POTHOLE.region, "complaint", "roads", agency_id=71)
    given_at = Tick(Verb.ASSIGN, State.RECEIVED, State.ASSIGNED, start, 71)
    ask = Tick(Verb.REQUEST_INFO, State.ASSIGNED, State.NEEDS_INFO, start + worked, 71)
    answer = Tick(Verb.SUPPLY_INFO, State.NEEDS_INFO, State.ASSIGNED, start + worked + asked, 71)
    running = ticked(SOURCE, wound(SOURCE, POTHOLE, start), agency, given_at)
    resumed = ticked(SOURCE, ticked(SOURCE, running, agency, ask), agency, answer)
    assert resumed.due_at >= running.due_at or running.due_at < ask.at
    assert resumed.due_at > answer.at
    calendar = SOURCE.rules.calendar("18.71")
    assert calendar.between(answer.at, resumed.due_at) >= calendar.between(ask.at, running.due_at) - timedelta(seconds=1)


@given(starts, gaps, gaps)
def test_following_another_report_never_shortens_what_the_desk_has(start, worked, merged):
    agency = Subject(POTHOLE.region, "complaint", "roads", agency_id=71)
    given_at = Tick(Verb.ASSIGN, State.RECEIVED, State.ASSIGNED, start, 71)
    join = Tick(Verb.MERGE, State.ASSIGNED, State.MERGED, start + worked, 71)
    part = Tick(Verb.UNMERGE, State.MERGED, State.ASSIGNED, start + worked + merged, 71)
    running = ticked(SOURCE, wound(SOURCE, POTHOLE, start), agency, given_at)
    stopped = ticked(SOURCE, running, agency, join)
    resumed = ticked(SOURCE, stopped, agency, part)
    assert (stopped.due_at, resumed.merged_left_s) == (None, None)
    assert resumed.due_at > part.at
    assert resumed.promised_at >= running.promised_at
    calendar = SOURCE.rules.calendar("18.71")
    assert calendar.between(part.at, resumed.due_at) >= calendar.between(join.at, running.due_at) - timedelta(seconds=1)


@given(starts, gaps)
def test_a_transfer_gives_the_next_desk_all_its_time_and_the_citizen_no_new_promise(start, kept):
    first = Subject(POTHOLE.region, "complaint", "roads", agency_id=71)
    second = Subject(POTHOLE.region, "complaint", "roads", agency_id=1)
    clocks = ticked(SOURCE, wound(SOURCE, POTHOLE, start), first, Tick(Verb.ASSIGN, State.RECEIVED, State.ASSIGNED, start, 71))
    moved = ticked(SOURCE, clocks, second, Tick(Verb.TRANSFER, State.ASSIGNED, State.ASSIGNED, start + kept, 1))
    assert moved.due_at == SOURCE.desk_due(State.ASSIGNED, second, start + kept)
    assert moved.promised_at == clocks.promised_at


def test_accepting_begins_the_time_for_the_work_and_starting_does_not_give_it_again():
    agency = Subject(POTHOLE.region, "complaint", "roads", agency_id=71)
    given_at = ticked(SOURCE, wound(SOURCE, POTHOLE, MONDAY), agency, Tick(Verb.ASSIGN, State.RECEIVED, State.ASSIGNED, MONDAY, 71))
    accepted = ticked(SOURCE, given_at, agency, Tick(Verb.ACCEPT, State.ASSIGNED, State.ASSIGNED, MONDAY, 71))
    begun = ticked(SOURCE, accepted, agency, Tick(Verb.START, State.ASSIGNED, State.IN_PROGRESS, MONDAY + timedelta(days=3), 71))
    assert accepted.due_at > given_at.due_at
    assert begun.due_at == accepted.due_at


def test_a_desk_counts_by_its_own_government_and_the_promise_by_the_place():
    birthday = {"18.71": {datetime(2026, 6, 9, tzinfo=UTC).date(): LocalDay(False, "Hari jadi kota")}}
    quick = Rule(Clock.RESPONSE, Scope("18.71"), Allowance(4, Unit.HOURS), datetime(2026, 1, 1, tzinfo=UTC).date(), 1)
    source = CalendarSource(rules_of(quick, local=birthday))
    assert source.promise(POTHOLE, MONDAY) == source.promise(Subject("18.01.04.2002", "complaint", "roads"), MONDAY) + timedelta(days=1)
    city, province = (Subject(POTHOLE.region, "complaint", "roads", agency_id=agency) for agency in (71, 1))
    assert source.desk_due(State.ASSIGNED, city, MONDAY) == MONDAY + timedelta(hours=4)
    assert source.desk_due(State.ASSIGNED, province, MONDAY).date() == datetime(2026, 6, 15, tzinfo=UTC).date()


@settings(max_examples=60, deadline=None)
@given(starts, gaps, gaps, st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]))
def test_in_every_zone_a_question_shortens_nothing_and_ends_in_the_hours_of_the_place(start, worked, asked, zone):
    source, agency = CalendarSource(rules_of(zone=zone)), Subject(POTHOLE.region, "complaint", "roads", agency_id=71)
    steps = [
        Tick(Verb.ASSIGN, State.RECEIVED, State.ASSIGNED, start, 71),
        Tick(Verb.REQUEST_INFO, State.ASSIGNED, State.NEEDS_INFO, start + worked, 71),
        Tick(Verb.SUPPLY_INFO, State.NEEDS_INFO, State.ASSIGNED, start + worked + asked, 71),
    ]
    running = replayed(source, agency, start, steps[:1])
    resumed = replayed(source, agency, start, steps)
    calendar = source.rules.calendar("18.71")
    assert str(calendar.zone) == zone
    assert calendar.is_open(resumed.due_at)
    assert calendar.is_open(resumed.promised_at)
    assert resumed.promised_at >= running.promised_at
    assert resumed.due_at >= running.due_at or running.due_at < start + worked
