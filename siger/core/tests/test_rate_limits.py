from datetime import timedelta

import pytest
import time_machine

from siger.core.clock import now
from siger.core.errors import TooMany
from siger.core.models import RateWindow
from siger.core.rate_limits import Limit, hit

pytestmark = pytest.mark.django_db
THREE = Limit("test", 3, 3600)


def test_the_fourth_hit_in_a_window_is_refused_and_the_next_window_is_free():
    with time_machine.travel("2026-06-01T10:10:00Z", tick=False):
        for _ in range(3):
            hit(THREE, "10.0.0.1")
        with pytest.raises(TooMany):
            hit(THREE, "10.0.0.1")
        hit(THREE, "10.0.0.2")
    with time_machine.travel("2026-06-01T11:10:00Z", tick=False):
        hit(THREE, "10.0.0.1")


def test_no_address_is_stored_and_days_cannot_be_joined():
    hit(THREE, "10.0.0.1")
    first = set(RateWindow.objects.values_list("bucket", flat=True))
    with time_machine.travel(now() + timedelta(days=1)):
        hit(THREE, "10.0.0.1")
    assert RateWindow.objects.count() == 2
    assert all(b"10.0.0.1" not in bytes(bucket) and len(bytes(bucket)) == 16 for bucket in first)
