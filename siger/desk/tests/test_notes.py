"""Notes of the office: who reads them, who is called by them, and what is refused."""

import pytest

from siger.core.errors import Forbidden, Invalid, NotFound, Refusal
from siger.desk.actions.add_note import add_note
from siger.desk.actions.read_mentions import read_mentions
from siger.desk.models import Mention, Note
from siger.desk.models import note as bounds
from siger.desk.naming import named_in
from siger.desk.queries.callable import Person, callable_people
from siger.desk.queries.notes import mentions_of, notes_of
from siger.desk.queries.unread import unread
from siger.people.actors import Actor
from siger.people.models import Membership, User
from siger.reports.actions.assign import assign
from siger.reports.categories import Visibility
from siger.reports.loading import reports_with_owner
from siger.reports.models import Report, TimelineEntry

pytestmark = pytest.mark.django_db

PEOPLE = [Person(1, "Ratna Ayu", "a"), Person(2, "Budi Santoso", "a"), Person(3, "Budi Hartono", "b"), Person(4, "Ratna Ayu Dewi", "b")]


@pytest.fixture
def report(world):
    """In work at the roads of the province."""
    sent = world.report().report
    assign(actor=world.dispatcher, report_id=sent.pk, seen=sent.version, agency_id=world.agencies["prov.bmbk"].pk)
    return loaded(sent)


def loaded(report):
    return reports_with_owner().get(pk=report.pk)


def person(world, name):
    return world.users[name].pk


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("@Ratna Ayu tolong lihat", {1}),
        ("halo @ratna ayu dewi, dan @Budi Santoso.", {4, 2}),
        ("surel ratna@Ratna Ayu.example", set()),
        ("@Ratna Ayunda dan @ saja, @@Ratna Ayu", set()),
        ("@Siapa pun", set()),
    ],
)
def test_who_is_named(words, called):
    people = [one for one in PEOPLE if one.id != 4 or "dewi" in words]
    if "Ayunda" in words:
        people = []
    assert named_in(words, people) == called


def test_a_name_of_several_is_not_guessed():
    with pytest.raises(Invalid):
        named_in("@Budi besok?", PEOPLE)
    assert named_in("@Budi besok?", PEOPLE[:2]) == {2}


def test_a_note_is_sealed_and_read_by_the_office_alone(world, report):
    add_note(actor=world.dispatcher, report_id=report.pk, words="Kontraktor lama menolak.")
    for name in ("dispatcher", "officer", "supervisor", "secretary", "auditor"):
        assert [row.words for row in notes_of(world.people[name], report)] == ["Kontraktor lama menolak."], name
    for stranger in (world.other_dispatcher, world.city_officer, world.inspector, world.reporter_of(report), Actor()):
        assert notes_of(stranger, report) == []
    raw = Note.objects.extra(select={"raw": "words"}).values_list("raw", flat=True).get()
    assert b"Kontraktor" not in bytes(raw)
    fresh = loaded(report)
    assert (fresh.version, fresh.entries) == (report.version, report.entries)
    assert not TimelineEntry.objects.filter(report=report, seq__gt=report.entries).exists()


def test_an_officer_who_sent_the_report_reads_and_writes_none(world):
    """Their seat would reach it, but a reporter never sees what the office says among itself."""
    own = world.report(actor=Actor(user_id=person(world, "dispatcher"))).report
    add_note(actor=world.dispatcher, report_id=world.report().report.pk, words="Biasa.")
    with pytest.raises(Forbidden):
        add_note(actor=world.dispatcher, report_id=own.pk, words="Milik sendiri.")
    assert notes_of(world.dispatcher, loaded(own)) == []
    assert person(world, "dispatcher") not in {one.id for one in callable_people(world.auditor, loaded(own))}


@pytest.mark.parametrize("name", ["leader", "auditor", "other_dispatcher", "city_officer", "administrator"])
def test_who_only_looks_or_is_a_stranger_writes_none(world, report, name):
    with pytest.raises((Forbidden, NotFound)):
        add_note(actor=world.people[name], report_id=report.pk, words="Coba.")
    assert not Note.objects.exists()


def test_a_mention_is_unread_until_its_reader_knows(world, report, published):
    add_note(actor=world.dispatcher, report_id=report.pk, words="@Officer sudah berangkat?", call=person(world, "supervisor"))
    assert set(Mention.objects.values_list("user_id", flat=True)) == {person(world, "officer"), person(world, "supervisor")}
    assert {(one.report_id, one.user_id) for one in published} == {
        (report.pk, person(world, "officer")),
        (report.pk, person(world, "supervisor")),
    }
    assert "sudah berangkat" not in "".join(str(one.as_json()) for one in published)
    assert notes_of(world.officer, report)[0].called == ["Officer", "Supervisor"]
    assert [row.is_new for name in ("officer", "dispatcher") for row in notes_of(world.people[name], report)] == [True, False]
    assert (unread(world.officer).mentions, unread(world.dispatcher).mentions) == (1, 0)
    assert read_mentions(actor=world.officer, report=world.report().report) == 0
    assert read_mentions(actor=world.officer, report=report) == 1
    assert (unread(world.officer).mentions, unread(world.supervisor).mentions) == (0, 1)


@pytest.fixture
def published(monkeypatch):
    seen = []
    monkeypatch.setattr("siger.desk.actions.add_note.publish", seen.append)
    return seen


def test_nobody_is_called_to_what_they_do_not_see(world, report):
    secret = world.report(visibility=Visibility.WHISTLEBLOWING).report
    for actor, about, called in [
        (world.dispatcher, report, "city_officer"),
        (world.dispatcher, report, "dispatcher"),
        (world.inspector, secret, "dispatcher"),
        (world.inspector, secret, "officer"),
    ]:
        with pytest.raises(Refusal):
            add_note(actor=actor, report_id=about.pk, words="Lihat.", call=person(world, called))
    names = {one.name for one in callable_people(world.inspector, loaded(secret))}
    assert names <= {"Auditor", "Investigator"}
    assert not Note.objects.exists()


def test_who_left_or_is_switched_off_is_called_no_more(world, report):
    Membership.objects.filter(user=world.users["officer"]).delete()
    User.objects.filter(pk=person(world, "supervisor")).update(is_active=False)
    assert {one.name for one in callable_people(world.dispatcher, report)}.isdisjoint({"Officer", "Supervisor"})
    for name in ("officer", "supervisor"):
        with pytest.raises(Invalid):
            add_note(actor=world.dispatcher, report_id=report.pk, words="Lihat.", call=person(world, name))


def test_a_mention_tells_nothing_once_the_report_is_out_of_reach(world, report):
    add_note(actor=world.dispatcher, report_id=report.pk, words="@Officer rahasia")
    Report.objects.filter(pk=report.pk).update(agency=world.agencies["18.71.pu"])
    rows, following = mentions_of(world.officer)
    assert [(row.unread, row.note, row.report) for row in rows] == [(True, None, None)]
    assert following is None


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 2001])
def test_words_that_are_none_or_too_many(world, report, words):
    with pytest.raises(Invalid):
        add_note(actor=world.dispatcher, report_id=report.pk, words=words)


def test_bounds(world, report, monkeypatch):
    monkeypatch.setattr("siger.desk.actions.add_note.MOST_CALLED", 1)
    with pytest.raises(Invalid):
        add_note(actor=world.dispatcher, report_id=report.pk, words="@Officer @Supervisor")
    monkeypatch.setattr("siger.desk.actions.add_note.MOST_NOTES", 1)
    add_note(actor=world.dispatcher, report_id=report.pk, words="Satu.")
    with pytest.raises(Invalid):
        add_note(actor=world.dispatcher, report_id=report.pk, words="Dua.")
    assert (bounds.MOST_NOTES, Note.objects.count()) == (200, 1)


def test_mentions_come_by_pages_in_two_statements(world, report, django_assert_num_queries):
    for n in range(31):
        add_note(actor=world.dispatcher, report_id=report.pk, words=f"@Officer {n}")
    with django_assert_num_queries(2):
        rows, following = mentions_of(world.officer)
    rest, end = mentions_of(world.officer, before=following)
    assert (len(rows), len(rest), end, rest[0].note.words) == (30, 1, None, "@Officer 0")
    with django_assert_num_queries(1):
        assert len(notes_of(world.officer, report)) == 31
