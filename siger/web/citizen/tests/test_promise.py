"""Everyone reads by when a report is to be resolved, and when that is only provisional."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from siger.reports.actions.publish_report import publish_report
from siger.reports.states import Verb
from siger.reports.tests.test_journeys import do

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")


def morning(year, month, day):
    return datetime(year, month, day, 10, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("sent", "read", "words"),
    [
        (morning(2026, 6, 8), morning(2026, 6, 9), "Janji selesai: Senin, 29 Juni."),
        (morning(2026, 6, 8), morning(2026, 7, 1), "Janji selesai Senin, 29 Juni sudah terlewat."),
        (morning(2027, 12, 20), morning(2027, 12, 21), "2028, sementara karena"),
    ],
)
def test_the_promise_stands_on_the_page_of_a_report(world, client, sent, read, words):
    with time_machine.travel(sent):
        report = world.report().report
        publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)
    with time_machine.travel(read):
        assert words in client.get(f"/laporan/{report.number}").content.decode()


@pytest.mark.parametrize(
    ("sent", "marked"), [(morning(2027, 12, 1), []), (morning(2027, 12, 20), ["promise"]), (morning(2027, 12, 29), ["due", "promise"])]
)
def test_each_due_date_carries_its_own_mark(world, client, sent, marked):
    with time_machine.travel(sent):
        report = world.report().report
        publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)
        page = client.get(f"/laporan/{report.number}").content.decode()
        do(world, report, ("dispatcher", Verb.ASSIGN))
        rows = client.get("/laporan").content.decode()
    due, promise = page.split("Paling lambat ")[1].split(".")[0], page.split("Janji selesai: ")[1].split(".")[0]
    assert [name for name, words in (("due", due), ("promise", promise)) if "sementara" in words] == marked
    assert "paling lambat" in rows
    assert ("(sementara)" in rows) == (sent.day > 20)
