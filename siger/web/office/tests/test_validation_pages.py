"""The independent look: what stands beside the photos, and that nobody judges their own work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from siger.proof.checking.answers import check_photo
from siger.proof.models import PhotoCheck, SecondLook
from siger.reports.actions.validate import validate
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.states import State
from siger.web.components.distances import metres_between
from tests.world.verbs import sent_photo


@pytest.fixture
def judged(sign_in, walk):
    """The page of a report with a ready proof photo; `judged(lat=…)` changes the photo first."""

    def page(**changes):
        report = walk("validation", photos=(sent_photo("before"),))
        ready = {"state": PhotoState.READY, "thumb_path": "a", "view_path": "b"}
        Photo.objects.filter(report=report).update(**ready)
        Photo.objects.filter(report=report, kind=PhotoKind.AFTER).update(**changes)
        for photo in Photo.objects.filter(report=report, kind=PhotoKind.AFTER):
            check_photo(photo.pk)
        return report, sign_in("validator").get(f"/kantor/validasi/{report.number}").content.decode()

    return page


def test_before_and_after_lie_under_a_slider(judged):
    report, page = judged(lat=-5.3802, lng=105.2503, taken_at=timezone.now() + timedelta(minutes=1))
    before, after = (Photo.objects.get(report=report, kind=kind) for kind in (PhotoKind.REPORT, PhotoKind.AFTER))
    assert 'data-behaviour="compare"' in page
    assert page.index(f"{before.public_id}/view") < page.index(f"{after.public_id}/view")
    assert "Semua pemeriksaan cocok" in page


def test_a_photo_from_afar_is_named_with_its_distance(judged):
    _report, page = judged(lat=-5.3802, lng=105.2543)
    assert f"{metres_between(-5.3802, 105.2503, -5.3802, 105.2543):.0f} m, batas 58 m" in page  # 50 m and the 8 m of the report itself
    assert "Ada yang perlu Anda lihat dulu" in page


def test_a_photo_older_than_the_task_is_named(judged):
    _report, page = judged(taken_at=timezone.now() - timedelta(days=30))
    assert "sebelum ditugaskan" in page


def test_a_photo_that_was_used_before_is_named_with_its_report(world, judged):
    other = world.report(photos=(sent_photo("foto"),)).report
    _report, page = judged()
    assert f"Foto sama dengan foto pada {other.number}. Kirim foto baru dari lokasi." in page


def test_a_mirrored_picture_is_named_with_the_report_it_comes_from(world, judged, sign_in):
    """How it is found out is the business of `proof`; the page tells what is stored."""
    other = world.report(photos=(sent_photo("lain"),)).report
    report, _page = judged()
    twin = {"photo": Photo.objects.get(report=other).pk, "how": "mirrored", "marks": 40, "left": 100}
    PhotoCheck.objects.filter(photo__report=report, kind="reused").update(verdict="alarm", measure={"twins": [twin]})
    page = sign_in("validator").get(f"/kantor/validasi/{report.number}").content.decode()
    assert f"dicerminkan, {other.number}" in page
    assert "Ada yang perlu Anda lihat dulu" in page


def test_photos_that_are_not_ready_are_said_to_be_on_their_way(sign_in, walk):
    page = sign_in("validator").get(f"/kantor/validasi/{walk('validation').number}").content.decode()
    assert "belum bisa disandingkan" in page


def test_the_queue_leads_to_the_page_and_back(sign_in, walk):
    report = walk("validation")
    client = sign_in("validator")
    assert f'href="/kantor/validasi/{report.number}"' in client.get("/kantor/validasi/").content.decode()
    answer = client.post(f"/kantor/laporan/{report.number}/validate", {"seen": report.version, "kembali": "/kantor/validasi/"})
    assert answer["Location"].startswith("/kantor/validasi/")
    assert Report.objects.get(pk=report.pk).state == State.RESOLVED
    assert "Pekerjaan disahkan" in client.get("/kantor/validasi/").content.decode()


def test_nobody_judges_the_work_of_their_own_office(sign_in, walk):
    report = walk("validation")
    client = sign_in("own_validator")
    assert report.number not in client.get("/kantor/validasi/").content.decode()
    assert client.get(f"/kantor/validasi/{report.number}").status_code == 404
    assert client.post(f"/kantor/laporan/{report.number}/validate", {"seen": report.version}).status_code == 404


def test_what_is_missing_is_chosen_from_a_list_and_told_to_the_crew(sign_in, walk):
    report = walk("validation")
    client = sign_in("validator")
    assert 'value="same_view"' in client.get(f"/kantor/validasi/{report.number}").content.decode()
    sent = {"seen": report.version, "missing": ["same_view", "unclear"], "reason": "", "kembali": "/kantor/validasi/"}
    assert client.post(f"/kantor/laporan/{report.number}/return_work", sent).status_code == 302
    told = sign_in("officer").get(f"/kantor/lapangan/{report.number}").content.decode()
    assert "Foto sesudah belum dari arah yang sama. Foto buram, gelap, atau terlalu dekat" in told


def test_nothing_missing_is_no_return(sign_in, walk):
    report = walk("validation")
    for missing in ([], ["nonsense"]):
        answer = sign_in("validator").post(f"/kantor/laporan/{report.number}/return_work", {"seen": report.version, "missing": missing})
        assert answer.status_code == 422
    assert Report.objects.get(pk=report.pk).state == State.AWAITING_VALIDATION


def test_a_second_look_is_in_the_queue_and_does_not_show_the_first_verdict(world, sign_in, walk):
    report = walk("validation")
    validate(actor=world.validator, report_id=report.pk, seen=report.version, note="Sudah rapi sekali.")
    report = Report.objects.get(pk=report.pk)
    SecondLook.objects.create(
        report=report, seq=report.entries, first=world.users["officer"], looker=world.users["validator"], chosen_at=timezone.now()
    )
    Report.objects.filter(pk=report.pk).update(validator=world.users["validator"])
    client = sign_in("validator")
    assert report.number in client.get("/kantor/validasi/").content.decode()
    page = client.get(f"/kantor/validasi/{report.number}").content.decode()
    assert "Pemeriksaan kedua" in page
    assert "Sudah rapi sekali." not in page
    empty = client.post(f"/kantor/validasi/{report.number}/kedua", {"seen": report.version, "putusan": "beda"}, follow=True)
    assert "Tulis alasannya" in empty.content.decode()
    client.post(f"/kantor/validasi/{report.number}/kedua", {"seen": report.version, "putusan": "beda", "missing": ["not_done"]})
    assert Report.objects.get(pk=report.pk).state == State.IN_PROGRESS
    assert sign_in("officer").post(f"/kantor/validasi/{report.number}/kedua").status_code == 403


def test_a_refused_return_keeps_the_judgement_and_what_was_written(sign_in, walk):
    report = walk("validation")
    client, address = sign_in("validator"), f"/kantor/laporan/{report.number}/return_work"
    sent = {"seen": report.version, "kembali": f"/kantor/validasi/berikut?dari={report.number}"}
    empty = client.post(address, sent)
    page = empty.content.decode()
    assert (empty.status_code, 'class="judge"' in page) == (422, True)
    assert 'id="return-reason-error"' in page
    assert "Putusan Anda belum tersimpan." in page
    assert 'href="#return-reason"' in page
    long = client.post(address, {**sent, "reason": "Belum rata. " + "x" * 2000, "missing": ["unsafe"]}).content.decode()
    assert 'class="judge"' in long
    assert "Belum rata. xxx" in long
    assert 'value="unsafe" checked' in long
    assert Report.objects.get(pk=report.pk).state == State.AWAITING_VALIDATION


def test_a_refused_approval_keeps_its_note(sign_in, walk):
    report = walk("validation")
    sent = {"seen": report.version, "kembali": "/kantor/validasi/", "note": "Rapi. " + "x" * 2000}
    answer = sign_in("validator").post(f"/kantor/laporan/{report.number}/validate", sent)
    page = answer.content.decode()
    assert (answer.status_code, 'class="judge"' in page, "Rapi. xxx" in page) == (422, True, True)
    assert 'id="validate-note-error"' in page


def test_from_the_report_a_refused_return_stays_with_the_report(sign_in, walk):
    report = walk("validation")
    answer = sign_in("validator").post(f"/kantor/laporan/{report.number}/return_work", {"seen": report.version})
    assert (answer.status_code, 'class="judge"' in answer.content.decode()) == (422, False)
