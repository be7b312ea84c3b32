"""One action on many reports: each by its ordinary action, with the version that was seen when it was chosen."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from siger.core.errors import VerbNotAllowed
from siger.desk.actions.end_run import cancel_run, stop_run
from siger.desk.actions.start_run import start_now
from siger.desk.bulk import running
from siger.desk.bulk.forgetting import forget_runs
from siger.desk.bulk.running import resume_runs, run_all
from siger.desk.models import BulkItem, BulkRun, RunState
from siger.desk.queries.bulk import pending_among, progress_of
from siger.desk.queries.row_marks import marks_among
from siger.desk.tests.bulk_world import asked, begun, chosen, fresh, states
from siger.people.models import Membership
from siger.reports.actions.assign import assign
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import State

pytestmark = pytest.mark.django_db


def test_all_are_done_after_the_time_in_which_it_can_be_taken_back(world):
    run = asked(world, fresh(world))
    run_all(run.pk)
    assert states() == [State.RECEIVED] * 3
    with time_machine.travel(timezone.now() + timedelta(seconds=31)):
        run_all(run.pk)
    assert states() == [State.ASSIGNED] * 3
    done = BulkRun.objects.get()
    assert done.state == RunState.FINISHED
    assert (progress_of(done).done, progress_of(done).failed, progress_of(done).left) == (3, 0, 0)
    assert set(Report.objects.values_list("agency__code", flat=True)) == {"prov.bmbk"}


def test_it_can_begin_at_once(world):
    run = asked(world, fresh(world))
    start_now(actor=world.dispatcher, public_id=run.public_id)
    run_all(run.pk)
    assert states() == [State.ASSIGNED] * 3


def test_taken_back_in_time_nothing_happens(world):
    run = asked(world, fresh(world))
    cancel_run(actor=world.dispatcher, public_id=run.public_id)
    assert begun(run).state == RunState.CANCELLED
    assert states() == [State.RECEIVED] * 3
    assert not TimelineEntry.objects.filter(verb="assign").exists()


def test_taking_back_after_somebody_else_moved_on_touches_nothing_of_theirs(world):
    reports = fresh(world)
    run = asked(world, reports)
    assign(actor=world.dispatcher, report_id=reports[0].pk, seen=1, agency_id=world.agencies["18.71.pu"].pk)
    cancel_run(actor=world.dispatcher, public_id=run.public_id)
    begun(run)
    assert states() == [State.ASSIGNED, State.RECEIVED, State.RECEIVED]
    assert Report.objects.get(pk=reports[0].pk).agency.code == "18.71.pu"


def test_once_begun_it_cannot_be_taken_back_but_stopped(world, monkeypatch):
    reports = fresh(world, 4)
    run = asked(world, reports)
    monkeypatch.setattr(running, "BATCH", 2)
    act, seen = running._act, []

    def stopping(item, *rest):
        act(item, *rest)
        seen.append(item.report_id)
        if len(seen) == 1:
            with pytest.raises(VerbNotAllowed):
                cancel_run(actor=world.dispatcher, public_id=run.public_id)
            stop_run(actor=world.dispatcher, public_id=run.public_id)

    monkeypatch.setattr(running, "_act", stopping)
    done = begun(run)
    assert (done.state, done.stopped_why) == (RunState.STOPPED, "asked")
    assert states() == [State.ASSIGNED] * 2 + [State.RECEIVED] * 2
    assert progress_of(done).left == 2


def test_what_others_changed_meanwhile_is_left_to_them_and_listed(world):
    reports = fresh(world)
    run = asked(world, reports)
    other = world.agencies["18.71.pu"].pk
    assign(actor=world.dispatcher, report_id=reports[1].pk, seen=1, agency_id=other)
    progress = progress_of(begun(run))
    assert (progress.done, progress.failed) == (2, 1)
    assert Report.objects.get(pk=reports[1].pk).agency_id == other
    assert progress.refused[0].numbers == (reports[1].number,)
    assert "diubah orang lain" in progress.refused[0].why


def test_two_dispatchers_on_the_same_reports_never_lose_a_change(world):
    Membership.objects.create(
        user=world.users["other_dispatcher"], agency=world.agencies["prov.kominfo"], role="dispatcher", territory_id="18"
    )
    from siger.people.signing_in import actor_of

    second = actor_of(world.users["other_dispatcher"], second_factor=True)
    reports = fresh(world, 5)
    one = asked(world, reports)
    two = asked(world, reports, {"agency": str(world.agencies["18.71.pu"].pk)}, actor=second)
    assert progress_of(begun(two)).done == 5
    late = progress_of(begun(one))
    assert (late.done, late.failed) == (0, 5)
    assert set(Report.objects.values_list("agency__code", flat=True)) == {"18.71.pu"}
    assert TimelineEntry.objects.filter(verb="assign").count() == 5


def test_a_run_that_was_killed_goes_on_where_it_was_and_does_nothing_twice(world, monkeypatch):
    run = asked(world, fresh(world, 4))
    act, seen = running._act, []

    def dying(item, *rest):
        act(item, *rest)
        seen.append(item.pk)
        if len(seen) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(running, "_act", dying)
    with pytest.raises(KeyboardInterrupt):
        begun(run)
    assert states().count(State.ASSIGNED) == 2  # the third was taken back with its mark
    monkeypatch.setattr(running, "_act", act)
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert resume_runs() == 1
    assert progress_of(BulkRun.objects.get()).done == 4
    assert TimelineEntry.objects.filter(verb="assign").count() == 4


def test_an_error_of_ours_stops_none_of_the_others(world, monkeypatch):
    reports = fresh(world)
    act = running._act

    def broken(item, *rest):
        if item.report_id == reports[0].pk:
            raise ZeroDivisionError
        act(item, *rest)

    monkeypatch.setattr(running, "_act", broken)
    progress = progress_of(begun(asked(world, reports)))
    assert (progress.done, progress.failed, progress.refused[0].code) == (2, 1, "error")


def test_whoever_lost_the_right_meanwhile_changes_nothing(world):
    run = asked(world, fresh(world))
    Membership.objects.filter(user=world.users["dispatcher"]).delete()
    assert (begun(run).state, BulkRun.objects.get().stopped_why) == (RunState.STOPPED, "no_seats")
    assert states() == [State.RECEIVED] * 3


def test_a_report_outside_the_right_of_whoever_asks_is_refused_alone(world):
    inside, outside = fresh(world, 1)[0], fresh(world, 1)[0]
    run = asked(world, [inside, outside], actor=world.dispatcher)
    Report.objects.filter(pk=outside.pk).update(visibility="whistleblowing", published_at=None)
    progress = progress_of(begun(run))
    assert (progress.done, progress.failed, progress.refused[0].code) == (1, 1, "not_found")


def test_everybody_is_told_which_reports_are_about_to_change(world):
    reports = fresh(world)
    draft = chosen(world, reports[:1])
    assert marks_among(world.leader, reports).pending == {}
    assert pending_among([one.pk for one in reports]) == {}
    run = asked(world, reports[1:])
    pending = pending_among([one.pk for one in reports])
    assert set(pending) == {one.pk for one in reports[1:]}
    assert pending[reports[1].pk].who == "Dispatcher"
    assert marks_among(world.leader, reports).pending == pending
    begun(run)
    assert pending_among([one.pk for one in reports]) == {}
    cancel_run(actor=world.dispatcher, public_id=draft)


def test_drafts_and_old_runs_are_forgotten(world):
    reports = fresh(world)
    chosen(world, reports)
    kept = begun(asked(world, reports))
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        assert forget_runs() == 1
    assert BulkRun.objects.get() == kept
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert forget_runs() == 1
    assert not BulkItem.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_report_of_a_run_does_not_wait_for_the_disk_and_whatever_follows_does(world, monkeypatch):
    run = asked(world, fresh(world, 2))
    act, during = running._act, []

    def looking(item, *rest):
        act(item, *rest)
        during.append(_waits_for_the_disk())

    monkeypatch.setattr(running, "_act", looking)
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO on")
    assert begun(run).state == RunState.FINISHED
    assert (during, _waits_for_the_disk()) == (["off", "off"], "on")


def _waits_for_the_disk():
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        return cursor.fetchone()[0]


def test_each_report_of_a_run_costs_the_same_few_statements(world):
    counts = []
    for many in (1, 5):
        run = asked(world, fresh(world, many))
        with CaptureQueriesContext(connection) as caught:
            begun(run)
        counts.append(len(caught))
    assert (counts[1] - counts[0]) / 4 <= 13
