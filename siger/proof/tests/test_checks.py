"""What is said about the photos of a proof: place, time, and whether the picture is new."""

from datetime import timedelta

import pytest

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.people.actors import Actor
from siger.proof.handlers import check_again_after_a_move
from siger.proof.models import PhotoCheck
from siger.proof.queries.checks import checks_for
from siger.proof.words import metres_words
from siger.reports.categories import Visibility
from siger.reports.events import ReportRelocated
from siger.reports.models import Report
from siger.reports.photos.tests.pictures import jpeg, scene

pytestmark = pytest.mark.django_db
METRE = 1 / 111_195


def said(world, report, person="validator"):
    fresh = Report.objects.select_related("agency", "offered_to").get(pk=report.pk)
    return {row.kind: row for row in checks_for(world.people[person], fresh)}


def work(field, *after, **changes):
    return field.proof(field.report(**changes), *after)


def test_a_good_proof_is_told_as_good(world, field):
    report = work(field, field.photo(jpeg(scene()), taken=now()))
    rows = said(world, report)
    assert {kind: row.tone for kind, row in rows.items()} == {"reused": "done", "distance": "done", "given": "done", "readable": "done"}
    assert rows["distance"].value == "0 m"
    assert not any(row.ask for row in rows.values())


@pytest.mark.parametrize(("metres", "tone"), [(40, "done"), (400, "check"), (2000, "late")])
def test_the_distance_is_measured_and_told(world, field, metres, tone):
    report = work(field, field.photo(jpeg(scene()), at=(-5.3802 + metres * METRE, 105.2503)))
    row = said(world, report)["distance"]
    assert row.tone == tone
    assert PhotoCheck.objects.get(kind="distance").measure["metres"] == pytest.approx(metres, abs=2)
    if metres == 2000:
        assert row.value == "2,0 km, batas 58 m"
        assert row.ask == "Foto diambil 2,0 km dari titik laporan."


def test_the_gravest_of_several_photos_is_told(world, field):
    near, far = field.photo(jpeg(scene())), field.photo(jpeg(scene(shift=3)), at=(-5.4802, 105.2503))
    assert said(world, work(field, near, far))["distance"].tone == "late"


def test_a_photo_without_place_and_time_is_told_as_unknown(world, field):
    rows = said(world, work(field, field.photo(jpeg(scene()), at=None)))
    assert (rows["distance"].value, rows["given"].value) == ("tidak diketahui", "tidak tercatat")
    assert (rows["distance"].tone, rows["given"].tone) == ("check", "check")


def test_a_photo_from_before_the_order_is_found_out(world, field):
    report = field.report()
    done = field.proof(report, field.photo(jpeg(scene()), taken=now() - timedelta(days=3)))
    row = said(world, done)["given"]
    assert (row.tone, row.value) == ("late", "3 hari sebelum ditugaskan")


def test_the_same_proof_for_two_reports_is_found_out(world, field):
    picture = jpeg(scene())
    first = work(field, field.photo(picture))
    second = work(field, field.photo(picture))
    assert said(world, first)["reused"].tone == "done"
    row = said(world, second)["reused"]
    assert (row.tone, row.twin_number, row.value) == ("late", first.number, f"berkas yang sama, {first.number}")


def test_what_the_reporter_sent_is_no_proof_of_work(world, field):
    picture = jpeg(scene())
    report = field.proof(field.report(picture), field.photo(picture))
    assert said(world, report)["reused"].twin_number == report.number


def test_a_twin_inside_whistleblowing_does_not_exist_for_others(world, field):
    picture = jpeg(scene())
    secret = world.report(visibility=Visibility.WHISTLEBLOWING, photos=(field.photo(picture, at=None),)).report
    field.decode(secret)
    report = work(field, field.photo(picture))
    row = said(world, report)["reused"]
    assert (row.tone, row.twin_number, row.twin_photo) == ("done", "", None)
    assert PhotoCheck.objects.get(kind="reused").verdict == "fine"


def test_a_moved_report_is_measured_again(world, field):
    report = work(field, field.photo(jpeg(scene())))
    Report.objects.filter(pk=report.pk).update(lat=-5.39)
    check_again_after_a_move(ReportRelocated(report_id=report.pk, seq=1))
    assert said(world, report)["distance"].tone == "late"


def test_a_second_run_changes_nothing(world, field):
    report = work(field, field.photo(jpeg(scene())))
    before = list(PhotoCheck.objects.order_by("pk").values_list("pk", "kind", "verdict", "measure"))
    check_again_after_a_move(ReportRelocated(report_id=report.pk, seq=1))
    assert list(PhotoCheck.objects.order_by("pk").values_list("pk", "kind", "verdict", "measure")) == before


def test_a_stranger_and_the_reporter_hear_nothing(world, field):
    report = work(field, field.photo(jpeg(scene())))
    for actor in (Actor(), world.reporter_of(report)):
        with pytest.raises(NotFound):
            checks_for(actor, report)


def test_it_costs_four_statements_however_many_photos(world, field, django_assert_num_queries):
    picture = jpeg(scene())
    work(field, field.photo(picture))
    report = work(field, *(field.photo(picture) for _ in range(4)))
    fresh = Report.objects.select_related("agency", "offered_to").get(pk=report.pk)
    with django_assert_num_queries(4):
        checks_for(world.validator, fresh)


def test_a_broken_photo_is_told(world, field):
    rows = said(world, work(field, field.photo(jpeg(scene())[:3000])))
    assert (rows["readable"].tone, rows["readable"].value) == ("check", "ada yang rusak")
    assert set(rows) == {"readable"}


@pytest.mark.parametrize(("metres", "words"), [(999.4, "999 m"), (999.6, "1,0 km"), (1999.96, "2,0 km"), (3_240, "3,2 km"), (0, "0 m")])
def test_distances_are_rounded_and_not_cut_off(metres, words):
    assert metres_words(metres) == words
