"""What `siger doctor` hears about mail."""

import pytest

from siger.core.health.findings import Status
from siger.notify.health import mail_problems
from siger.notify.models import DeliveryState
from siger.notify.tests.mail_server import free_port
from siger.notify.transports.smtp import SmtpServer, parse_smtp_url

pytestmark = pytest.mark.django_db


def codes() -> set[str]:
    return {problem.subject for problem in mail_problems()}


def test_a_server_that_answers_is_no_problem(mail_server):
    assert mail_problems() == []


def test_a_demonstration_needs_no_server_but_an_installation_for_people_does(outbox, settings):
    assert codes() == set()
    settings.SITE_URL = "https://siger.example"
    (problem,) = mail_problems()
    assert (problem.subject, problem.status) == ("mail.none", Status.FAIL)


def test_a_server_that_is_away_is_named_without_its_password(settings):
    settings.SMTP_URL = f"smtp://user:secret-word@127.0.0.1:{free_port()}"
    (problem,) = mail_problems()
    assert problem.subject == "mail.server"
    assert "secret-word" not in problem.words


def test_an_address_that_is_none_is_explained(settings):
    settings.SMTP_URL = "mail.example:25"
    assert codes() == {"mail.address"}


def test_messages_that_did_not_arrive_are_counted(mail_server, write):
    write(state=DeliveryState.DEAD)
    write(state=DeliveryState.DEAD, last_error="expired")
    write(state=DeliveryState.FAILED)
    found = {problem.subject: problem.words for problem in mail_problems()}
    assert found["mail.dead"].startswith("1 ")
    assert set(found) == {"mail.dead", "mail.refused"}


def test_smtp_addresses_are_read():
    assert parse_smtp_url("smtp+tls://u%40x:p%2Fw@mail.example:2525") == SmtpServer("smtp+tls", "mail.example", 2525, "u@x", "p/w")
    assert parse_smtp_url("smtps://mail.example").port == 465


def test_a_sender_that_does_not_exist_is_named_where_people_are_served(mail_server, settings):
    settings.SITE_URL, settings.DEFAULT_FROM_EMAIL = "https://siger.go.id", "Siger <kabar@siger.example>"
    assert codes() == {"mail.sender"}
    settings.DEFAULT_FROM_EMAIL = "Siger <kabar@siger.go.id>"
    assert codes() == set()
