"""A photo that waits without a job gets a new one, and only then."""

from datetime import timedelta

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from siger.core.clock import now
from siger.reports.events import PhotoReceived
from siger.reports.models import Photo, PhotoState
from siger.reports.photos.waiting import PATIENCE, requeue_waiting_photos

pytestmark = pytest.mark.django_db
LATER = PATIENCE + timedelta(minutes=1)


def photo(world, **changes) -> Photo:
    usual = {"bytes": 10, "sha256": b"s" * 32, "created_at": now()}
    return Photo.objects.create(report=world.report().report, **{**usual, **changes})


def jobs(of: Photo) -> int:
    return ProcrastinateJob.objects.filter(args__event=PhotoReceived.name, args__data__photo_id=of.pk, status="todo").count()


def test_a_photo_that_waits_too_long_without_a_job_gets_one_and_not_a_second(world):
    waiting = photo(world)
    assert requeue_waiting_photos() == 0
    with time_machine.travel(now() + LATER):
        assert requeue_waiting_photos() == 1
        assert requeue_waiting_photos() == 0
    assert jobs(waiting) == 1


@pytest.mark.parametrize("state", [PhotoState.READY, PhotoState.BROKEN])
def test_a_photo_that_was_decoded_is_left_alone(world, state):
    photo(world, state=state)
    with time_machine.travel(now() + LATER):
        assert requeue_waiting_photos() == 0
