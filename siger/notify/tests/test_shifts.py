"""A colleague hears of the shift that was handed over to them, once and without a word of the message."""

import pytest

from siger.core.events.registry import listeners_of
from siger.desk.actions.hand_over import hand_over
from siger.desk.actions.read_shifts import read_shifts
from siger.desk.bulk.running import run_all
from siger.desk.events import ShiftHandedOver
from siger.notify.models import Delivery
from siger.notify.shifts import tell_receiver
from siger.people.models import Membership
from siger.reports.actions.assign import assign
from siger.reports.actions.entrust import entrust
from siger.reports.actions.start import start

pytestmark = pytest.mark.django_db
WORDS = "Bu Siti sudah ditelepon."


@pytest.fixture
def shift(world):
    """One report, from the officer to the superior; on its way."""
    report = world.report().report
    report = assign(actor=world.dispatcher, report_id=report.pk, seen=report.version, agency_id=world.agencies["prov.bmbk"].pk)
    report = entrust(actor=world.supervisor, report_id=report.pk, seen=report.version, person_id=world.users["officer"].pk)
    chosen = [(report.pk, report.version)]
    return hand_over(actor=world.officer, receiver_id=world.users["supervisor"].pk, chosen=chosen, words=WORDS)


def test_it_says_how_many_and_where_and_no_word_of_the_message(shift):
    run_all(shift.run_id)
    event = ShiftHandedOver(shift_id=shift.pk)
    for _ in range(2):
        tell_receiver(event)
    (message,) = Delivery.objects.all()
    assert (message.address, message.report_id) == ("supervisor@contoh.example", None)
    assert message.subject.startswith("1 laporan diserahkan")
    assert "/kantor/serah-terima/" in message.text
    assert not any(word in message.subject + message.text + (message.html or "") for word in ("Siti", "ditelepon", "Officer", "LPG-"))


def test_nothing_is_told_of_what_did_not_change_hands(world, shift):
    item = shift.run.items.get()
    start(actor=world.officer, report_id=item.report_id, seen=item.seen)
    run_all(shift.run_id)
    assert tell_receiver(ShiftHandedOver(shift_id=shift.pk)) is None


def test_nor_to_who_has_read_of_it_nor_to_who_is_gone(world, shift):
    read_shifts(actor=world.supervisor)
    assert tell_receiver(ShiftHandedOver(shift_id=shift.pk)) is None
    type(shift).objects.update(read_at=None)
    world.users["supervisor"].is_active = False
    world.users["supervisor"].save()
    assert tell_receiver(ShiftHandedOver(shift_id=shift.pk)) is None
    assert tell_receiver(ShiftHandedOver(shift_id=0)) is None
    assert Membership.objects.filter(user=world.users["supervisor"]).exists()


def test_hand_overs_are_listened_to():
    assert [one.name.rpartition(".")[2] for one in listeners_of(ShiftHandedOver.name)] == ["tell_of_shift"]
