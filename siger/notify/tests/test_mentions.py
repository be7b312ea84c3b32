"""Who is called by a note is told once, by a message that says nothing of it."""

import pytest

from siger.core.events.registry import listeners_of
from siger.desk.actions.add_note import add_note
from siger.desk.actions.read_mentions import read_mentions
from siger.desk.events import Mentioned
from siger.desk.models import Mention
from siger.notify import mentions
from siger.notify.mentions import tell_mentioned
from siger.notify.models import Delivery
from siger.people.models import Membership
from siger.reports.actions.assign import assign
from siger.reports.models import Report

pytestmark = pytest.mark.django_db

WORDS = "@Officer tolong telepon Bu Siti soal lubangnya."


@pytest.fixture
def report(world):
    """In work at the roads of the province."""
    sent = world.report().report
    assign(actor=world.dispatcher, report_id=sent.pk, seen=sent.version, agency_id=world.agencies["prov.bmbk"].pk)
    return Report.objects.get(pk=sent.pk)


def called(world, report, words=WORDS):
    """The events that the note published."""
    note = add_note(actor=world.dispatcher, report_id=report.pk, words=words)
    return [Mentioned(report_id=report.pk, mention_id=one.pk, user_id=one.user_id) for one in note.mentions.order_by("pk")]


def test_the_mentioned_gets_the_number_and_no_word_of_the_note(world, report):
    (event,) = called(world, report)
    for _ in range(2):
        tell_mentioned(event)
    (message,) = Delivery.objects.all()
    assert message.address == "officer@contoh.example"
    assert (report.number in message.subject, f"/kantor/laporan/{report.number}" in message.text) == (True, True)
    assert not any(word in message.subject + message.text + (message.html or "") for word in ("telepon", "Siti", report.title))


def test_mentions_are_listened_to():
    assert [listener.name.rpartition(".")[2] for listener in listeners_of(Mentioned.name)] == ["tell_of_mention"]


def test_while_one_is_unread_the_next_is_told_at_the_desk_alone(world, report):
    for _ in range(3):
        for event in called(world, report):
            tell_mentioned(event)
    assert (Delivery.objects.count(), Mention.objects.count()) == (1, 3)
    read_mentions(actor=world.officer)
    for event in called(world, report):
        tell_mentioned(event)
    assert Delivery.objects.count() == 2


def test_who_read_it_meanwhile_is_not_told(world, report):
    (event,) = called(world, report)
    read_mentions(actor=world.officer)
    assert tell_mentioned(event) is None
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("gone", ["seat", "account", "report"])
def test_who_no_longer_sees_the_report_is_not_told(world, report, gone):
    (event,) = called(world, report)
    if gone == "seat":
        Membership.objects.filter(user=world.users["officer"]).delete()
    elif gone == "account":
        type(world.users["officer"]).objects.filter(pk=world.users["officer"].pk).update(is_active=False)
    else:
        Report.objects.filter(pk=report.pk).update(agency=world.agencies["18.71.pu"])
    assert tell_mentioned(event) is None


def test_each_reads_their_own_language(world, report):
    type(world.users["officer"]).objects.filter(pk=world.users["officer"].pk).update(language="en")
    for event in called(world, report, "@Officer dan @Supervisor, lihat ini."):
        tell_mentioned(event)
    assert {message.address: message.subject.split(" ")[0] for message in Delivery.objects.all()} == {
        "officer@contoh.example": "You",
        "supervisor@contoh.example": "Anda",
    }


def test_a_mailbox_is_not_filled(world, report, monkeypatch):
    monkeypatch.setattr(mentions, "_told_already", lambda mention: False)
    for _ in range(mentions.MOST_A_DAY.count + 2):
        for event in called(world, report):
            tell_mentioned(event)
    assert Delivery.objects.count() == mentions.MOST_A_DAY.count
