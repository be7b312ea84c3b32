"""The condition for the database and the rule in Python say the same of every seat towards every report."""

import random
from dataclasses import replace
from itertools import product

import pytest

from siger.core.clock import now
from siger.people.actors import Actor
from siger.people.models import Agency
from siger.people.roles import MEMBER_ROLES
from siger.people.signing_in import seats_of
from siger.reports.categories import Visibility
from siger.reports.models import Report
from siger.reports.permissions import roles_towards
from siger.reports.queries.scopes import in_hand_of, visible_to
from siger.reports.states import HOLDER, Holder, State
from siger.reports.ticking import due_for
from tests.world import seat

pytestmark = pytest.mark.django_db

PLACES = ("18.71.01.1001", "18.01.04.2002")
AGENCIES = (None, "prov.bmbk", "prov.bmbk.uptd2", "18.71.pu", "prov.inspektorat", "prov.inspektorat.khusus")
TERRITORIES = ("18", "18.71", "18.01", "18.7", "18.71.01.1001")
OFFICES = ("prov", "prov.bmbk", "prov.bmbk.uptd2", "prov.biro", "18.71.pu", "prov.inspektorat", "prov.inspektorat.khusus")
DESKS = {Holder.DISPATCHER: "dispatcher", Holder.AGENCY: ("officer", "supervisor"), Holder.VALIDATOR: "validator"}


@pytest.fixture
def reports(world):
    """Every place, agency, visibility and group of states; once more with a returned and with a resolved past."""
    first = world.report().report
    states = (State.RECEIVED, State.IN_PROGRESS, State.AWAITING_VALIDATION, State.CLOSED)
    rows, chance, others = [], random.Random(18), sorted(world.agencies.values(), key=lambda one: one.pk)
    for place, code, visibility, state, past in product(PLACES, AGENCIES, Visibility, states, ("", "returned", "resolved")):
        if code is None and state in {State.IN_PROGRESS, State.AWAITING_VALIDATION}:
            continue
        report = Report.objects.get(pk=first.pk)
        report.pk = None
        report._state.adding = True
        report.number, report.region_id = f"LPG-{len(rows):08}", place
        report.agency, report.visibility = (world.agencies[code] if code else None), visibility
        report.state, report.holder, report.outcome = state, HOLDER[state], "silent" if state is State.CLOSED else ""
        report.due_at = due_for(report, state, now())
        offered = state is State.IN_PROGRESS and past != "returned"
        report.offered_to = chance.choice(others) if offered else None
        report.returned, report.resolved_at = int(past == "returned"), now() if past == "resolved" else None
        rows.append(report)
    Report.objects.bulk_create(rows)
    return list(Report.objects.select_related("agency", "offered_to"))


def with_units(actor):
    """The same actor as a request makes it, which reads the ids below each seat."""
    below = {seat: tuple(Agency.objects.filter(path__startswith=seat.agency_path).values_list("pk", flat=True)) for seat in actor.seats}
    return replace(actor, seats=tuple(replace(seat, units=units) for seat, units in below.items()))


def actors(world):
    as_given = _actors(world)
    return [*as_given, *(with_units(actor) for actor in as_given)]


def _actors(world):
    one = [
        Actor(user_id=None, seats=(seat(role, world.agencies[office], territory),))
        for role, office, territory in product(MEMBER_ROLES, OFFICES, TERRITORIES)
    ]
    pairs = [
        Actor(seats=(seat(first, world.agencies["prov.bmbk"], "18"), seat(second, world.agencies["prov.biro"], "18.71")))
        for first, second in product(MEMBER_ROLES, MEMBER_ROLES)
    ]
    above = [
        Actor(seats=(seat(first, world.agencies["prov"], "18"), seat("validator", world.agencies["prov.biro"], "18")))
        for first in MEMBER_ROLES
    ]
    return [Actor(), *one, *pairs, *above]


def test_what_the_database_finds_is_what_the_rule_allows(world, reports):
    for actor in actors(world):
        found = set(Report.objects.filter(visible_to(actor)).values_list("pk", flat=True))
        allowed = {report.pk for report in reports if roles_towards(actor, report)}
        assert found == allowed, [(one.role, one.agency_path, one.territory) for one in actor.seats]


def test_what_waits_for_an_actor_is_held_by_their_kind_of_desk(world, reports):
    for actor in actors(world):
        found = set(Report.objects.filter(in_hand_of(actor)).values_list("pk", flat=True))
        waiting = {report.pk for report in reports if any(role in DESKS.get(report.holder, ()) for role in roles_towards(actor, report))}
        assert found == waiting, [(one.role, one.agency_path, one.territory) for one in actor.seats]


def test_the_matrix_is_not_empty(world, reports):
    assert len(reports) > 300
    seen = [sum(bool(roles_towards(actor, report)) for report in reports) for actor in actors(world)]
    assert min(seen) == 0
    assert max(seen) > 50


def test_a_request_reads_the_ids_below_a_seat_and_says_nothing_of_a_tree_that_is_too_wide(world, monkeypatch):
    def units(name):
        (one,) = seats_of(world.users[name].pk)
        return one.units

    assert set(units("supervisor")) == {world.agencies[code].pk for code in ("prov.bmbk", "prov.bmbk.uptd2")}
    assert units("officer") is None
    assert set(units("leader")) == {agency.pk for code, agency in world.agencies.items() if code.startswith("prov")}
    monkeypatch.setattr("siger.people.signing_in.MOST_UNITS", 1)
    assert units("supervisor") is None
