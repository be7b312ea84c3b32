"""What a page costs in statements and bytes, which no slow machine can change. Seconds are script/bench's business."""

from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from siger.reports.actions.publish_report import publish_report
from siger.reports.models import Report
from siger.reports.queries import public, worklist
from tests.world import World

FEW, MANY = 3, 60
REPORT = {
    "text": "Jalan di depan pasar berlubang besar, sudah dua minggu belum diperbaiki.",
    "category": "roads",
    "lat": "-5.3802",
    "lng": "105.2503",
    "visibility": "public",
}


def _send_reports(world: World, count: int) -> None:
    for _ in range(count):
        report = world.report().report
        publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)


def _office(world: World) -> Client:
    client, user = Client(), world.users["dispatcher"]
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return client


def _opened(client: Client, address: str) -> tuple[int, int]:
    """Statements and bytes of a page."""
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(caught), len(answer.content)


@pytest.mark.parametrize(("address", "office", "statements"), [("/laporan", False, 1), ("/kantor/", True, 10)])
def test_a_list_costs_the_same_statements_for_few_reports_and_for_many(world, address, office, statements):
    client = _office(world) if office else Client()
    _send_reports(world, FEW)
    _opened(client, address)  # rules and things with owners are read once in a process's life
    few, _ = _opened(client, address)
    _send_reports(world, MANY)
    many, _ = _opened(client, address)
    assert (few, many) == (statements, statements)


def test_a_full_page_of_either_list_is_small(world):
    _send_reports(world, MANY)
    _, public_bytes = _opened(Client(), "/laporan")
    _, office_bytes = _opened(_office(world), "/kantor/")
    assert public_bytes < 8_000 + 800 * public.PAGE
    assert office_bytes < 16_000 + 800 * worklist.PAGE


def test_one_report_is_small_for_everybody(world):
    _send_reports(world, 1)
    number = Report.objects.get().number
    assert _opened(Client(), f"/laporan/{number}")[1] < 20_000
    assert _opened(_office(world), f"/kantor/laporan/{number}")[1] < 24_000


def _sent(**how: Any) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        answer = Client().post(**how)
    assert answer.status_code in {201, 302}, answer.content
    return [query["sql"] for query in caught if not query["sql"].startswith(("SAVEPOINT", "RELEASE SAVEPOINT"))]


@pytest.mark.parametrize(
    "how",
    [
        {"path": "/lapor", "data": REPORT, "headers": {}},
        {"path": "/lapor.json", "data": REPORT, "content_type": "application/json", "headers": {}},
    ],
    ids=["form", "json"],
)
def test_a_new_report_is_written_once(world, how):
    """The limit of its address, the key, report, reporter, entry and jobs; nothing is written twice."""
    with_key = {**how, "data": {**REPORT, "idempotency_key": "a-key-of-a-test-0001"}}
    _sent(**how)  # the process learns the regions
    statements = _sent(**with_key)
    assert len(statements) == 6
    assert not [sql for sql in statements if sql.startswith("UPDATE")]
