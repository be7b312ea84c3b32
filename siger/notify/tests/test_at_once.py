"""Several processes that take up the same thing at the same moment do it once."""

import threading

import pytest
from django.db import connection

from siger.core.jobs.tests.workers import empty_queue
from siger.notify.models import DeliveryState
from siger.notify.rules import RULES
from siger.notify.sending import send
from siger.notify.telling import tell
from siger.reports.actions.submission import Contact
from siger.reports.events import ReportSubmitted
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_jobs_left(transactional_db):
    """The tables of the queue are not emptied with Django's."""
    empty_queue()
    yield
    empty_queue()


def at_once(work, times: int = 4) -> list:
    """What `work` returned in each of `times` threads that start together."""
    start, answers = threading.Barrier(times), []

    def run() -> None:
        start.wait()
        try:
            answers.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_four_workers_with_one_delivery_send_one_message(mail_server, write):
    delivery = write()
    answers = at_once(lambda: send(delivery.pk))
    assert sorted(answer is None for answer in answers) == [False, True, True, True]
    assert DeliveryState.SENT in answers
    assert len(mail_server.taken) == 1


def test_one_event_handled_four_times_at_once_is_one_delivery():
    report = build_world().report(contact=Contact(email="siti@contoh.example")).report
    event = ReportSubmitted(report_id=report.pk, seq=1)
    told = at_once(lambda: tell(RULES[0], event))
    assert sorted(len(deliveries) for deliveries in told) == [0, 0, 0, 1]
