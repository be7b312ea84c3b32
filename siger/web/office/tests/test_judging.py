"""What stands around a judgement: warnings in the queue, what comes next, the menu's count, and the map of the distance."""

from datetime import timedelta

import pytest
from django.utils import timezone

from siger.proof.models import PhotoCheck, SecondLook
from siger.proof.queries.warnings import warnings_of
from siger.reports.actions.return_work import return_work
from siger.reports.actions.submit_proof import submit_proof
from siger.reports.actions.validate import validate
from siger.reports.models import Photo, PhotoKind, Report
from siger.web.components.drawn_map import HEIGHT, WIDTH
from siger.web.office.judging.far import far_map
from tests.world.verbs import sent_photo


def warn(report, *kinds):
    photo = Photo.objects.filter(report=report, kind=PhotoKind.AFTER).latest("pk")
    for kind in kinds:
        PhotoCheck.objects.create(photo=photo, kind=kind, verdict="odd", checked_at=timezone.now())


def test_the_queue_says_how_many_checks_warn_about_the_latest_proof_alone(world, sign_in, walk):
    first, second = walk("validation"), walk("validation")
    warn(first, "distance", "clock")
    page = sign_in("validator").get("/kantor/validasi/").content.decode()
    assert page.count("peringatan") == page.count("2 peringatan") == 1
    returned = return_work(actor=world.validator, report_id=first.pk, seen=first.version, reason="Foto lagi.")
    submit_proof(actor=world.officer, report_id=first.pk, seen=returned.version, after=[sent_photo("lagi")])
    assert warnings_of([first.pk, second.pk]) == {}
    warn(first, "clock")
    assert warnings_of([first.pk, second.pk]) == {first.pk: 1}


def test_two_statements_for_any_queue(world, walk, django_assert_num_queries):
    reports = [walk("validation") for _n in range(3)]
    for report in reports:
        warn(report, "clock")
    with django_assert_num_queries(2):
        warnings_of([report.pk for report in reports])
    with django_assert_num_queries(0):
        warnings_of([])


def test_the_next_one_opens_and_after_the_last_the_second_looks(world, sign_in, walk):
    first, second = walk("validation"), walk("validation")
    Report.objects.filter(pk=second.pk).update(due_at=first.due_at + timedelta(days=1))
    client = sign_in("validator")

    def onward(query=""):
        return client.get(f"/kantor/validasi/berikut{query}")["Location"]

    assert onward() == f"/kantor/validasi/{first.number}"
    assert onward(f"?lalu={second.number}&dari={first.number}") == f"/kantor/validasi/{second.number}?dari={first.number}"
    assert onward("?lalu=LPG-0000-0000") == f"/kantor/validasi/{first.number}"
    for nonsense in ("//evil.example", "%00", "<b>"):
        assert onward(f"?lalu={nonsense}&dari={nonsense}") == f"/kantor/validasi/{first.number}"
    for report in (first, second):
        validate(actor=world.validator, report_id=report.pk, seen=report.version)
    assert onward() == "/kantor/validasi/"
    looked_at(world, first)
    assert onward() == f"/kantor/validasi/{first.number}"


def looked_at(world, report):
    """Approved by another, and drawn for our validator to look at again."""
    SecondLook.objects.create(
        report=report, seq=99, first=world.users["officer"], looker=world.users["validator"], chosen_at=timezone.now()
    )


def test_second_looks_count_in_the_menu(world, sign_in, walk):
    report = walk("validation")
    validate(actor=world.validator, report_id=report.pk, seen=report.version)
    looked_at(world, report)
    client = sign_in("validator")
    assert '<span>Validasi</span><span class="count">1</span>' in client.get("/kantor/validasi/").content.decode()
    SecondLook.objects.update(decided_at=timezone.now(), agrees=True)
    assert '<span>Validasi</span><span class="count">' not in client.get("/kantor/validasi/").content.decode()


def test_who_skips_goes_on_behind_what_they_skipped(sign_in, walk):
    """The page's own form leads to what stands after it, not back to the top."""
    first, second = walk("validation"), walk("validation")
    Report.objects.filter(pk=second.pk).update(due_at=first.due_at + timedelta(days=1))
    client = sign_in("validator")
    page = client.get(f"/kantor/validasi/{first.number}").content.decode()
    assert f'href="/kantor/validasi/{second.number}" data-key="j"' in page
    assert f'value="/kantor/validasi/berikut?lalu={second.number}&amp;dari={first.number}"' in page
    answer = client.post(
        f"/kantor/laporan/{first.number}/validate",
        {"seen": first.version, "kembali": f"/kantor/validasi/berikut?lalu={second.number}&dari={first.number}"},
        follow=True,
    )
    assert answer.redirect_chain[-1][0].startswith(f"/kantor/validasi/{second.number}?dari={first.number}")
    assert f"{first.number} sudah Anda putus." in answer.content.decode()


@pytest.fixture
def report(world):
    return world.report().report


@pytest.mark.parametrize(("north", "metres", "too_far"), [(0.0037, "411 m", True), (0.0002, "22 m", False), (0.02, "2,2 km", True)])
def test_both_points_lie_in_the_map_and_the_distance_is_said(report, north, metres, too_far):
    drawn = far_map(report, [Photo(lat=report.lat + north, lng=report.lng), Photo(lat=report.lat, lng=report.lng), Photo()])
    assert (drawn.metres, drawn.too_far) == (metres, too_far)
    for spot in (drawn.report, drawn.photo):
        assert 0 < float(spot.x) < WIDTH
        assert 0 < float(spot.y) < HEIGHT
    assert float(drawn.photo.y) < float(drawn.report.y)
    away = float(drawn.report.y) - float(drawn.photo.y)
    assert (away > float(drawn.near)) == too_far
    assert 0 < float(drawn.bar) <= WIDTH / 4


def test_there_is_no_map_without_a_place_or_of_another_continent(report):
    assert far_map(report, []) is None
    assert far_map(report, [Photo()]) is None
    assert far_map(report, [Photo(lat=52.5, lng=13.4)]) is None
