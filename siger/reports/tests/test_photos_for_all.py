"""Which photos everyone sees."""

import pytest
from django.utils import timezone

from siger.people.actors import NOBODY
from siger.reports.models import Photo, PhotoKind, PhotoState, Report
from siger.reports.queries.pages import tracking_page
from siger.reports.queries.photos import photo_for_all

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", PhotoKind)
def test_a_photo_that_came_with_words_for_the_office_is_not_shown_to_all(world, kind):
    report = world.report().report
    Report.objects.filter(pk=report.pk).update(published_at=timezone.now())
    photo = Photo.objects.create(report=report, kind=kind, state=PhotoState.READY, bytes=1, sha256=bytes(32), created_at=timezone.now())
    shown = kind is not PhotoKind.EXTRA
    assert (photo_for_all(photo.public_id, photo.cover) is not None) == shown
    assert bool(tracking_page(NOBODY, report.number).photos) == shown
    assert tracking_page(world.reporter_of(report), report.number).photos
