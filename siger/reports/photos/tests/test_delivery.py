"""A photo's way through the queue, as the worker takes it."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.events import publish
from siger.core.events.delivery import deliver
from siger.reports.events import PhotoReceived
from siger.reports.models import PhotoState
from siger.reports.photos.tests.pictures import jpeg


@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_received_photo_decodes_it_and_throws_away_what_may_not_be_kept(sent):
    photo = sent(jpeg(), keep_original=False)
    with transaction.atomic():
        publish(PhotoReceived(photo_id=photo.pk))
    mine = ProcrastinateJob.objects.filter(args__data__photo_id=photo.pk, args__event=PhotoReceived.name)
    jobs = list(mine.values_list("args", flat=True))
    mine.delete()  # these tables are not Django's and are not emptied after a test
    assert len(jobs) == 1
    for _ in range(2):  # delivered at least once, so perhaps twice
        deliver(**jobs[0])
    photo.refresh_from_db()
    assert (photo.state, photo.original_path) == (PhotoState.READY, "")
