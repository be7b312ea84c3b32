from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.core.errors import NotFound
from siger.core.events import listens
from siger.core.events.registry import _listeners
from siger.core.storage import originals
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.broken import BrokenReason
from siger.reports.photos.events import PhotoBroken, PhotoReady
from siger.reports.photos.parts import Size
from siger.reports.photos.process import believable_time, process_photo
from siger.reports.photos.serving import open_variant
from siger.reports.photos.tests import pictures
from siger.reports.photos.tests.pictures import jpeg, quarters

pytestmark = pytest.mark.django_db


@pytest.fixture
def ears():
    """A listener for both events, so that publishing them leaves jobs to count."""
    kept = {event.name: dict(_listeners[event.name]) for event in (PhotoReady, PhotoBroken)}
    for event in (PhotoReady, PhotoBroken):
        _listeners[event.name].clear()
        listens(event)(lambda event: None)
    yield
    _listeners.update(kept)


def published(photo: Photo) -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="siger.deliver", args__data__photo_id=photo.pk)
    return [job.args["event"].rsplit(".", 1)[-1] for job in jobs]


def test_a_photo_becomes_ready_with_pictures_hash_time_and_position(sent, ears):
    photo = sent(jpeg(quarters(2000, 1500), exif=pictures.exif_of(taken="2026:03:14 07:08:09", gps=pictures.LAMPUNG_GPS)))
    process_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.width, photo.height, photo.media_type) == (PhotoState.READY, 2000, 1500, "image/jpeg")
    assert len(photo.perceptual_hash) == 32
    assert photo.hash_quality is not None
    assert photo.taken_at == datetime(2026, 3, 14, 0, 8, 9, tzinfo=UTC)  # the camera showed Lampung's own time
    assert (photo.lat, photo.lng, photo.position_source) == (*pictures.LAMPUNG, "exif")
    assert published(photo) == ["PhotoReady"]
    with open_variant(photo, Size.VIEW) as view, open_variant(photo, Size.THUMB) as thumb:
        assert Image.open(BytesIO(view.read())).size == (1280, 960)
        assert Image.open(BytesIO(thumb.read())).size == (320, 240)


def test_no_path_tells_whose_photo_it_is(sent, report):
    photo = sent(jpeg())
    process_photo(photo.pk)
    photo.refresh_from_db()
    for path in (photo.original_path, photo.thumb_path, photo.view_path):
        assert report.number not in path


def test_the_original_of_an_anonymous_reporter_is_thrown_away_with_what_its_camera_wrote(sent, django_capture_on_commit_callbacks):
    exif = pictures.exif_of(taken="2026:03:14 07:08:09", gps=pictures.LAMPUNG_GPS)
    photo = sent(jpeg(exif=exif), keep_original=False)
    path = photo.original_path
    with django_capture_on_commit_callbacks(execute=True):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert photo.state == PhotoState.READY
    assert (photo.original_path, photo.taken_at, photo.lat, photo.position_source) == ("", None, None, "")
    assert not originals().exists(path)


def test_a_broken_original_of_an_anonymous_reporter_is_thrown_away_too(sent, django_capture_on_commit_callbacks):
    photo = sent(jpeg()[:200], keep_original=False)
    path = photo.original_path
    with django_capture_on_commit_callbacks(execute=True):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.original_path) == (PhotoState.BROKEN, "")
    assert not originals().exists(path)


def test_the_original_of_a_known_reporter_stays(sent, django_capture_on_commit_callbacks):
    photo = sent(jpeg())
    with django_capture_on_commit_callbacks(execute=True):
        process_photo(photo.pk)
    photo.refresh_from_db()
    assert originals().exists(photo.original_path)


def test_where_the_telephone_said_it_was_stands_above_exif(sent):
    photo = sent(jpeg(exif=pictures.exif_of(gps=pictures.LAMPUNG_GPS)), lat=-4.5, lng=104.5, position_source="device")
    process_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.lat, photo.lng, photo.position_source) == (-4.5, 104.5, "device")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"bukan foto", BrokenReason.NOT_A_PICTURE),
        (pictures.bomb_png(), BrokenReason.TOO_MANY_PIXELS),
        (jpeg()[:1500], BrokenReason.TRUNCATED),
    ],
    ids=["text", "bomb", "truncated"],
)
def test_a_broken_photo_says_why_and_its_report_stands(sent, ears, report, data, reason):
    photo = sent(data)
    process_photo(photo.pk)
    photo.refresh_from_db()
    report.refresh_from_db()
    assert (photo.state, photo.broken_reason, report.version) == (PhotoState.BROKEN, reason, 1)
    assert published(photo) == ["PhotoBroken"]
    with pytest.raises(NotFound):
        open_variant(photo, Size.VIEW)


def test_a_photo_whose_file_is_gone_is_broken(sent):
    photo = sent(jpeg())
    originals().delete(photo.original_path)
    process_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.broken_reason) == (PhotoState.BROKEN, BrokenReason.MISSING)


def test_the_work_may_be_done_twice(sent, ears):
    photo = sent(jpeg())
    process_photo(photo.pk)
    photo.refresh_from_db()
    first = photo.perceptual_hash
    originals().delete(photo.original_path)
    process_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.perceptual_hash) == (PhotoState.READY, first)
    assert published(photo) == ["PhotoReady"]


def test_a_photo_that_does_not_exist_any_more_is_no_error(db):
    process_photo(987654321)


def test_a_waiting_photo_cannot_be_opened(sent):
    with pytest.raises(NotFound, match="belum siap"):
        open_variant(sent(jpeg()), Size.THUMB)


def test_a_camera_far_ahead_of_time_tells_no_time():
    assert believable_time(now() + timedelta(days=3)) is None
    assert believable_time(now() + timedelta(hours=3)) is not None
