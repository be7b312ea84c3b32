"""What may be chosen together, what is said before it is asked for, and by whom."""

from uuid import uuid4

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound, Stale, VerbNotAllowed
from siger.desk.actions.choose_reports import MOST, choose_reports
from siger.desk.actions.end_run import cancel_run, stop_run
from siger.desk.actions.give_run import give_run
from siger.desk.actions.start_run import start_now, start_run
from siger.desk.bulk.giving import mark_of
from siger.desk.models import BulkItem, ItemState
from siger.desk.queries.bulk import progress_of, run_of
from siger.desk.queries.preview import preview_of
from siger.desk.tests.bulk_world import asked, begun, chosen, fresh, states
from siger.reports.actions.assign import assign
from siger.reports.actions.comment import comment
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import State

pytestmark = pytest.mark.django_db


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
    public_id = chosen(world, reports, "as_suggested", own={reports[0].pk: roads, reports[1].pk: city})
    preview = preview_of(world.dispatcher, run_of(world.dispatcher, public_id))
    assert {group.words for group in preview.will} == {"Dinas Bina Marga", "Dinas PU Kota Bandar Lampung"}
    assert "Tidak ada usulan" in preview.cannot[0].words
    run = begun(start_run(actor=world.dispatcher, public_id=public_id, shown=mark_of({})))
    assert [Report.objects.get(pk=one.pk).agency_id for one in reports] == [roads, city, None]
    assert [(one.code, one.numbers) for one in progress_of(run).refused] == [("invalid", (reports[2].number,))]


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
