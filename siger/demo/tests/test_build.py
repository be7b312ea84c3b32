"""The demonstration data as a whole: repeatable, lawful, and of every kind."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import transaction

from siger.deadlines.current import forget_rules
from siger.deadlines.recounting.reckoning import changed, open_reports, reckoned
from siger.deadlines.source import CalendarSource
from siger.demo.build import build
from siger.people.governments import governments_of
from siger.people.models import User
from siger.people.seeding import seed_agencies
from siger.regions.current import forget_locator
from siger.regions.loading import load_regions
from siger.reports.models import Handover, Rating, Referral, Report, Reporter, Support
from siger.reports.outside import outside_bodies
from siger.reports.queries.timeline import first_broken_entry
from siger.reports.seeding import load_services
from siger.reports.states import MOST_HANDOVERS, Outcome, State, Verb
from siger.triage.seeding import seed_rules

AS_OF = datetime(2026, 6, 3, 9, tzinfo=UTC)
FACTS = (
    *("number", "state", "outcome", "category", "title", "text", "lat", "lng"),
    *("region_id", "agency__code", "due_at", "promised_at", "head"),
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def province(db):
    forget_rules()
    forget_locator()
    load_regions(settings.INSTALLATION.code)
    seed_agencies()
    load_services()
    seed_rules()


def _facts():
    return [(*row[:-1], bytes(row[-1])) for row in Report.objects.order_by("number").values_list(*FACTS)]


def test_the_data_is_repeatable_lawful_and_of_every_kind(province):
    with transaction.atomic():
        build(reports=600, seed=7, as_of=AS_OF, pictures=False)
        first = _facts()
        _look()
        transaction.set_rollback(True)
    build(reports=600, seed=7, as_of=AS_OF, pictures=False)
    assert _facts() == first


def _look():
    reports = list(Report.objects.all())
    assert len(reports) == 600
    source = CalendarSource()
    counted = list(reckoned(list(open_reports(settings.INSTALLATION.code)), source))
    assert len(counted) > 50
    assert not [report.pk for report, clocks in counted if changed(report, clocks, source)]  # counted anew, all is where it is
    assert all(report.promised_at is not None for report in reports)
    assert {first_broken_entry(report) for report in reports[:100]} == {None}
    assert all(report.received_at <= AS_OF and report.changed_at <= AS_OF for report in reports)
    assert {report.state for report in reports} >= {State.RECEIVED, State.IN_PROGRESS, State.RESOLVED, State.CLOSED, State.REJECTED}
    assert {report.outcome for report in reports} >= {Outcome.CONFIRMED, Outcome.SILENT, Outcome.WITHDRAWN}
    assert len({report.category for report in reports}) >= 25
    anonymous = Reporter.objects.filter(report__visibility="anonymous")
    assert anonymous.exists()
    assert not anonymous.exclude(user=None, phone_index=None, email_index=None).exists()
    assert not Report.objects.filter(visibility="whistleblowing").exclude(title="", text="", landmark="").exists()
    assert Rating.objects.exists()
    _look_at_families(reports)
    _look_at_handovers()


def _look_at_families(reports):
    merged = [report for report in reports if report.state == State.MERGED]
    assert merged
    for report in merged:
        main = Report.objects.get(pk=report.main_id)
        assert (main.category, main.service_id, main.main_id) == (report.category, report.service_id, None)
        assert main.received_at <= report.received_at
        assert first_broken_entry(main) is first_broken_entry(report) is None
    for main in {report.main for report in merged}:
        assert main.gathered == main.merged.count() == main.timeline.filter(verb=Verb.GATHER).count()
        assert main.supporters == main.supports.count() + sum(one.lent for one in main.merged.all())
    assert Support.objects.count() == sum(report.supporters for report in reports) - sum(report.lent for report in merged)
    assert all(user.is_demonstration for user in User.objects.all())


def _look_at_handovers():
    rows = list(Handover.objects.select_related("report", "sender", "receiver"))
    assert {row.outcome for row in rows} >= {"accepted", "returned", "sent_up", "pending", "direct", "handed_back"}
    governments = dict(zip(row_agencies(rows), governments_of(row_agencies(rows)), strict=True))
    for row in rows:
        within = row.receiver is None or governments[row.sender] == governments[row.receiver]
        assert within == (row.outcome in {"direct", "handed_back"}), row
        assert row.outcome != "pending" or row.report.offered_to_id == row.receiver_id
    assert Report.objects.filter(offered_to__isnull=False).count() == sum(row.outcome == "pending" for row in rows)
    wandered = Report.objects.filter(handovers__gt=MOST_HANDOVERS)
    assert wandered.exists()
    assert all(first_broken_entry(report) is None for report in wandered)
    referral = Referral.objects.exclude(reference="").filter(body__in=outside_bodies()).first()
    assert referral.answer_due > referral.referred_at


def row_agencies(rows):
    return sorted({agency for row in rows for agency in (row.sender, row.receiver) if agency}, key=lambda agency: agency.pk)
