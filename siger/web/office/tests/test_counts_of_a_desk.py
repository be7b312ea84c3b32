"""What waits is counted up to a limit, in the order of the list, and desk by desk."""

from datetime import timedelta

import pytest

from siger.desk.queries.own_desk import OwnDesk
from siger.people.actors import Actor
from siger.reports.queries.waiting import waiting
from siger.reports.queries.worklist import counts as counting
from siger.reports.queries.worklist import desk_counts
from siger.reports.queries.worklist.counts import urgency
from siger.web.office.counted import of_desk
from siger.web.office.moments import DueGroup
from siger.web.office.own_desk import _late_soon
from siger.web.office.worklist.page import _known
from tests.world import seat

pytestmark = pytest.mark.django_db


def test_a_desk_is_counted_up_to_the_limit_and_one(world, monkeypatch):
    monkeypatch.setattr(counting, "MOST_AT_DESK", 2)
    for _ in range(2):
        world.report()
    assert desk_counts(world.dispatcher).mine == 2
    world.report()
    world.report()
    assert desk_counts(world.dispatcher).mine == 3
    assert waiting(world.dispatcher).all == 3


def test_seats_of_several_desks_count_each_report_once(world):
    for _ in range(3):
        world.report()
    several = Actor(
        user_id=world.users["dispatcher"].pk,
        seats=(
            *world.dispatcher.seats,
            seat("dispatcher", world.agencies["18.71"], "18.71"),
            seat("officer", world.agencies["18.71.pu"], "18.71"),
            seat("validator", world.agencies["prov.biro"], "18"),
        ),
    )
    counts = desk_counts(several)
    assert urgency(several, timedelta(days=1))[0] == counts.mine
    assert (counts.mine, counts.validation) == (3, 0)
    assert (waiting(several).all, waiting(several).validation) == (3, 0)


def test_groups_behind_the_limit_have_no_number():
    few = counting.DeskCounts(mine=10, overdue=4, today=3, tomorrow=2, validation=0, offered=None, referred_late=None)
    assert _known(few) == {DueGroup.LATE: 4, DueGroup.TODAY: 3, DueGroup.TOMORROW: 2, DueGroup.LATER: 1}
    many = counting.DeskCounts(mine=2_001, overdue=900, today=50, tomorrow=1_051, validation=0, offered=None, referred_late=None)
    assert _known(many) == {DueGroup.LATE: 900, DueGroup.TODAY: 50}
    late = counting.DeskCounts(mine=2_001, overdue=2_001, today=0, tomorrow=0, validation=0, offered=None, referred_late=None)
    assert _known(late) == {DueGroup.LATE: of_desk(2_001)}
    assert str(of_desk(2_001)).endswith("000+")


@pytest.mark.parametrize(
    ("waiting", "late", "late_soon", "said"),
    [(2000, 1990, 10, 10), (2001, 1900, 60, 60), (2001, 1900, 101, "101+"), (2001, 2001, 0, "–"), (3, 0, 0, 0)],
)
def test_what_goes_late_soon_is_said_as_far_as_it_was_counted(waiting, late, late_soon, said):
    assert _late_soon(OwnDesk(waiting, late, late_soon, None, 0, 0, 0)) == said
