"""A shift is handed over: report by report, at once, and told to who gets it."""

import pytest

from siger.core.errors import Forbidden, Invalid
from siger.desk.actions.hand_over import hand_over
from siger.desk.actions.read_shifts import read_shifts
from siger.desk.bulk.forgetting import forget_runs
from siger.desk.bulk.running import run_all
from siger.desk.bulk.verbs import verbs_for
from siger.desk.models import BulkItem, BulkRun, ItemState, RunState, ShiftHandover
from siger.desk.queries import shift_work
from siger.desk.queries.shift_work import givers, in_care, receivers
from siger.desk.queries.shifts import given_shifts, received_shifts
from siger.desk.queries.unread import unread
from siger.people.models import Membership, User
from siger.people.signing_in import actor_of
from siger.reports.actions.assign import assign
from siger.reports.actions.entrust import entrust
from siger.reports.actions.start import start
from siger.reports.models import Audience, Report, TimelineEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(world):
    """A second officer of the roads."""
    user = User.objects.create_user("kedua@contoh.example", None, name="Petugas Kedua")
    Membership.objects.create(user=user, agency=world.agencies["prov.bmbk"], role="officer", territory_id="18")
    return user


def held(world, n=2, by="officer"):
    """Reports at the roads that `by` looks after."""
    reports = []
    for _ in range(n):
        report = world.report().report
        report = assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk)
        report = entrust(actor=world.supervisor, report_id=report.pk, seen=report.version, person_id=world.users[by].pk)
        reports.append(report)
    return reports


def pairs(reports):
    return [(one.pk, one.version) for one in reports]


def done(shift):
    run_all(shift.run_id)
    return ShiftHandover.objects.get(pk=shift.pk)


def in_hands(reports):
    return [Report.objects.values_list("assignee_id", flat=True).get(pk=one.pk) for one in reports]


def test_all_change_hands_with_the_message_for_the_office_alone(world, second):
    reports = held(world)
    states = [(one.state, one.due_at) for one in reports]
    shift = done(hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(reports), words="Tunggu aspal, 0812-3456-7890."))
    assert in_hands(reports) == [second.pk] * 2
    assert [(one.state, one.due_at) for one in Report.objects.filter(pk__in=[one.pk for one in reports]).order_by("pk")] == states
    entry = TimelineEntry.objects.filter(report=reports[0]).latest("seq")
    assert (entry.verb, entry.audience, entry.payload["to"]) == ("entrust", Audience.OFFICE, "Petugas Kedua")
    assert "0812" not in entry.payload["reason"] + shift.words
    assert "Tunggu aspal" in entry.payload["reason"]
    assert (shift.count, shift.run.state) == (2, RunState.FINISHED)


def test_the_receiver_sees_it_on_arrival_until_it_is_read(world, second):
    reports, receiver = held(world), actor_of(second, second_factor=True)
    assert unread(receiver).shifts == 0
    done(hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(reports), words="Semangat!"))
    assert unread(receiver).shifts == 1
    (row,) = received_shifts(receiver)
    assert (row.giver, row.by, row.words, row.done, row.failed, row.unread) == ("Officer", "", "Semangat!", 2, 0, True)
    assert set(row.numbers) == {one.number for one in reports}
    assert (read_shifts(actor=receiver), read_shifts(actor=receiver), unread(receiver).shifts) == (1, 0, 0)
    assert received_shifts(world.officer) == []


def test_what_was_changed_meanwhile_fails_alone_and_says_why(world, second):
    reports = held(world, 3)
    shift = hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(reports))
    start(actor=world.officer, report_id=reports[1].pk, seen=reports[1].version)
    done(shift)
    assert in_hands(reports) == [second.pk, world.users["officer"].pk, second.pk]
    failed = BulkItem.objects.get(run=shift.run_id, state=ItemState.FAILED)
    assert (failed.report_id, failed.code) == (reports[1].pk, "stale")
    assert failed.why
    (row,) = given_shifts(world.officer)
    assert (row.count, row.done, row.failed) == (3, 2, 1)


def test_only_what_is_in_ones_own_hands_goes(world, second):
    mine, others = held(world, 1), held(world, 1, by="supervisor")
    loose = world.report().report
    shift = hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs([*mine, *others, loose]))
    assert shift.count == 1
    with pytest.raises(Invalid):
        hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(others))
    with pytest.raises(Invalid):
        hand_over(actor=world.officer, receiver_id=second.pk, chosen=[])


def test_nobody_but_a_colleague_at_the_desk_receives(world, second):
    reports = held(world)
    strangers = [world.users[name].pk for name in ("city_officer", "dispatcher", "own_validator", "leader", "officer")]
    User.objects.filter(pk=second.pk).update(is_active=False)
    for stranger in (*strangers, second.pk, 0):
        with pytest.raises(Invalid) as refused:
            hand_over(actor=world.officer, receiver_id=stranger, chosen=pairs(reports))
        assert refused.value.fields["receiver"]
    assert not ShiftHandover.objects.exists()
    assert not BulkRun.objects.exists()


def test_a_superior_empties_the_hands_of_who_is_ill_or_has_left(world, second):
    reports, officer = held(world), world.users["officer"]
    with pytest.raises(Forbidden):
        hand_over(actor=actor_of(second, second_factor=True), receiver_id=second.pk, giver_id=officer.pk, chosen=pairs(reports))
    Membership.objects.filter(user=officer).delete()
    assert givers(world.supervisor) == [(officer.pk, "Officer")]
    shift = done(hand_over(actor=world.supervisor, receiver_id=second.pk, giver_id=officer.pk, chosen=pairs(reports)))
    assert in_hands(reports) == [second.pk] * 2
    (row,) = received_shifts(actor_of(second, second_factor=True))
    assert (row.giver, row.by) == ("Officer", "Supervisor")
    assert shift.giver_id == officer.pk
    assert givers(world.supervisor) == [(second.pk, "Petugas Kedua")]
    assert givers(world.officer) == []


def test_dispatchers_hand_over_among_themselves(world):
    user = User.objects.create_user("verifikator2@contoh.example", None, name="Verifikator Kedua")
    Membership.objects.create(user=user, agency=world.agencies["prov.kominfo"], role="dispatcher", territory_id="18")
    report = world.report().report
    report = entrust(actor=world.dispatcher, report_id=report.pk, seen=report.version, person_id=world.users["dispatcher"].pk)
    assert [one.id for one in receivers(world.dispatcher, world.users["dispatcher"].pk)] == [user.pk]
    done(hand_over(actor=world.dispatcher, receiver_id=user.pk, chosen=pairs([report])))
    assert in_hands([report]) == [user.pk]


def test_a_right_that_is_gone_hands_over_nothing(world, second):
    reports = held(world)
    shift = hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(reports))
    Membership.objects.filter(user=world.users["officer"]).delete()
    assert done(shift).run.state == RunState.STOPPED
    assert in_hands(reports) == [world.users["officer"].pk] * 2
    assert received_shifts(actor_of(second, second_factor=True)) == []


def test_the_hand_over_is_remembered_longer_than_its_run(world, second):
    reports = held(world)
    shift = done(hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(reports)))
    BulkRun.objects.update(ended_at="2020-01-01T00:00:00Z")
    assert forget_runs() == 1
    shift.refresh_from_db()
    (row,) = received_shifts(actor_of(second, second_factor=True))
    assert (shift.run_id, row.done, row.numbers) == (None, 2, ())


def test_bounds(world, second, monkeypatch):
    from siger.desk.actions import hand_over as action

    monkeypatch.setattr(action, "MOST", 1)
    with pytest.raises(Invalid) as refused:
        hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs(held(world)))
    assert refused.value.fields["pilih"]
    assert shift_work.MOST >= 100
    assert "hand_over" not in verbs_for(world.officer)  # never asked for from the list


def test_many_hand_overs_cost_no_more_statements_than_one(world, second, django_assert_max_num_queries):
    for report in held(world, 3):
        done(hand_over(actor=world.officer, receiver_id=second.pk, chosen=pairs([report])))
    receiver = actor_of(second, second_factor=True)
    with django_assert_max_num_queries(4):
        assert len(received_shifts(receiver)) == 3
    assert not in_care(world.officer, world.users["officer"].pk).exists()
