"""Many pictures of which none is another one: hardly any may be taken for a copy.

SIGER_STRANGERS=1000 tries a thousand, as for the figures of the decision on marks; that takes two minutes.
"""

import os

import pytest
from django.utils import timezone

from siger.proof.matching import find_earlier
from siger.proof.tests.landscapes import landscape
from siger.reports.models import Photo, PhotoMark, PhotoTrace
from siger.reports.photos.marks import Sketch, keys_of, marks_of, read_marks
from siger.reports.photos.parts import SKETCH_SIDES, sketch_part, sketch_size
from siger.reports.photos.variants import sketches

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MANY = int(os.environ.get("SIGER_STRANGERS", "200"))


def stored(report, seed):
    """A photo of work with its trace, as the worker leaves it, without the files."""
    image = landscape(seed, 400, 300)
    parts = sketches(image)
    drawn = [Sketch(*sketch_size(*image.size, side), parts[sketch_part(side)]) for side in SKETCH_SIDES]
    photo = Photo.objects.create(report=report, kind="after", state="ready", bytes=1, sha256=bytes(32), created_at=timezone.now())
    PhotoTrace.objects.create(photo=photo, width=drawn[0].width, height=drawn[0].height, marks=marks_of(drawn))
    keys = keys_of(read_marks(marks_of(drawn[:1])))
    PhotoMark.objects.bulk_create(PhotoMark(key=key, photo_id=photo.pk) for key in keys)
    return photo.pk


def test_at_most_one_picture_in_a_hundred_is_taken_for_a_copy(world):
    report = world.report().report
    ids = [stored(report, 10_000 + number) for number in range(MANY)]
    found = [matches for photo_id in ids if (matches := find_earlier(photo_id))]
    print(f"{len(found)} of {MANY} taken for a copy, by {[matches[0].marks for matches in found]} marks")
    assert len(found) <= MANY // 100
    assert [match.photo_id for match in find_earlier(stored(report, 10_007))] == [ids[7]]
