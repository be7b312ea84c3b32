"""Whoever told of the same, or supports it, hears of every step; nothing private travels, and nobody learns of anybody."""

import pytest

from siger.core.errors import NotFound
from siger.notify import recipients
from siger.notify.links import stop_link, support_of_stop
from siger.notify.models import Delivery
from siger.notify.tests.test_telling import SITI, handle_waiting_events
from siger.people.actors import NOBODY
from siger.reports.actions.submission import Contact
from siger.reports.actions.support import support
from siger.reports.models import Report, Support
from siger.reports.states import Verb
from siger.reports.tests.test_journeys import TO_RESOLVED, do
from siger.reports.tests.test_merging import WHY, join, published

pytestmark = pytest.mark.django_db

SECRET = "Saya tetangga pabrik itu, tolong jangan sampai mereka tahu."


def told(template):
    handle_waiting_events()
    return list(Delivery.objects.filter(template=template).order_by("id"))


def backing(report, mark, email, language="id"):
    support(actor=NOBODY, report_id=report.pk, mark=mark, email=email, language=language)


@pytest.fixture
def pair(world):
    """A public main report without a reporter who can be reached, and a merged one whose reporter can."""
    main, report = published(world), published(world, contact=SITI)
    join(world, report, main)
    return main, report


def test_the_reporter_is_told_of_the_merger_with_the_main_and_why(pair):
    main, report = pair
    (message,) = told("merged")
    assert report.number in message.subject
    assert main.number in message.text
    assert WHY in message.text
    assert message.address == SITI.email


def test_every_step_of_the_main_reaches_whoever_told_of_the_same(world, pair):
    main, report = pair
    do(world, main, *TO_RESOLVED, ("reporter", Verb.CONFIRM))
    messages = told("main_moved")
    assert [message.subject.split(": ")[1] for message in messages] == [
        "diteruskan ke instansi", "mulai dikerjakan", "selesai, dibenarkan pelapornya",
    ]  # fmt: skip
    assert all(report.number in message.subject and message.report_id == report.pk for message in messages)
    assert "Dinas Bina Marga" in messages[0].text
    assert "Katakan dari laporan Anda sendiri" in messages[-1].text
    assert "/k/" in messages[0].text


def test_said_to_be_fixed_is_told_with_the_way_to_disagree(world, pair):
    main, _report = pair
    do(world, main, *TO_RESOLVED)
    message = told("main_moved")[-1]
    assert "dinyatakan selesai" in message.subject
    assert "Tidak setuju?" in message.text


def test_of_a_private_main_its_followers_hear_no_word(world):
    main = world.report(text=SECRET, visibility="private").report
    report = world.report(visibility="private", contact=SITI, text="Air sumur kami bau solar sejak pabrik itu buka.").report
    join(world, report, main)
    do(world, main, *TO_RESOLVED)
    handle_waiting_events()
    assert Delivery.objects.count() >= 4
    for message in Delivery.objects.all():
        everything = f"{message.subject} {message.text}"
        for secret in (SECRET, main.number, "Bina Marga", "solar", WHY, "/k/"):
            assert secret not in everything, secret


def test_a_private_follower_of_a_public_main_is_not_told_which(world):
    main, report = published(world), world.report(visibility="private", contact=SITI).report
    join(world, report, main)
    do(world, main, ("dispatcher", Verb.ASSIGN))
    for message in (*told("merged"), *told("main_moved")):
        assert main.number not in message.text
        assert "Bina Marga" not in message.text


def test_an_anonymous_follower_is_never_told(world):
    main, report = published(world), world.report(visibility="anonymous").report
    report.reporter.email = "siti@contoh.example"
    report.reporter.save()
    join(world, report, main)
    do(world, main, ("dispatcher", Verb.ASSIGN))
    handle_waiting_events()
    assert not Delivery.objects.exists()


def test_a_supporter_is_told_at_once_and_of_every_step_in_their_language(world):
    report = published(world)
    backing(report, "a", "ani@contoh.example", "en")
    (first,) = told("supporting")
    do(world, report, ("dispatcher", Verb.ASSIGN), ("officer", Verb.START))
    messages = told("supported_moved")
    assert (first.language, first.subject) == ("en", f"You will hear of report {report.number}")
    assert [message.address for message in messages] == ["ani@contoh.example"] * 2
    assert "/berhenti/" in messages[0].text
    assert "/k/" not in messages[0].text


def test_supporters_of_a_merged_report_hear_of_the_merger_and_of_the_main_each_once(world):
    main, report = published(world), published(world)
    backing(report, "a", "ani@contoh.example")
    backing(main, "b", "ani@contoh.example")
    backing(main, "c", "budi@contoh.example")
    join(world, report, main)
    assert [message.address for message in told("supported_merged")] == ["ani@contoh.example"]
    do(world, main, ("dispatcher", Verb.ASSIGN))
    messages = told("supported_moved")
    assert sorted(message.address for message in messages) == ["ani@contoh.example", "budi@contoh.example"]
    for message in messages:
        others = {"ani@contoh.example", "budi@contoh.example"} - {message.address}
        assert not any(other in message.text for other in others)


def test_supporters_are_told_nothing_of_a_report_that_was_hidden(world):
    report = published(world, text="Jalan di depan rumah Pak Lurah berlubang besar sekali.")
    backing(report, "a", "ani@contoh.example")
    handle_waiting_events()
    do(world, report, ("dispatcher", Verb.UNPUBLISH), ("dispatcher", Verb.ASSIGN))
    (message,) = told("supported_moved")
    assert "Pak Lurah" not in message.text
    assert "Bina Marga" not in message.text


def test_many_are_told_in_batches_and_each_once(world, monkeypatch):
    monkeypatch.setattr(recipients, "BATCH", 2)
    report = published(world)
    for number in range(5):
        backing(report, f"mark {number}", f"warga{number}@contoh.example")
    do(world, report, ("dispatcher", Verb.ASSIGN))
    for _ in range(3):
        handle_waiting_events()
    assert len({message.address for message in told("supported_moved")}) == 5
    assert Delivery.objects.filter(template="supported_moved").count() == 5


def test_the_stop_link_erases_the_address_after_one_press_and_not_before(world, client):
    report = published(world)
    backing(report, "a", "ani@contoh.example")
    given = Support.objects.get()
    path = stop_link(given.pk, "ani@contoh.example").partition("//")[2].partition("/")[2]
    assert "Berhenti dikabari?" in client.get(f"/{path}").content.decode()
    assert Support.objects.get().email
    for _ in range(2):
        assert "tidak dikabari lagi" in client.post(f"/{path}").content.decode()
    assert Support.objects.get().email is None
    assert Report.objects.get(pk=report.pk).supporters == 1
    do(world, report, ("dispatcher", Verb.ASSIGN))
    assert told("supported_moved") == []


def test_a_forged_stop_link_stops_nobody(world, client):
    for forged in ("1.abcdef~xxx", "hantu", "~"):
        with pytest.raises(NotFound):
            support_of_stop(forged)
        assert client.post(f"/berhenti/{forged}").status_code == 404


def test_what_was_split_is_told_in_one_message_with_the_new_number(world):
    report = world.report(contact=Contact(email="siti@contoh.example")).report
    handle_waiting_events()
    do(world, report, ("dispatcher", Verb.SPLIT))
    second = Report.objects.get(split_from=report)
    (message,) = told("split")
    assert second.number in message.text
    assert len(told("received")) == 1


def test_parted_reports_are_told_by_when(world, pair):
    _main, report = pair
    do(world, report, ("dispatcher", Verb.UNMERGE))
    (message,) = told("unmerged")
    assert "paling lambat" in message.text
