"""submit: what comes in, comes in once, and nobody is named who should not be."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from siger.core.clock import now
from siger.core.crypto import blind_index
from siger.core.errors import IdempotencyConflict, Invalid
from siger.people.actors import Actor
from siger.reports.actions.submission import Contact, title_of
from siger.reports.actions.submit import submit
from siger.reports.models import Report, Reporter
from siger.reports.placing import GivenPlace, Unreachable
from siger.reports.queries.own import report_of_secret
from tests.world import build_world, submission
from tests.world.verbs import sent_photo

KEY = "k" * 24


@pytest.mark.django_db
def test_the_receipt_opens_the_report_and_a_wrong_letter_does_not(world):
    receipt = world.report()
    assert report_of_secret(receipt.secret) == receipt.report
    wrong = ("0" if receipt.secret[5] != "0" else "1").join([receipt.secret[:5], receipt.secret[6:]])
    assert report_of_secret(wrong) is None


@pytest.mark.django_db
def test_the_same_submission_twice_is_one_report_and_one_receipt(world):
    first, second = (submit(actor=Actor(), sent=submission(), key=KEY) for _ in range(2))
    assert (first.report.number, first.secret) == (second.report.number, second.secret)
    assert (first.repeated, second.repeated) == (False, True)


@pytest.mark.django_db
def test_the_same_key_for_something_else_is_a_conflict_and_writes_nothing(world):
    submit(actor=Actor(), sent=submission(), key=KEY)
    with pytest.raises(IdempotencyConflict):
        submit(actor=Actor(), sent=submission(text="Lampu jalan mati di depan sekolah."), key=KEY)
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_three_at_once_are_one_report():
    build_world()
    numbers, barrier = [], threading.Barrier(3)

    def send():
        barrier.wait()
        numbers.append(submit(actor=Actor(), sent=submission(), key=KEY).report.number)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(numbers) == 3
    assert len(set(numbers)) == 1
    assert Report.objects.count() == 1


@pytest.mark.django_db
def test_an_anonymous_report_keeps_nothing_of_a_signed_in_reporter(world):
    contact = Contact("Siti", "siti@contoh.example", "0812 0000 1234")
    photo = sent_photo()
    user = world.users["officer"]
    report = submit(actor=Actor(user_id=user.pk), sent=submission(visibility="anonymous", contact=contact, photos=[photo]), key=KEY).report
    held = Reporter.objects.get(report=report)
    assert (held.user_id, held.name, held.email, held.phone, held.email_index, held.phone_index) == (None,) * 6
    assert report.timeline.get().user_id is None
    stored = report.photos.get()
    assert (stored.uploaded_by_id, stored.keep_original) == (None, False)


@pytest.mark.django_db
def test_contact_is_sealed_and_found_by_its_exact_value_only(world):
    report = world.report(contact=Contact("Siti", "Siti@Contoh.example ", "0812-0000-1234")).report
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, phone FROM reports_reporter WHERE report_id = %s", [report.pk])
        assert not any(b"iti" in bytes(raw) or b"0812" in bytes(raw) or b"62812" in bytes(raw) for raw in cursor.fetchone())
    assert Reporter.objects.get(phone_index=blind_index("phone", "+6281200001234")).email == "siti@contoh.example"


@pytest.mark.django_db
def test_personal_data_in_the_text_is_masked_and_the_original_sealed(world):
    text = "Tolong hubungi saya di 0812-0000-1234, lampu jalan mati sejak Senin."
    report = world.report(text=text).report
    assert "0812" not in report.text + report.title
    assert Report.objects.get(pk=report.pk).original_text.startswith(text)


@pytest.mark.django_db
def test_sensitive_categories_start_private(world):
    receipt = world.report(category="health", service_code="")
    assert (receipt.report.visibility, receipt.made_private) == ("private", True)


@pytest.mark.django_db
@pytest.mark.parametrize("days", [2, -2, 400, -400])
def test_a_clock_that_is_off_never_moves_the_legal_one(world, days):
    at = now()
    with time_machine.travel(at, tick=False):
        report = world.report(occurred_at=at + timedelta(days=days)).report
    assert report.received_at == at
    assert report.occurred_at == (at + timedelta(days=days) if days == -2 else at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "   \n\t "}, "text"),
        ({"text": "a" * 10_000}, "text"),
        ({"category": "aliens"}, "category"),
        ({"visibility": "everyone"}, "visibility"),
        ({"place": GivenPlace()}, "position"),
        ({"place": GivenPlace(lat=0.0, lng=0.0)}, "position"),
        ({"place": GivenPlace(lat=float("nan"), lng=105.0)}, "position"),
        ({"place": GivenPlace(region_code="18.01")}, "position"),
        ({"place": GivenPlace(region_code="99.99.99.9999")}, "position"),
        ({"place": GivenPlace(lat=-6.2, lng=106.8)}, "position"),
        ({"contact": Contact(email="bukan surel")}, "email"),
        ({"contact": Contact(phone="12")}, "phone"),
        ({"photos": [sent_photo(str(n)) for n in range(5)]}, "photos"),
    ],
)
def test_wrong_input_is_named_and_writes_nothing(world, changes, field):
    with pytest.raises(Invalid) as refusal:
        world.report(**changes)
    assert refusal.value.fields[field]
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_everything_wrong_is_said_at_once(world):
    with pytest.raises(Invalid) as refusal:
        world.report(text="", category="", contact=Contact(email="x"), place=GivenPlace())
    assert set(refusal.value.fields) == {"position", "text", "category", "email"}


@pytest.mark.django_db
def test_swapped_latitude_and_longitude_are_noticed(world):
    with pytest.raises(Unreachable) as refusal:
        world.report(place=GivenPlace(lat=105.25, lng=-5.38))
    assert refusal.value.swapped
    assert "tertukar" in refusal.value.message


@pytest.mark.django_db
def test_the_reporters_own_village_wins_over_the_nearest(world):
    report = world.report(place=GivenPlace(lat=-5.3802, lng=105.2503, region_code="18.71.01.1002")).report
    assert (report.region_id, report.region_certainty) == ("18.71.01.1002", "reporter")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> jalan rusak", "'; DROP TABLE reports_report; -- jalan", "jalan rusak 🚧🚧 parah"]
)
def test_odd_text_is_kept_as_it_is(world, text):
    assert world.report(text=text).report.text == text


@pytest.mark.django_db
def test_nul_and_direction_marks_are_taken_out(world):
    assert world.report(text="jalan\x00 rusak \u202egnp.exe parah").report.text == "jalan rusak gnp.exe parah"


def test_a_title_is_the_first_sentence_cut_at_a_word():
    assert title_of("Jalan rusak. Sudah lama.") == "Jalan rusak"
    long = title_of("kata " * 60)
    assert len(long) <= 91
    assert long.endswith("kata…")
