"""/_mail is for whoever sits at the machine, while nothing is really sent."""

import pytest

from siger.notify.rendering import LANGUAGES
from siger.notify.rules import TEMPLATES

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings, outbox):
    settings.DEMONSTRATION = True


def test_messages_are_listed_and_read_on_this_machine(demonstration, client, write):
    delivery = write(text="Terima kasih.\n\n<script>alert(1)</script>")
    listed = client.get("/_mail").content.decode()
    assert delivery.subject in listed
    assert f"/_mail/{delivery.pk}" in listed
    read = client.get(f"/_mail/{delivery.pk}").content.decode()
    assert "Terima kasih." in read
    assert "<script>alert" not in read


def test_an_empty_mailbox_says_how_to_fill_it(demonstration, client):
    assert "Belum ada pesan" in client.get("/_mail", headers={"accept-language": "id"}).content.decode()


@pytest.mark.parametrize("path", ["/_mail", "/_mail/1"])
def test_another_machine_finds_nothing_also_through_a_proxy(demonstration, client, write, path):
    assert client.get(path, REMOTE_ADDR="203.0.113.9").status_code == 404
    assert client.get(path, headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404


def test_an_installation_for_people_has_no_mailbox(settings, outbox, client):
    settings.DEMONSTRATION = settings.DEBUG = False
    assert client.get("/_mail").status_code == 404


def test_where_mail_goes_out_there_is_no_mailbox(settings, demonstration, mail_server, client):
    assert client.get("/_mail").status_code == 404


def test_a_message_that_is_not_there_is_not_found(demonstration, client):
    assert client.get("/_mail/999999").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_message_can_be_looked_at_without_a_report(demonstration, client, template, language):
    assert f"/_mail/contoh/{template}.{language}" in client.get("/_mail").content.decode()
    about = "/kantor/serah-terima" if template == "shift" else "LPG-2K7Q-93XM"
    assert about in client.get(f"/_mail/contoh/{template}.{language}").content.decode()


def test_a_message_that_we_do_not_write_is_not_found(demonstration, client):
    assert client.get("/_mail/contoh/received.fr").status_code == 404
    assert client.get("/_mail/contoh/_foot.id").status_code == 404
