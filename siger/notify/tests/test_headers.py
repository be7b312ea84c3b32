"""Nobody's words can add a header, a recipient or markup to a message."""

import pytest

from siger.notify.rendering import from_text
from siger.notify.sending import send
from siger.notify.telling import new_message_id
from siger.notify.tests.mail_server import html
from siger.notify.transports.outgoing import Outgoing, without_addresses

INJECTIONS = (
    "Siger\r\nBcc: jahat@contoh.example",
    "Siger\nBcc: jahat@contoh.example",
    "Siger\u2028Bcc: jahat@contoh.example",
    "Siger\x00\x0bBcc: x@y.example",
)


def outgoing(**changes) -> Outgoing:
    usual = {
        "address": "siti@contoh.example", "sender": "Siger <kabar@siger.example>", "subject": "Kabar", "text": "Isi\n", "html":
        "<p>Isi</p>", "message_id": new_message_id(), "language": "id",
    }  # fmt: skip
    return Outgoing(**{**usual, **changes})


@pytest.mark.parametrize("words", INJECTIONS)
def test_a_line_break_in_a_subject_or_name_does_not_become_a_header(words):
    for email in (outgoing(subject=words).as_email(), outgoing(sender=f"{words} <kabar@siger.example>").as_email()):
        raw = email.as_bytes()
        assert b"\nBcc:" not in raw
        assert "Bcc" not in email


@pytest.mark.parametrize(
    "address", ["siti@contoh.example\r\nBcc: jahat@contoh.example", "siti@contoh.example, jahat@contoh.example", "bukan alamat"]
)
@pytest.mark.django_db
def test_an_address_that_is_more_than_one_address_is_refused(mail_server, write, address):
    assert send(write(address=address).pk) == "failed"
    assert mail_server.taken == []


@pytest.mark.django_db
def test_markup_in_words_stays_words(mail_server, write):
    words = from_text("<b>Kabar</b>", '<script>alert("x")</script>\n\nhttps://contoh.example/"onclick="x', "id")
    send(write(subject=words.subject, text=words.text, html=words.html).pk)
    shown = html(mail_server.taken[0])
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert '"onclick="' not in shown


def test_what_a_server_says_is_kept_without_addresses():
    assert without_addresses("550 <siti@contoh.example>: no such user siti@contoh.example\r\nfoo") == "550 <…>: no such user <…> foo"
