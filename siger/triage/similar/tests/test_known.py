"""Which reports are found in the database, and who may know of them."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from siger.reports.actions.assign import assign
from siger.reports.actions.publish_report import publish_report
from siger.reports.actions.reject import reject
from siger.reports.models import Photo, Report
from siger.reports.placing import GivenPlace
from siger.triage.models import LearnedWords
from siger.triage.similar.finding.known import SHOWN_TO_CITIZENS, known_to_all, known_to_the_desk
from siger.triage.similar.finding.learned import forget_rarity, learn_words
from siger.triage.similar.finding.sought import Sought

HERE = GivenPlace(lat=-5.3802, lng=105.2503, accuracy_m=8.0, source="gps")
TEXT = "jln dpn pasar lubangnya gede bgt min, bnyk motor jatoh"


@pytest.fixture(autouse=True)
def _nothing_learned():
    forget_rarity()
    yield
    forget_rarity()


def sought(**changes):
    usual = {"text": TEXT, "category": "roads", "lat": -5.3803, "lng": 105.2504, "accuracy_m": 10.0, "exact": True, "at": timezone.now()}
    return Sought(**{**usual, **changes})


def published(world, **changes):
    report = world.report(**changes).report
    publish_report(actor=world.dispatcher, report_id=report.pk, seen=report.version)
    return Report.objects.select_related("agency").get(pk=report.pk)


def numbers(found):
    return [one.number for one in found]


def test_a_published_report_of_the_same_is_shown_before_sending(world, django_assert_max_num_queries):
    report = published(world)
    known_to_all(sought())
    with django_assert_max_num_queries(1):
        found = known_to_all(sought())
    assert numbers(found) == [report.number]
    assert found[0].metres < 30
    assert found[0].shared[0] == "lubang"


@pytest.mark.parametrize("visibility", ["private", "whistleblowing", "anonymous", "public"])
def test_what_is_not_published_is_unknown_to_citizens(world, visibility):
    world.report(visibility=visibility)
    assert known_to_all(sought()) == []


def test_a_private_report_takes_no_place_from_a_published_one(world):
    for _ in range(SHOWN_TO_CITIZENS + 40):
        world.report(visibility="private")
    report = published(world)
    assert numbers(known_to_all(sought())) == [report.number]


@pytest.mark.parametrize(
    "changes",
    [
        {"lat": -5.3900},  # a kilometre away
        {"category": "health"},
        {"text": "KTP saya belum jadi dari kelurahan"},
        {"at": timezone.now() + timedelta(days=400)},
        {"text": "😀😀"},
    ],
)
def test_what_is_far_old_or_of_another_kind_is_not_shown(world, changes):
    published(world)
    assert known_to_all(sought(**changes)) == []


def test_a_neighbouring_category_is_looked_at_and_no_category_means_any(world):
    report = published(world)
    assert numbers(known_to_all(sought(category="transport"))) == [report.number]
    assert numbers(known_to_all(sought(category=""))) == [report.number]


def test_a_place_that_stands_for_a_village_is_compared_by_words(world):
    report = published(world, place=GivenPlace(region_code="18.71.01.1001"))
    found = known_to_all(sought(lat=-5.3830, lng=105.2530))
    assert numbers(found) in ([], [report.number])
    found = known_to_all(sought(lat=-5.3800, lng=105.2500, exact=False, text=report.text))
    assert numbers(found) == [report.number]
    assert found[0].metres is None


def test_rejected_reports_are_not_offered_for_support(world):
    report = published(world)
    reject(actor=world.dispatcher, report_id=report.pk, seen=report.version, ground="no_facts", reason="Tidak ada faktanya sama sekali.")
    assert known_to_all(sought()) == []


HOSTILE = [
    "", "\0", "'; DROP TABLE reports_report; --", "a & b | !c <-> (", "😀" * 4_000, "lubang " * 2_000, "\u202epasar\u202c", "x" * 60_000,
    "\\' \\\\",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(world, text):
    published(world)
    assert isinstance(known_to_all(sought(text=text)), list)
    assert Report.objects.count() == 1


def test_the_desk_sees_what_it_may_see_and_why(world, django_assert_max_num_queries):
    first = world.report(visibility="private").report
    second = world.report(text=TEXT).report
    known_to_the_desk(world.dispatcher, second)
    with django_assert_max_num_queries(2):
        found = known_to_the_desk(world.dispatcher, second)
    assert numbers(found) == [first.number]
    assert known_to_the_desk(world.other_dispatcher, second) == []  # of another regency
    assert known_to_the_desk(world.officer, second) == []  # nothing is his


def test_an_officer_is_shown_only_his_own(world):
    first, second = world.report().report, world.report(text=TEXT).report
    assign(actor=world.dispatcher, report_id=first.pk, seen=first.version, agency_id=world.agencies["prov.bmbk"].pk)
    assert numbers(known_to_the_desk(world.officer, second)) == [first.number]


def test_whistleblowing_is_neither_sought_nor_found(world):
    hidden, open_one = world.report(visibility="whistleblowing").report, world.report().report
    for reader in (world.dispatcher, world.inspector, world.auditor):
        assert numbers(known_to_the_desk(reader, hidden)) == []
        assert hidden.number not in numbers(known_to_the_desk(reader, open_one))


def test_a_later_report_is_found_from_the_earlier_one_too(world):
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=False):
        first = world.report().report
    second = world.report(text=TEXT).report
    assert numbers(known_to_the_desk(world.dispatcher, first)) == [second.number]
    assert numbers(known_to_the_desk(world.dispatcher, second)) == [first.number]


def photo(report, bits, quality=90):
    Photo.objects.create(
        report=report, bytes=1, sha256=bytes(32), created_at=timezone.now(), perceptual_hash=bits.to_bytes(32, "big"), hash_quality=quality
    )


@pytest.mark.parametrize(("differ", "quality", "same"), [(31, 90, True), (32, 90, False), (3, 20, False)])
def test_the_same_picture_says_more_than_other_words(world, differ, quality, same):
    first = world.report(text="Ini lagi ini lagi, kapan selesai urusannya").report
    second = world.report(text=TEXT).report
    photo(first, 2**200)
    photo(second, 2**200 ^ (2**differ - 1), quality)
    found = [one for one in known_to_the_desk(world.dispatcher, second) if one.same_photo]
    assert bool(found) is same


def test_words_that_every_report_has_count_less_once_they_are_learned(world):
    for _ in range(60):
        published(world, text="Jalan depan Zikazika berlubang besar sekali.")
    world.report(text="Rahasia Xyloxylo jangan dibaca siapa pun.", visibility="private")
    assert learn_words() == 60
    counts = LearnedWords.objects.get().counts
    assert "lubang" in counts
    assert not any("xil" in key or "ksil" in key for key in counts)
