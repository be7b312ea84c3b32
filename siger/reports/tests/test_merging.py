"""Reports that tell of the same: merged, parted again, and never lost."""

from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.core.errors import Forbidden, Invalid, NotFound, Stale, VerbNotAllowed
from siger.reports.actions.merge import merge
from siger.reports.actions.unmerge import unmerge
from siger.reports.clocks import clock_source
from siger.reports.models import Report
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import Holder, State, Verb
from siger.reports.tests.test_journeys import TO_PROOF, TO_RESOLVED, do
from siger.reports.ticking import subject_of

pytestmark = pytest.mark.django_db

WHY = "Lubang yang sama, foto dari seberang jalan."


def fresh(report):
    return Report.objects.get(pk=report.pk)


def join(world, report, main, *, actor=None):
    report, main = fresh(report), fresh(main)
    return merge(
        actor=actor or world.dispatcher, report_id=report.pk, seen=report.version, main_id=main.pk, main_seen=main.version, reason=WHY
    )


def working_time_left(report):
    """In seconds, as whoever holds the report counts."""
    subject = subject_of(report, agency_id=report.agency_id)
    return clock_source().worked(subject, State(report.state), now(), report.due_at)


def part(world, report):
    return unmerge(actor=world.dispatcher, report_id=report.pk, seen=fresh(report).version, reason="Ternyata lubang lain.")


def published(world, **changes):
    return do(world, world.report(**changes).report, ("dispatcher", Verb.PUBLISH))


@pytest.fixture
def two(world):
    return published(world), published(world)


def test_a_merged_report_follows_its_main_and_waits_for_nobody(world, two):
    main, report = two
    join(world, report, main)
    report, main = fresh(report), fresh(main)
    assert (report.state, report.holder, report.due_at, report.main) == (State.MERGED, Holder.NOBODY, None, main)
    assert (report.timeline.last().verb, main.timeline.last().verb) == (Verb.MERGE, Verb.GATHER)
    assert report.timeline.last().payload == {"main": main.number, "reason": WHY}
    assert main.timeline.last().payload == {"number": report.number}
    assert first_broken_entry(report) is first_broken_entry(main) is None


def test_whoever_told_of_the_same_is_counted_as_a_supporter_and_no_longer_when_parted(world, two):
    main, report = two
    Report.objects.filter(pk=report.pk).update(supporters=4)
    join(world, report, main)
    assert fresh(main).supporters == 5
    part(world, report)
    assert (fresh(main).supporters, fresh(report).supporters, fresh(report).lent) == (0, 4, 0)


def test_the_version_of_the_main_stays_so_that_work_on_it_goes_on(world, two):
    main, report = two
    join(world, report, main)
    do(world, main, ("dispatcher", Verb.ASSIGN))
    assert fresh(main).version == main.version + 1


@pytest.mark.parametrize("way", [(), (("dispatcher", Verb.ASSIGN),), TO_PROOF[:2], (*TO_PROOF[:2], ("officer", Verb.REQUEST_INFO))])
def test_parted_again_it_is_where_it_was_with_all_the_time_that_was_left(world, way):
    main = world.report().report
    before = do(world, world.report().report, *way)
    left = working_time_left(before)
    join(world, before, main)
    with time_machine.travel(now() + timedelta(days=40)):
        part(world, before)
        after = fresh(before)
        assert (after.state, after.holder, after.agency, after.resume_state) == (
            before.state, before.holder, before.agency, before.resume_state,
        )  # fmt: skip
        assert working_time_left(after) >= left - 5
        assert (after.main, after.merged_from, after.merged_left_s) == (None, "", None)
    assert first_broken_entry(after) is first_broken_entry(fresh(main)) is None


def test_a_question_that_was_open_can_still_be_answered_after_parting(world):
    main = world.report().report
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.REQUEST_INFO))
    join(world, report, main)
    part(world, report)
    assert do(world, report, ("reporter", Verb.SUPPLY_INFO)).state == State.ASSIGNED


def test_late_already_it_has_a_day_after_parting(world):
    main, report = world.report().report, world.report().report
    Report.objects.filter(pk=report.pk).update(due_at=now() - timedelta(days=3))
    join(world, report, main)
    part(world, report)
    assert working_time_left(fresh(report)) > 0


def test_an_agency_that_was_closed_meanwhile_gets_nothing_back(world):
    main = world.report().report
    report = do(world, world.report().report, ("dispatcher", Verb.ASSIGN))
    join(world, report, main)
    agency = world.agencies["prov.bmbk"]
    agency.active = False
    agency.save()
    part(world, report)
    assert (fresh(report).state, fresh(report).agency, fresh(report).holder) == (State.RECEIVED, None, Holder.DISPATCHER)


def test_a_report_is_not_merged_into_itself(world):
    report = world.report().report
    with pytest.raises(Invalid, match="dirinya sendiri"):
        join(world, report, report)


def test_a_merge_into_a_merged_report_names_its_main(world, two):
    main, report = two
    join(world, report, main)
    third = world.report().report
    with pytest.raises(Invalid, match=f"Gabungkan ke {main.number}"):
        join(world, third, report)
    assert fresh(third).state == State.RECEIVED


def test_what_was_merged_into_a_report_goes_along_when_that_is_merged(world, two):
    first, head = two
    child = published(world)
    join(world, child, first)
    join(world, first, head)
    assert {fresh(child).main, fresh(first).main} == {head}
    assert (fresh(head).supporters, fresh(first).supporters) == (2, 0)
    assert child.timeline.last().payload["main"] == head.number
    for report in (child, first, head):
        assert first_broken_entry(fresh(report)) is None


def test_merged_again_it_follows_another_report(world, two):
    main, report = two
    better = published(world)
    join(world, report, main)
    join(world, report, better)
    assert fresh(report).main == better
    assert (fresh(main).supporters, fresh(better).supporters) == (0, 1)
    part(world, report)
    assert fresh(report).state == State.RECEIVED
    with pytest.raises(VerbNotAllowed):
        part(world, report)


def test_merged_twice_into_the_same_is_said(world, two):
    main, report = two
    join(world, report, main)
    with pytest.raises(Invalid, match="sudah digabung"):
        join(world, report, main)


def test_a_merge_of_public_into_private_is_refused_and_the_other_way_allowed(world):
    private = world.report(visibility="private").report
    public = world.report().report
    with pytest.raises(Invalid, match="sebaliknya"):
        join(world, public, private)
    join(world, private, public)
    assert fresh(private).main == public


def test_what_is_public_already_is_not_put_behind_what_is_not_yet(world):
    shown, not_yet = published(world), world.report().report
    with pytest.raises(Invalid, match="Tampilkan"):
        join(world, shown, not_yet)
    join(world, not_yet, shown)


def test_a_private_report_says_nothing_of_itself_on_its_main(world):
    main = published(world)
    private = world.report(visibility="private").report
    Report.objects.filter(pk=private.pk).update(supporters=2)
    join(world, private, main)
    entry = main.timeline.last()
    assert (entry.audience, entry.payload) == ("office", {"number": ""})
    assert fresh(main).supporters == 0


@pytest.mark.parametrize("whistle_is_main", [True, False])
def test_whistleblowing_is_never_merged(world, whistle_is_main):
    whistle = world.report(visibility="whistleblowing", category="illegal_levies_corruption", service_code="").report
    other = world.report(visibility="whistleblowing", category="illegal_levies_corruption", service_code="").report
    plain = world.report().report
    with pytest.raises((Invalid, NotFound)):
        join(world, plain, whistle) if whistle_is_main else join(world, whistle, plain)
    with pytest.raises(VerbNotAllowed, match="pengawasan"):
        join(world, whistle, other, actor=world.inspector)


def test_a_dispatcher_merges_only_what_is_theirs_on_both_sides(world):
    here, there = world.report().report, world.report(place=world_place("18.01.04.2002")).report
    with pytest.raises(Invalid, match="Tidak ada laporan"):
        join(world, there, here, actor=world.other_dispatcher)
    with pytest.raises((Forbidden, NotFound)):
        join(world, here, there, actor=world.other_dispatcher)
    with pytest.raises((Forbidden, NotFound)):
        join(world, here, there, actor=world.officer)


def world_place(code):
    from siger.reports.placing import GivenPlace

    return GivenPlace(region_code=code)


def test_what_is_said_to_be_fixed_or_ended_swallows_nobody(world):
    late = world.report().report
    for way in (TO_RESOLVED, (("dispatcher", Verb.REJECT),), (*TO_RESOLVED, ("reporter", Verb.CONFIRM))):
        with pytest.raises(Invalid, match="masih dikerjakan"):
            join(world, late, do(world, world.report().report, *way))


def test_finished_work_is_not_merged_away(world):
    done = do(world, world.report().report, *TO_PROOF)
    with pytest.raises(VerbNotAllowed):
        join(world, done, world.report().report)


def test_a_main_that_was_changed_after_it_was_compared_is_stale(world, two):
    main, report = two
    do(world, main, ("dispatcher", Verb.ASSIGN))
    with pytest.raises(Stale):
        merge(actor=world.dispatcher, report_id=report.pk, seen=report.version, main_id=main.pk, main_seen=main.version)
    assert fresh(report).main is None
