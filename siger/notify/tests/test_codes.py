"""Sign-in codes are sent at once, written down, and never left lying about."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from procrastinate.contrib.django.models import ProcrastinateJob
from zeal import zeal_ignore

from siger.core.clock import now
from siger.core.jobs.tests.workers import empty_queue
from siger.notify.models import Delivery, DeliveryState
from siger.notify.sending import resend, send
from siger.notify.tests.mail_server import free_port, our_words, plain_text
from siger.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)
ASK = "/akun/login/code/"


@pytest.fixture(autouse=True)
def real_backend(settings, transactional_db):
    """pytest-django puts Django's own test mailbox in its place. Each test may ask for as many codes as one person."""
    cache.clear()
    empty_queue()
    settings.EMAIL_BACKEND = "siger.notify.email_backend.DeliveryBackend"
    yield
    empty_queue()


@pytest.fixture
def siti(db):
    user = User.objects.create_user("siti@contoh.example")
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    return user


def code_in(text: str) -> str:
    found = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", text, re.MULTILINE)
    assert found, text
    return found[1]


def test_a_code_arrives_within_the_request_and_its_words_are_not_kept(client, siti, mail_server, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post(ASK, {"email": siti.email})
    (message,) = mail_server.taken
    code = code_in(plain_text(message))
    delivery = Delivery.objects.get()
    assert (delivery.template, delivery.state) == ("login_code", DeliveryState.SENT)
    assert (delivery.text, delivery.html) == (None, None)
    assert code not in delivery.subject
    assert code not in our_words(caplog)
    assert "X-Siger-Kind" not in message


def test_a_code_is_written_in_the_language_of_the_reader(client, siti, mail_server):
    client.post(ASK, {"email": siti.email}, headers={"accept-language": "id"})
    (message,) = mail_server.taken
    assert message["Subject"] == "Kode masuk Anda"
    assert "Ketik kode ini" in plain_text(message)


def test_without_a_mail_server_the_code_can_be_read_on_the_mail_page_and_signs_in(client, siti, outbox, settings):
    settings.DEMONSTRATION = True
    client.post(ASK, {"email": siti.email})
    delivery = Delivery.objects.get()
    page = client.get(f"/_mail/{delivery.pk}").content.decode()
    with zeal_ignore():  # django-allauth looks the address up twice
        client.post("/akun/login/code/confirm/", {"code": code_in(delivery.text)})
    assert code_in(delivery.text) in page
    assert client.session.get("_auth_user_id") == str(siti.pk)


def test_when_the_mail_server_is_away_the_sign_in_page_answers_and_a_job_goes_on(client, siti, settings):
    settings.SMTP_URL = f"smtp://127.0.0.1:{free_port()}"
    assert client.post(ASK, {"email": siti.email}).status_code == 302
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.QUEUED
    assert delivery.next_try_at < now() + timedelta(seconds=15)
    assert ProcrastinateJob.objects.filter(task_name="siger.notify.send").exists()


def test_a_code_that_is_too_old_is_never_sent_and_forgotten(client, siti, settings, mail_server):
    mail_server.answers = ["451 later"]
    client.post(ASK, {"email": siti.email})
    delivery = Delivery.objects.get()
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert send(delivery.pk) is DeliveryState.DEAD
        assert resend(delivery.pk) is False
    delivery.refresh_from_db()
    assert delivery.text is None
    assert mail_server.taken == []


def test_other_mail_of_django_is_a_delivery_too(mail_server):
    mail.send_mail("Halo", "Isi.", None, ["a@contoh.example", "b@contoh.example"])
    assert {message["To"] for message in mail_server.taken} == {"a@contoh.example", "b@contoh.example"}
    assert Delivery.objects.filter(template="account", state=DeliveryState.SENT).count() == 2
