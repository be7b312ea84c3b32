import uuid

import pytest

from siger.regions import current
from siger.regions.current import current_locator, locate, locate_many
from siger.regions.locating.answers import Certainty, TooFar
from siger.regions.models import PositionBasis, Region, RegionsVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lampung")]


def test_one_locator_serves_the_process_without_a_statement(db, django_assert_num_queries):
    first = current_locator()
    with django_assert_num_queries(0):
        assert current_locator() is first
        place = locate(-5.3523, 105.2252)
    assert place.region_code == "18.01.04.2001"
    assert place.certainty is Certainty.INDICATIVE


def test_what_another_process_loaded_is_seen_after_a_while(db, monkeypatch, django_assert_num_queries):
    first = current_locator()
    monkeypatch.setattr(current, "LOOK_AGAIN_S", 0)
    with django_assert_num_queries(1):
        assert current_locator() is first
    RegionsVersion.objects.update(value=uuid.uuid4())
    with django_assert_num_queries(3):
        assert current_locator() is not first


def test_a_derived_position_never_attracts_a_point(db):
    derived = Region.objects.filter(level="village", position_basis=PositionBasis.SIBLINGS)
    assert derived.count() == 11
    for region in derived:
        assert locate(region.lat, region.lng).region_code != region.code


def test_an_inactive_region_is_no_answer(db):
    Region.objects.filter(code="18.01.04.2001").update(active=False)
    assert locate(-5.3523, 105.2252).region_code != "18.01.04.2001"


def test_who_is_too_far_learns_the_name_of_the_nearest_region(db):
    palembang = locate(-2.99, 104.76)
    assert isinstance(palembang, TooFar)
    assert palembang.region_name.count(",") == 2
    assert 80 < palembang.distance_km < 200
    assert not palembang.swapped


def test_an_island_of_lampung_is_accepted(db):
    """Pulau Sebesi, and Rakata, which is 18 km from it."""
    for lat, lng in ((-5.95, 105.49), (-6.11, 105.42)):
        assert locate(lat, lng).region_code == "18.01.16.2014"


def test_many_points_at_once(db):
    found = locate_many([[-5.3523, 105.2252], [-2.99, 104.76]])
    assert list(found.codes) == ["18.01.04.2001", ""]
