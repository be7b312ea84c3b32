"""From a report to the reporter's mailbox: a real worker, a real mail server, and both dying on the way."""

import pytest

from siger.core.jobs.tests.workers import empty_queue, wait_until, worker_running
from siger.notify.models import Delivery, DeliveryState
from siger.notify.tests.mail_server import mail_server_running, plain_text
from siger.reports.actions.submission import Contact
from tests.world import build_world

SITI = Contact(email="siti@contoh.example")


@pytest.fixture
def world(transactional_db):
    """Committed, so that the worker sees it; the queue is emptied before and after."""
    empty_queue()
    yield build_world()
    empty_queue()


def states() -> set[str]:
    return set(Delivery.objects.values_list("state", flat=True))


@pytest.mark.slow
def test_a_report_reaches_the_reporter_s_mailbox_once(world):
    with mail_server_running() as server:
        report = world.report(contact=SITI).report
        with worker_running(SIGER_SMTP_URL=server.url):
            wait_until(lambda: states() == {DeliveryState.SENT})
    (message,) = server.taken
    assert message["To"] == "siti@contoh.example"
    assert report.number in plain_text(message)


@pytest.mark.slow
def test_a_worker_killed_while_it_sends_leaves_a_delivery_that_is_sent_later(world):
    with mail_server_running() as server:
        server.hangs = True
        world.report(contact=SITI)
        with worker_running(SIGER_SMTP_URL=server.url) as first:
            wait_until(lambda: states() == {DeliveryState.SENDING})
            first.kill()
        server.hangs = False
        assert server.taken == []
        _let_the_lease_end()
        with worker_running(SIGER_SMTP_URL=server.url):
            wait_until(lambda: states() == {DeliveryState.SENT}, seconds=30)
        assert len(server.taken) == 1


def _let_the_lease_end() -> None:
    """As if its five minutes were over and the clock had come round."""
    from datetime import timedelta

    from siger.core.clock import now
    from siger.notify.jobs import requeue_forgotten

    Delivery.objects.update(next_try_at=now() - timedelta(minutes=10))
    assert requeue_forgotten() == 1
