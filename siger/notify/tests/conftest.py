import pytest
from django.db import connection

from siger.core.clock import now
from siger.core.ids import new_secret
from siger.notify.models import Delivery
from siger.notify.rendering import from_text
from siger.notify.telling import new_message_id
from siger.notify.tests.mail_server import mail_server_running


@pytest.fixture(autouse=True)
def own_queue(db):
    """No jobs that tests of others have left: the tables of the queue are not emptied with Django's."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture
def mail_server(settings):
    """A mail server, named in the settings."""
    with mail_server_running() as server:
        settings.SMTP_URL = server.url
        yield server


@pytest.fixture
def outbox(settings, tmp_path):
    """No mail server: messages go to files in this folder."""
    settings.SMTP_URL, settings.STATE = "", tmp_path
    return tmp_path / "outbox"


@pytest.fixture
def write():
    """Writes a delivery that is due."""

    def _write(**changes) -> Delivery:
        words = from_text("Laporan LPG-2K7Q-93XM sudah kami terima", "Terima kasih.\n\nhttp://localhost:8000/laporan/LPG-2K7Q-93XM", "id")
        usual = {
            "event_id": new_secret(), "template": "received", "recipient": "reporter:1", "address": "siti@contoh.example",
            "subject": words.subject, "text": words.text, "html": words.html, "message_id": new_message_id(),
            "next_try_at": now(), "created_at": now(),
        }  # fmt: skip
        return Delivery.objects.create(**{**usual, **changes})

    return _write
