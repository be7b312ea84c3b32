"""Who hears what of a report, and what is never said."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.events.delivery import deliver
from siger.core.events.registry import listeners_of
from siger.core.rate_limits import Limit
from siger.notify import telling
from siger.notify.models import Delivery
from siger.notify.rules import RULES
from siger.notify.telling import tell
from siger.people.actors import SYSTEM, Actor
from siger.people.models import User
from siger.reports.actions.submission import Contact
from siger.reports.categories import Visibility
from siger.reports.events import ReportSubmitted
from siger.reports.models import Report, TimelineEntry
from siger.reports.states import Verb
from tests.world.verbs import caller

pytestmark = pytest.mark.django_db

SITI = Contact(name="Siti Rahma", email="siti@contoh.example", phone="081234567890")
TEXT = "Bidan di puskesmas meminta uang lima puluh ribu untuk surat rujukan ibu saya."


def handle_waiting_events() -> None:
    """What a worker does with the events that wait, one after the other."""
    for job in ProcrastinateJob.objects.filter(task_name="siger.deliver").order_by("id"):
        deliver(**job.args)


def rule(template: str):
    return next(one for one in RULES if one.template == template)


def take(world, report: Report, *steps: tuple[str, Verb]) -> Report:
    for person, verb in steps:
        actor = world.reporter_of(report) if person == "reporter" else SYSTEM if person == "clock" else world.people[person]
        caller(verb, agency_id=world.agencies["prov.bmbk"].pk)(actor, report.pk, Report.objects.get(pk=report.pk).version)
    return Report.objects.get(pk=report.pk)


def submitted(report: Report) -> ReportSubmitted:
    return ReportSubmitted(report_id=report.pk, seq=1)


def test_every_rule_listens_to_its_event():
    for one in RULES:
        names = [listener.name for listener in listeners_of(one.event.name)]
        assert f"siger.notify.handlers.tell_{one.template}" in names


def test_a_reporter_with_an_address_is_told_once_that_the_report_came_in(world):
    report = world.report(contact=SITI).report
    handle_waiting_events()
    handle_waiting_events()
    told = Delivery.objects.get()
    assert (told.template, told.address, told.recipient) == ("received", "siti@contoh.example", f"reporter:{report.pk}")
    assert report.number in told.subject
    assert report.number in told.text
    assert "Siti" not in told.text


def test_the_same_event_told_twice_is_one_message(world):
    report = world.report(contact=SITI).report
    event = submitted(report)
    assert len(tell(rule("received"), event)) == 1
    assert tell(rule("received"), event) == []
    assert Delivery.objects.count() == 1


def test_a_reporter_without_an_address_is_not_told(world):
    assert tell(rule("received"), submitted(world.report().report)) == []


def test_nobody_is_ever_told_about_an_anonymous_report_even_when_signed_in(world):
    report = world.report(actor=world.people["officer"], visibility=Visibility.ANONYMOUS, contact=SITI).report
    take(world, report, ("dispatcher", Verb.REQUEST_INFO))
    handle_waiting_events()
    assert Delivery.objects.count() == 0


def test_an_address_that_came_into_an_anonymous_report_by_mistake_is_not_used(world):
    report = world.report(visibility=Visibility.ANONYMOUS).report
    report.reporter.email = "siti@contoh.example"
    report.reporter.save()
    assert tell(rule("received"), submitted(report)) == []


def test_somebody_who_was_signed_in_is_told_at_the_account_s_address(world):
    user = User.objects.create_user("warga@contoh.example")
    report = world.report(actor=Actor(user_id=user.pk)).report
    (told,) = tell(rule("received"), submitted(report))
    assert told.address == "warga@contoh.example"


def test_the_reporter_s_language_is_used(world):
    report = world.report(contact=SITI, language="en").report
    (told,) = tell(rule("received"), submitted(report))
    assert told.language == "en"
    assert told.subject == f"We have received report {report.number}"
    assert "dispatcher" in told.text


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.WHISTLEBLOWING])
def test_a_message_about_a_report_that_is_not_public_holds_none_of_its_content(world, visibility):
    report = world.report(text=TEXT, landmark="Puskesmas Kedaton", visibility=visibility, contact=SITI, category="health").report
    dispatcher = "inspector" if visibility == Visibility.WHISTLEBLOWING else "dispatcher"
    take(world, report, (dispatcher, Verb.REQUEST_INFO))
    handle_waiting_events()
    assert Delivery.objects.count() == 2
    question = TimelineEntry.objects.get(report=report, verb=Verb.REQUEST_INFO).payload["question"]
    for told in Delivery.objects.all():
        everything = f"{told.subject} {told.text} {told.html}".lower()
        for secret in ("bidan", "puskesmas", "kedaton", "kesehatan", "inspektorat", "bandar lampung", "siti", "/k/", question.lower()):
            assert secret not in everything, secret
        assert report.number.lower() in everything


def test_a_question_about_a_public_report_is_quoted_and_answered_by_its_link(world):
    report = take(world, world.report(contact=SITI).report, ("dispatcher", Verb.REQUEST_INFO))
    handle_waiting_events()
    told = Delivery.objects.get(template="question")
    assert TimelineEntry.objects.get(report=report, verb=Verb.REQUEST_INFO).payload["question"] in told.text
    assert "/k/" in told.text
    assert "paling lambat" in told.text


def test_a_reporter_hears_that_the_work_is_said_to_be_done_and_by_when_to_answer(world):
    steps = (("dispatcher", Verb.ASSIGN), ("officer", Verb.START), ("officer", Verb.SUBMIT_PROOF), ("validator", Verb.VALIDATE))
    take(world, world.report(contact=SITI).report, *steps)
    handle_waiting_events()
    told = Delivery.objects.get(template="resolved")
    assert "Belum beres" in told.text
    assert "Dinas Bina Marga" in told.text


def test_a_message_that_comes_too_late_is_left_out(world):
    take(world, world.report(contact=SITI).report, ("dispatcher", Verb.REQUEST_INFO), ("reporter", Verb.SUPPLY_INFO))
    handle_waiting_events()
    assert set(Delivery.objects.values_list("template", flat=True)) == {"received"}


def test_address_and_words_are_sealed_in_the_database(world):
    tell(rule("received"), submitted(world.report(contact=SITI).report))
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT row_to_json(d)::text FROM notify_delivery d")
        row = cursor.fetchone()[0]
    assert "siti" not in row
    assert "Terima kasih" not in row


def test_a_mailbox_cannot_be_filled_through_us(world, monkeypatch):
    monkeypatch.setattr(telling, "MOST_A_DAY", Limit("mail to one address", 2, 24 * 3600))
    for _ in range(3):
        tell(rule("received"), submitted(world.report(contact=SITI).report))
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["dead", "queued", "queued"]
    assert ProcrastinateJob.objects.filter(task_name="siger.notify.send").count() == 2
