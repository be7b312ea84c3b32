"""A message arrives, is refused, or is tried again; each is written down."""

import logging
from datetime import timedelta

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.notify.jobs import LATE, forget_words, requeue_forgotten
from siger.notify.models import Delivery, DeliveryState
from siger.notify.sending import LEASE, MOST_ATTEMPTS, resend, send
from siger.notify.tests.mail_server import free_port, html, our_words, plain_text

pytestmark = pytest.mark.django_db


def sends_waiting() -> int:
    return ProcrastinateJob.objects.filter(task_name="siger.notify.send", status="todo").count()


def test_a_message_arrives_with_both_alternatives_and_says_that_it_is_automatic(mail_server, write):
    delivery = write()
    assert send(delivery.pk) is DeliveryState.SENT
    (message,) = mail_server.taken
    assert message["To"] == "siti@contoh.example"
    assert message["Subject"] == "Laporan LPG-2K7Q-93XM sudah kami terima"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == delivery.message_id
    assert "Terima kasih." in plain_text(message)
    assert '<a href="http://localhost:8000/laporan/LPG-2K7Q-93XM"' in html(message)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.transport) == (DeliveryState.SENT, 1, "smtp")
    assert delivery.sent_at is not None


def test_a_message_that_was_sent_is_not_sent_again(mail_server, write):
    delivery = write()
    send(delivery.pk)
    assert send(delivery.pk) is None
    assert len(mail_server.taken) == 1


def test_a_server_that_is_busy_gets_the_message_later(mail_server, write):
    mail_server.answers = ["451 4.3.0 try again later"]
    delivery = write()
    assert send(delivery.pk) is DeliveryState.QUEUED
    delivery.refresh_from_db()
    assert delivery.last_error.startswith("451")
    assert sends_waiting() == 1
    assert send(delivery.pk) is None  # not before its time
    with time_machine.travel(now() + timedelta(minutes=2)):
        assert send(delivery.pk) is DeliveryState.SENT
    assert len(mail_server.taken) == 1


def test_an_address_that_does_not_exist_is_given_up_at_once_and_not_repeated_in_the_note(mail_server, write, caplog):
    mail_server.refused = {"siti@contoh.example"}
    delivery = write()
    with caplog.at_level(logging.DEBUG):
        assert send(delivery.pk) is DeliveryState.FAILED
    delivery.refresh_from_db()
    assert delivery.last_error.startswith("550")
    assert "siti" not in delivery.last_error
    assert "siti" not in our_words(caplog)
    assert sends_waiting() == 0


def test_a_message_that_the_server_will_never_take_is_given_up_at_once(mail_server, write):
    mail_server.answers = ["554 5.7.1 no"]
    assert send(write().pk) is DeliveryState.FAILED


def test_a_server_that_is_not_there_is_tried_again(settings, write):
    settings.SMTP_URL = f"smtp://127.0.0.1:{free_port()}"
    delivery = write()
    assert send(delivery.pk) is DeliveryState.QUEUED
    delivery.refresh_from_db()
    assert "ConnectionRefusedError" in delivery.last_error


def test_a_server_that_hangs_is_left_after_our_patience(mail_server, write):
    mail_server.hangs = True
    started = now()
    assert send(write().pk, seconds=0.5) is DeliveryState.QUEUED
    assert now() - started < timedelta(seconds=5)


def test_a_server_that_wants_encryption_that_it_does_not_offer_is_for_us_to_mend(settings, mail_server, write):
    settings.SMTP_URL = mail_server.url.replace("smtp://", "smtp+tls://user:secret-word@")
    delivery = write()
    assert send(delivery.pk) is DeliveryState.QUEUED
    delivery.refresh_from_db()
    assert "secret-word" not in delivery.last_error
    assert mail_server.taken == []


def test_after_the_last_attempt_a_message_is_dead_and_can_be_sent_again(mail_server, write):
    mail_server.answers = ["451 later"]
    delivery = write(attempts=MOST_ATTEMPTS - 1)
    assert send(delivery.pk) is DeliveryState.DEAD
    assert resend(delivery.pk) is True
    assert sends_waiting() == 1
    assert send(delivery.pk) is DeliveryState.SENT
    assert resend(delivery.pk) is False


def test_the_pauses_between_attempts_grow_to_about_a_day(mail_server, write):
    mail_server.answers = ["451 later"] * MOST_ATTEMPTS
    delivery, moment = write(), now()
    for _ in range(MOST_ATTEMPTS):
        with time_machine.travel(moment, tick=False):
            state = send(delivery.pk)
        delivery.refresh_from_db()
        moment = delivery.next_try_at or moment
    assert state is DeliveryState.DEAD
    assert timedelta(hours=18) < moment - delivery.created_at < timedelta(hours=30)


def test_a_message_whose_sender_died_goes_out_after_the_lease_with_the_same_id(mail_server, write):
    delivery = write(state=DeliveryState.SENDING, attempts=1, next_try_at=now() + LEASE)
    assert send(delivery.pk) is None
    with time_machine.travel(now() + LEASE + LATE + timedelta(seconds=10)):
        assert requeue_forgotten() == 1
        assert sends_waiting() == 1
        assert send(delivery.pk) is DeliveryState.SENT
    assert mail_server.taken[0]["Message-ID"] == delivery.message_id


def test_without_a_mail_server_messages_lie_in_private_files(outbox, write):
    assert send(write().pk) is DeliveryState.SENT
    (file,) = outbox.glob("*.eml")
    assert b"Auto-Submitted: auto-generated" in file.read_bytes()
    assert (file.stat().st_mode & 0o777, outbox.stat().st_mode & 0o777) == (0o600, 0o700)


def test_files_of_the_outbox_are_kept_for_a_day(outbox, write):
    send(write().pk)
    assert forget_words()["files"] == 0
    with time_machine.travel(now() + timedelta(hours=25)):
        assert forget_words()["files"] == 1
    assert list(outbox.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_tried_again(outbox, write):
    outbox.write_text("a file where the folder should be")
    assert send(write().pk) is DeliveryState.QUEUED


def test_words_are_emptied_after_a_month_and_rows_after_half_a_year(mail_server, write):
    delivery = write()
    send(delivery.pk)
    forget_words()
    delivery.refresh_from_db()
    assert delivery.text
    with time_machine.travel(now() + timedelta(days=31)):
        assert forget_words()["words"] == 1
    delivery.refresh_from_db()
    assert (delivery.text, delivery.html) == (None, None)
    with time_machine.travel(now() + timedelta(days=181)):
        forget_words()
    assert Delivery.objects.count() == 0
