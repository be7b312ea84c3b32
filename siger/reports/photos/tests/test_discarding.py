import os
from datetime import timedelta

import pytest

from siger.core.storage import originals, photos, random_name, write_whole
from siger.reports.photos.discarding import discard_files, sweep_orphans
from siger.reports.photos.process import process_photo
from siger.reports.photos.tests.pictures import jpeg

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def store(storage, *, hours_ago: float) -> str:
    name = random_name()
    write_whole(storage, name, [b"berkas"])
    age(storage, name, hours_ago)
    return name


def age(storage, name: str, hours: float) -> None:
    moment = os.stat(storage.path(name)).st_mtime - hours * 3600
    os.utime(storage.path(name), (moment, moment))


def test_old_files_that_no_photo_names_are_swept_and_young_ones_stay(files):
    old, young, old_picture = store(originals(), hours_ago=2), store(originals(), hours_ago=0.5), store(photos(), hours_ago=2)
    assert sweep_orphans(HOUR) == 2
    assert [originals().exists(old), originals().exists(young), photos().exists(old_picture)] == [False, True, False]


def test_files_of_a_photo_stay_however_old(sent):
    photo = sent(jpeg())
    process_photo(photo.pk)
    photo.refresh_from_db()
    stored = [(originals(), photo.original_path), (photos(), photo.thumb_path), (photos(), photo.view_path)]
    for storage, name in stored:
        age(storage, name, 1000)
    assert sweep_orphans(HOUR) == 0
    assert all(storage.exists(name) for storage, name in stored)


def test_a_piece_left_by_a_crash_is_swept(files):
    name = store(originals(), hours_ago=2)
    piece = f"{name[:2]}/.incoming-abc"
    os.rename(originals().path(name), originals().path(piece))
    assert sweep_orphans(HOUR) == 1


def test_sweeping_before_anything_was_stored_does_nothing(files):
    assert sweep_orphans(HOUR) == 0


def test_discarding_waits_for_the_commit(sent, django_capture_on_commit_callbacks):
    photo = sent(jpeg())
    process_photo(photo.pk)
    photo.refresh_from_db()
    stored = [(originals(), photo.original_path), (photos(), photo.thumb_path), (photos(), photo.view_path)]
    with django_capture_on_commit_callbacks(execute=True):
        discard_files(photo)
        photo.save()
        assert all(storage.exists(name) for storage, name in stored)
    assert not any(storage.exists(name) for storage, name in stored)


def test_a_file_that_another_photo_names_is_not_thrown_away(sent, django_capture_on_commit_callbacks):
    photo = sent(jpeg(), keep_original=False)
    twin = sent(jpeg(), original_path=photo.original_path)
    with django_capture_on_commit_callbacks(execute=True):
        process_photo(photo.pk)
    assert originals().exists(twin.original_path)
