"""One action on many reports: each by its ordinary action, with the version that was seen when it was chosen."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from siger.core.errors import Forbidden, Invalid, NotFound, Stale, VerbNotAllowed
from siger.desk.actions.choose_reports import MOST, choose_reports
from siger.desk.actions.end_run import cancel_run, stop_run
from siger.desk.actions.give_run import give_run
from siger.desk.actions.start_run import start_now, start_run
from siger.desk.bulk import running
from siger.desk.bulk.forgetting import forget_runs
from siger.desk.bulk.giving import mark_of
from siger.desk.bulk.running import resume_runs, run_all
from siger.desk.models import BulkItem, BulkRun, ItemState, RunState
from siger.desk.queries.bulk import pending_among, progress_of, run_of
from siger.desk.queries.preview import preview_of
from siger.people.models import Membership
from siger.reports.actions.assign import assign
from siger.reports.actions.comment import comment
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import State

pytestmark = pytest.mark.django_db


def fresh(world, n=3, **changes):
    return [world.report(**changes).report for _ in range(n)]


def chosen(world, reports, verb="assign", actor=None, **more):
    run = choose_reports(actor=actor or world.dispatcher, verb=verb, chosen=[(one.pk, one.version) for one in reports], **more)
    return run.public_id


def asked(world, reports, typed=None, verb="assign", actor=None, **more):
    """A run that was asked for and waits."""
    actor = actor or world.dispatcher
    public_id = chosen(world, reports, verb, actor, **more)
    typed = {"agency": str(world.agencies["prov.bmbk"].pk)} if typed is None else typed
    given = give_run(actor=actor, public_id=public_id, typed=typed)
    return start_run(actor=actor, public_id=public_id, shown=mark_of(given))


def begun(run):
    BulkRun.objects.filter(pk=run.pk).update(starts_at=timezone.now() - timedelta(seconds=1))
    run_all(run.pk)
    return BulkRun.objects.get(pk=run.pk)


def states():
    return sorted(Report.objects.values_list("state", flat=True))


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


def test_the_preview_says_what_will_happen_what_cannot_and_why(world):
    reports = fresh(world, 4)
    public_id = chosen(world, reports)
    assign(actor=world.dispatcher, report_id=reports[0].pk, seen=1, agency_id=world.agencies["prov.bmbk"].pk)
    run = run_of(world.dispatcher, public_id)
    preview = preview_of(world.dispatcher, run)
    assert (preview.willing, preview.refusing) == (3, 1)
    assert preview.cannot[0].numbers == (reports[0].number,)
    assert "sejak Anda pilih" in preview.cannot[0].words
    assert states().count(State.ASSIGNED) == 1


def test_each_can_go_to_the_agency_that_is_suggested_for_it(world):
    reports = fresh(world)
    roads, city = world.agencies["prov.bmbk"].pk, world.agencies["18.71.pu"].pk
    public_id = chosen(world, reports, own={reports[0].pk: roads, reports[1].pk: city})
    given = give_run(actor=world.dispatcher, public_id=public_id, typed={"agency": "suggested"})
    preview = preview_of(world.dispatcher, run_of(world.dispatcher, public_id))
    assert {group.words for group in preview.will} == {"Dinas Bina Marga", "Dinas PU Kota Bandar Lampung"}
    assert "Tidak ada usulan" in preview.cannot[0].words
    begun(start_run(actor=world.dispatcher, public_id=public_id, shown=mark_of(given)))
    assert [Report.objects.get(pk=one.pk).agency_id for one in reports] == [roads, city, None]


def test_many_follow_one_main_report(world):
    main, *others = fresh(world, 4)
    run = asked(world, [main, *others], {"main": main.number.lower()}, verb="merge")
    preview = preview_of(world.dispatcher, run)
    assert (preview.willing, preview.cannot[0].count) == (3, 1)
    progress = progress_of(begun(run))
    assert (progress.done, progress.failed) == (3, 1)
    assert Report.objects.get(pk=main.pk).gathered == 3


def test_a_reply_is_masked_sealed_and_told_to_each(world):
    run = asked(world, fresh(world, 2), {"words": "Hubungi saya di 0812-3456-7890 ya."}, verb="comment")
    assert "3456" not in str(run.given)
    assert progress_of(begun(run)).done == 2
    assert TimelineEntry.objects.filter(verb="comment", audience="reporter").count() == 2


def test_publishing_needs_nothing_and_leaves_private_ones_alone(world):
    public, private = fresh(world, 2), fresh(world, 1, visibility="private")
    public_id = chosen(world, [*public, *private], "publish")
    preview = preview_of(world.dispatcher, run_of(world.dispatcher, public_id))
    assert (preview.willing, preview.refusing) == (2, 1)
    run = begun(start_run(actor=world.dispatcher, public_id=public_id, shown=mark_of({})))
    assert progress_of(run).done == 2
    assert Report.objects.filter(published_at__isnull=False).count() == 2


@pytest.mark.parametrize(
    ("verb", "typed", "field"),
    [
        ("assign", {}, "agency"),
        ("assign", {"agency": "9" * 30}, "agency"),
        ("assign", {"agency": "-1"}, "agency"),
        ("merge", {"main": "hantu\0"}, "main"),
        ("request_info", {"words": " "}, "words"),
        ("answer", {"words": "x" * 2_001}, "words"),
    ],
)
def test_nonsense_is_refused_at_its_field(world, verb, typed, field):
    public_id = chosen(world, fresh(world, 1), verb)
    with pytest.raises(Invalid) as refusal:
        give_run(actor=world.dispatcher, public_id=public_id, typed=typed)
    assert field in refusal.value.fields


def test_a_run_is_its_owner_s_alone(world):
    public_id = chosen(world, fresh(world))
    with pytest.raises(NotFound):
        run_of(world.other_dispatcher, public_id)
    for act in (cancel_run, stop_run, start_now):
        with pytest.raises(NotFound):
            act(actor=world.other_dispatcher, public_id=public_id)
    with pytest.raises(NotFound):
        run_of(world.dispatcher, uuid4())


def test_another_window_cannot_change_what_was_shown(world):
    public_id = chosen(world, fresh(world))
    shown = mark_of(give_run(actor=world.dispatcher, public_id=public_id, typed={"agency": str(world.agencies["prov.bmbk"].pk)}))
    give_run(actor=world.dispatcher, public_id=public_id, typed={"agency": str(world.agencies["18.71.pu"].pk)})
    with pytest.raises(Stale):
        start_run(actor=world.dispatcher, public_id=public_id, shown=shown)


def test_pressing_twice_runs_once(world):
    run = asked(world, fresh(world))
    with pytest.raises(VerbNotAllowed):
        start_run(actor=world.dispatcher, public_id=run.public_id, shown=mark_of(run.given))


def test_nothing_and_too_many_are_refused_and_who_only_reads_chooses_nothing(world):
    report = fresh(world, 1)[0]
    with pytest.raises(Invalid):
        choose_reports(actor=world.dispatcher, verb="assign", chosen=[])
    with pytest.raises(Invalid):
        choose_reports(actor=world.dispatcher, verb="assign", chosen=[(pk, 1) for pk in range(MOST + 1)])
    for person, verb in ((world.leader, "assign"), (world.auditor, "comment"), (world.officer, "publish"), (world.dispatcher, "hantu")):
        with pytest.raises(Forbidden):
            choose_reports(actor=person, verb=verb, chosen=[(report.pk, 1)])


def test_everybody_is_told_which_reports_are_about_to_change(world):
    reports = fresh(world)
    draft = chosen(world, reports[:1])
    assert pending_among([one.pk for one in reports]) == {}
    run = asked(world, reports[1:])
    pending = pending_among([one.pk for one in reports])
    assert set(pending) == {one.pk for one in reports[1:]}
    assert pending[reports[1].pk].who == "Dispatcher"
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


def test_five_thousand_are_chosen_and_looked_at_in_few_statements(world, django_assert_max_num_queries):
    report = fresh(world, 1)[0]
    report.pk = None
    rows = [
        Report(**{f.attname: getattr(report, f.attname) for f in Report._meta.local_concrete_fields if f.attname not in {"id", "search"}})
        for _ in range(4_999)
    ]
    for n, row in enumerate(rows):
        row.number = f"LPG-{n:04d}-TEST"
    Report.objects.bulk_create(rows)
    pairs = list(Report.objects.values_list("pk", "version"))
    with django_assert_max_num_queries(10):
        run = choose_reports(actor=world.dispatcher, verb="publish", chosen=pairs)
    comment(actor=world.dispatcher, report_id=pairs[0][0], words="Catatan.")  # fits any version and makes none
    Report.objects.filter(pk__in=[pk for pk, _ in pairs[:700]]).update(version=2)
    with django_assert_max_num_queries(14):
        preview = preview_of(world.dispatcher, run)
    assert (preview.willing, preview.refusing) == (4_300, 700)
    assert BulkItem.objects.filter(state=ItemState.OPEN).count() == 5_000
