"""Others who have the same problem: counted once, known to nobody."""

import pytest
from django.db import connection

from siger.core.errors import Invalid, NotFound, VerbNotAllowed
from siger.people.actors import NOBODY, Actor
from siger.reports.actions.forget_supporter import forget_supporter
from siger.reports.actions.support import support, take_back
from siger.reports.models import Report, Support
from siger.reports.states import Verb
from siger.reports.supporters import supports
from siger.reports.tests.test_journeys import TO_RESOLVED, do
from siger.reports.tests.test_merging import fresh, join, published

pytestmark = pytest.mark.django_db


def test_each_browser_counts_once_and_may_take_it_back(world):
    report = published(world)
    for mark in ("a", "a", "b"):
        support(actor=NOBODY, report_id=report.pk, mark=mark)
    assert fresh(report).supporters == 2
    assert supports(NOBODY, report, "a")
    for _ in range(2):
        take_back(actor=NOBODY, report_id=report.pk, mark="a")
    assert (fresh(report).supporters, supports(NOBODY, report, "a")) == (1, False)


def test_an_account_counts_once_from_whatever_browser_and_also_after_signing_in(world):
    report, citizen = published(world), Actor(user_id=world.users["leader"].pk)
    support(actor=citizen, report_id=report.pk, mark="a")
    support(actor=citizen, report_id=report.pk, mark="b")
    assert fresh(report).supporters == 1
    other = published(world)
    support(actor=NOBODY, report_id=other.pk, mark="a")
    support(actor=citizen, report_id=other.pk, mark="a")
    assert fresh(other).supporters == 1


def test_support_is_no_step_of_the_life(world):
    report = published(world)
    support(actor=NOBODY, report_id=report.pk, mark="a")
    after = fresh(report)
    assert (after.version, after.entries, after.head) == (report.version, report.entries, report.head)


def test_the_rows_of_one_supporter_on_two_reports_have_nothing_in_common(world):
    one, other = published(world), published(world)
    for report in (one, other):
        support(actor=Actor(user_id=7), report_id=report.pk, mark="a", email="siti@contoh.example")
    first, second = Support.objects.order_by("id")
    assert first.key != second.key
    assert first.email_index != second.email_index
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(s)::text FROM reports_support s")
        assert "siti" not in str(cursor.fetchall())


@pytest.mark.parametrize("visibility", ["public", "private", "anonymous"])
def test_what_is_not_shown_cannot_be_supported_and_does_not_exist(world, visibility):
    report = world.report(visibility=visibility).report
    with pytest.raises(NotFound):
        support(actor=NOBODY, report_id=report.pk, mark="a")
    with pytest.raises(VerbNotAllowed):
        support(actor=world.dispatcher, report_id=report.pk, mark="a")


def test_the_reporter_does_not_support_their_own_report(world):
    report = published(world)
    with pytest.raises(VerbNotAllowed, match="laporan Anda sendiri"):
        support(actor=world.reporter_of(report), report_id=report.pk, mark="a")


def test_without_account_and_mark_nobody_can_be_counted_once(world):
    with pytest.raises(Invalid, match="kuki"):
        support(actor=NOBODY, report_id=published(world).pk, mark="")


def test_finished_work_is_not_supported(world):
    report = do(world, published(world), *TO_RESOLVED)
    with pytest.raises(VerbNotAllowed):
        support(actor=NOBODY, report_id=report.pk, mark="a")


def test_supporters_of_a_merged_report_are_counted_at_its_main_and_led_there(world):
    main, report = published(world), published(world)
    for mark in "ab":
        support(actor=NOBODY, report_id=report.pk, mark=mark)
    join(world, report, main)
    assert fresh(main).supporters == 3
    with pytest.raises(VerbNotAllowed, match=main.number):
        support(actor=NOBODY, report_id=report.pk, mark="c")
    take_back(actor=NOBODY, report_id=report.pk, mark="a")
    assert (fresh(main).supporters, fresh(report).supporters, fresh(report).lent) == (2, 1, 2)
    do(world, report, ("dispatcher", Verb.UNMERGE))
    assert (fresh(main).supporters, fresh(report).supporters) == (0, 1)


def test_an_address_that_is_none_is_said(world):
    report = published(world)
    with pytest.raises(Invalid, match="tidak lengkap"):
        support(actor=NOBODY, report_id=report.pk, mark="a", email="siti@")
    assert (fresh(report).supporters, Support.objects.count()) == (0, 0)


def test_an_address_may_be_given_later_and_is_forgotten_everywhere_in_the_family_at_one_tap(world):
    main, report = published(world), published(world)
    support(actor=NOBODY, report_id=main.pk, mark="a")
    support(actor=NOBODY, report_id=main.pk, mark="a", email=" Siti@Contoh.example ")
    support(actor=NOBODY, report_id=report.pk, mark="b", email="siti@contoh.example")
    support(actor=NOBODY, report_id=report.pk, mark="c", email="lain@contoh.example")
    join(world, report, main)
    given = Support.objects.get(report=main)
    assert given.email == "siti@contoh.example"
    assert forget_supporter(support_id=given.pk) == main
    assert list(Support.objects.exclude(email_index=None).values_list("report_id", flat=True)) == [report.pk]
    assert Support.objects.exclude(email_index=None).get().email == "lain@contoh.example"
    assert Report.objects.get(pk=main.pk).supporters == 4
    with pytest.raises(NotFound):
        forget_supporter(support_id=0)
