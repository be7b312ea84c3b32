"""Several people merge at once: one after the other, never in a circle, and the second is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from siger.core.errors import Refusal
from siger.people.actors import NOBODY
from siger.reports.actions.merge import merge
from siger.reports.actions.support import support, take_back
from siger.reports.actions.unmerge import unmerge
from siger.reports.models import Report, Support
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.states import State
from siger.reports.tests.test_merging import published
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Start all together; for each what came of it: "done" or the name of the refusal. A deadlock would raise."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait()
            call()
        except OperationalError:
            raise
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def merging(world, report, main, *, main_seen=True):
    seen = main.version if main_seen else None
    return lambda: merge(actor=world.dispatcher, report_id=report.pk, seen=report.version, main_id=main.pk, main_seen=seen)


@pytest.fixture
def own_world(transactional_db):
    return build_world()


@pytest.mark.parametrize("compared", [True, False])
def test_two_dispatchers_merging_crosswise_make_no_circle(own_world, compared):
    for _ in range(5):
        a, b = published(own_world), published(own_world)
        came = at_once(merging(own_world, a, b, main_seen=compared), merging(own_world, b, a, main_seen=compared))
        assert sorted(came) in (["Stale", "done"], ["Invalid", "done"])
        assert sorted(Report.objects.filter(pk__in=[a.pk, b.pk]).values_list("state", flat=True)) == [State.MERGED, State.RECEIVED]


def test_three_in_a_ring_end_in_one_main_without_chains(own_world):
    a, b, c = (published(own_world) for _ in range(3))
    at_once(*(merging(own_world, one, other, main_seen=False) for one, other in ((a, b), (b, c), (c, a))))
    family = list(Report.objects.filter(pk__in=[a.pk, b.pk, c.pk]).select_related("main"))
    assert any(one.main is None for one in family)
    assert all(one.main is None or one.main.main_id is None for one in family)
    assert all(first_broken_entry(one) is None for one in family)


def test_merging_parting_supporting_and_taking_back_all_at_once_loses_nothing(own_world):
    main, report = published(own_world), published(own_world)
    for mark in "abc":
        support(actor=NOBODY, report_id=report.pk, mark=mark)
    merge(actor=own_world.dispatcher, report_id=report.pk, seen=report.version, main_id=main.pk)
    at_once(
        lambda: unmerge(actor=own_world.dispatcher, report_id=report.pk, seen=report.version + 1, reason="Ternyata lubang lain."),
        lambda: take_back(actor=NOBODY, report_id=report.pk, mark="a"),
        lambda: take_back(actor=NOBODY, report_id=report.pk, mark="b"),
        lambda: support(actor=NOBODY, report_id=main.pk, mark="d"),
    )
    report, main = Report.objects.get(pk=report.pk), Report.objects.get(pk=main.pk)
    assert (report.state, report.supporters, report.lent) == (State.RECEIVED, 1, 0)
    assert main.supporters == Support.objects.filter(report=main).count() == 1
    assert first_broken_entry(main) is None


def test_one_browser_tapping_twice_at_once_is_one_supporter(own_world):
    report = published(own_world)
    tap = lambda: support(actor=NOBODY, report_id=report.pk, mark="one browser")  # noqa: E731
    assert at_once(tap, tap, tap) == ["done"] * 3
    assert Report.objects.get(pk=report.pk).supporters == Support.objects.count() == 1
