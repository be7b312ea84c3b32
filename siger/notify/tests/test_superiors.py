"""Who sits above a late desk is told once for each rung, and reads nothing of the report but its number."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from siger.deadlines.watching import watch
from siger.notify.models import Delivery
from siger.notify.rules import RULES
from siger.notify.telling import tell
from siger.reports.events import ReportEscalated
from siger.reports.models import TimelineEntry
from siger.reports.states import Verb

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")
(RULE,) = (rule for rule in RULES if rule.event is ReportEscalated)


def escalated(report):
    """Tell of every step on the timeline, as the worker would."""
    for entry in TimelineEntry.objects.filter(report=report, verb=Verb.ESCALATE).order_by("seq"):
        tell(RULE, ReportEscalated(event_id=f"{entry.pk:032d}", report_id=report.pk, seq=entry.seq))
    return list(Delivery.objects.filter(template="escalated").order_by("id"))


def late(world, moment, **changes):
    from siger.reports.actions.assign import assign

    with time_machine.travel(datetime(2026, 6, 8, 10, 0, tzinfo=JAKARTA)):
        report = world.report(**changes).report
        assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk)
    with time_machine.travel(moment):
        watch()
    return report


def test_the_supervisor_of_the_late_office_is_told_of_the_number_alone(world):
    report = late(world, datetime(2026, 6, 15, 17, 0, tzinfo=JAKARTA))
    (message,) = escalated(report)
    assert message.address == "supervisor@contoh.example"
    assert report.number in message.subject
    assert f"/kantor/laporan/{report.number}" in message.text
    assert report.title not in message.text
    assert len(escalated(report)) == 1


def test_the_governor_is_told_at_the_last_rung(world):
    report = late(world, datetime(2026, 7, 30, 17, 0, tzinfo=JAKARTA))
    with time_machine.travel(datetime(2026, 7, 30, 18, 0, tzinfo=JAKARTA)):
        for _ in range(4):
            watch()
    assert "leader@contoh.example" in {message.address for message in escalated(report)}


def test_where_nobody_sits_nobody_is_told_and_nothing_breaks(world):
    world.users["supervisor"].memberships.all().delete()
    assert escalated(late(world, datetime(2026, 6, 15, 17, 0, tzinfo=JAKARTA))) == []
