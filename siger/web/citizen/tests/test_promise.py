"""Everyone reads by when a report is to be resolved, and when that is only provisional."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from siger.reports.actions.publish_report import publish_report

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
