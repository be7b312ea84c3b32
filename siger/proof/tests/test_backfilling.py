"""Photos that were decoded before traces were kept, or before shades were, are found again once the job has run, and compared by light."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.storage import originals, photos
from siger.proof.checking.answers import check_photo
from siger.proof.models import PhotoCheck
from siger.proof.tests.landscapes import landscape
from siger.reports.models import Photo, PhotoMark, PhotoTrace
from siger.reports.photos.backfilling import trace_older_photos
from siger.reports.photos.events import PhotoReady
from siger.reports.photos.shades import NONE
from siger.reports.photos.tests.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def older(field):
    """Two photos from before: one with its original, one of which only the shown picture is left."""
    report = field.report(jpeg(landscape(1)), jpeg(landscape(2)))
    kept, shown = report.photos.order_by("pk")
    Photo.objects.filter(pk=shown.pk).update(original_path="", keep_original=False)
    PhotoTrace.objects.all().delete()
    PhotoMark.objects.all().delete()
    return kept, shown


def twins(photo):
    return [twin["photo"] for twin in PhotoCheck.objects.get(photo=photo, kind="reused").measure["twins"]]


@pytest.mark.parametrize("place", [0, 1])
def test_an_older_photo_is_found_once_it_has_its_trace(field, after_of, older, place):
    proof = after_of(field.proof(field.report(), field.photo(jpeg(landscape(place + 1).resize((640, 480))))))
    assert twins(proof) == []
    assert trace_older_photos() == 2
    check_photo(proof.pk)
    assert twins(proof) == [older[place].pk]
    assert trace_older_photos() == 0


def test_an_older_proof_is_checked(field, after_of):
    proof = after_of(field.proof(field.report(), field.photo(jpeg(landscape(3)))))
    PhotoTrace.objects.filter(pk=proof.pk).delete()
    jobs = ProcrastinateJob.objects.filter(args__event=PhotoReady.name, args__data__photo_id=proof.pk)
    before = jobs.count()
    trace_older_photos()
    assert jobs.count() == before + 1


def test_a_photo_whose_files_are_gone_is_not_tried_for_ever(older):
    for photo in older:
        (originals() if photo.original_path else photos()).delete(photo.original_path or photo.view_path)
    originals().delete(older[0].original_path)
    Photo.objects.filter(pk=older[1].pk).update(view_path="aa/none.webp")
    assert trace_older_photos() == 2
    assert trace_older_photos() == 0
    assert not PhotoMark.objects.exists()


@pytest.fixture
def shadeless(field):
    """The two photos of a report with traces from before shades were kept; of the second only the shown picture is left."""
    report = field.report(jpeg(landscape(1)), jpeg(landscape(2)))
    traces = PhotoTrace.objects.filter(photo__report=report).order_by("pk")
    kept = {trace.pk: bytes(trace.shades) for trace in traces}
    traces.update(shades=b"", credentials={"state": "valid"})
    Photo.objects.filter(pk=max(kept)).update(original_path="")
    return kept


def test_a_trace_without_shades_gets_them_and_keeps_all_else(shadeless):
    before = {trace.pk: (bytes(trace.marks), trace.credentials) for trace in PhotoTrace.objects.all()}
    assert trace_older_photos() == 2
    made = {trace.pk: bytes(trace.shades) for trace in PhotoTrace.objects.all()}
    original, shown = sorted(shadeless)
    assert made[original] == shadeless[original]
    assert max(abs(a - b) for a, b in zip(made[shown], shadeless[shown], strict=True)) <= 6
    assert {trace.pk: (bytes(trace.marks), trace.credentials) for trace in PhotoTrace.objects.all()} == before
    assert trace_older_photos() == 0


def test_a_proof_that_marks_alone_took_for_a_copy_is_checked_again(field, after_of):
    proof = after_of(field.proof(field.report(), field.photo(jpeg(landscape(3)))))
    PhotoTrace.objects.update(shades=b"")
    jobs = ProcrastinateJob.objects.filter(args__event=PhotoReady.name, args__data__photo_id=proof.pk)
    before = jobs.count()
    trace_older_photos()
    assert jobs.count() == before + 1


def test_shades_that_can_never_be_made_are_not_tried_for_ever(shadeless):
    for photo in Photo.objects.filter(pk__in=shadeless):
        for storage, path in ((originals(), photo.original_path), (photos(), photo.view_path)):
            if path:
                storage.delete(path)
    marks = [bytes(trace.marks) for trace in PhotoTrace.objects.order_by("pk")]
    assert trace_older_photos() == 2
    assert trace_older_photos() == 0
    assert [bytes(trace.shades) for trace in PhotoTrace.objects.all()] == [NONE, NONE]
    assert [bytes(trace.marks) for trace in PhotoTrace.objects.order_by("pk")] == marks


def test_traces_without_shades_are_read_from_their_own_index(shadeless):
    waiting = PhotoTrace.objects.filter(shades=b"").exclude(marks=b"").order_by("photo_id")[:200]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "reports_trace_shadeless" in waiting.explain()
