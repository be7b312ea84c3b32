from itertools import permutations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siger.core.errors import Invalid
from siger.regions.locating.answers import Certainty, Place, TooFar
from siger.regions.locating.locator import Locator
from siger.regions.plane import ground_distance_m

VILLAGES = [
    ("18.01.01.2001", -5.40, 105.20),
    ("18.01.01.2002", -5.40, 105.26),
    ("18.01.02.2001", -5.46, 105.20),
    ("18.02.01.2001", -5.40, 105.34),
]


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(west, south, east, north)


@pytest.fixture
def by_village() -> Locator:
    return Locator(VILLAGES, names={"18.02.01.2001": "Timur"})


def test_a_point_belongs_to_its_nearest_village_and_is_indicative(by_village):
    place = by_village.locate(-5.41, 105.21)
    assert place == Place("18.01.01.2001", Certainty.INDICATIVE, pytest.approx(1570, abs=15))


def test_within_reach_a_point_is_accepted_and_beyond_it_is_explained(by_village):
    degree = 1 / 111.195
    assert isinstance(by_village.locate(-5.40, 105.34 + 24.5 * degree), Place)
    far = by_village.locate(-5.40, 105.34 + 31 * degree)
    assert far == TooFar("18.02.01.2001", "Timur", pytest.approx(30.9, abs=0.2), swapped=False)


def test_swapped_numbers_are_offered_the_other_way_round(by_village):
    assert by_village.locate(105.21, -5.41) == TooFar("18.01.01.2001", "18.01.01.2001", None, swapped=True)


def test_swapped_numbers_that_are_a_place_on_earth_are_offered_too():
    near_equator = Locator([("95.01.01.2001", -5.0, 80.0)])
    answer = near_equator.locate(80.0, -5.0)
    assert isinstance(answer, TooFar)
    assert answer.swapped
    assert answer.distance_km is not None
    assert answer.distance_km > 5000


@pytest.mark.parametrize(
    "point",
    [
        (0, 0),
        (0.0, -0.0),
        (0.001, 0.002),
        (float("nan"), 105.2),
        (-5.4, float("inf")),
        (91, 200),
        (-5.4, None),
        ("selatan", 105.2),
        (-5.4, 10**400),
    ],
)
def test_what_is_no_position_is_refused_in_words(by_village, point):
    with pytest.raises(Invalid) as refused:
        by_village.locate(*point)
    assert refused.value.fields["position"]


def test_without_any_region_nothing_can_be_located():
    with pytest.raises(Invalid, match="belum dimuat"):
        Locator([]).locate(-5.4, 105.2)
    assert list(Locator([]).locate_many(np.array([[-5.4, 105.2]])).codes) == [""]


def test_bad_rows_of_a_batch_have_no_code_and_spoil_no_other(by_village):
    points = np.array([[-5.4, 105.2], [np.nan, 105.2], [0, 0], [500, 105.2], [-5.4, 150.0], [-5.46, 105.2], [-5.4, np.inf]])
    found = by_village.locate_many(points)
    assert list(found.codes) == ["18.01.01.2001", "", "", "", "", "18.01.02.2001", ""]
    assert np.isnan(found.distances_m[[1, 2, 3, 4, 6]]).all()
    assert found.distances_m[0] == pytest.approx(0, abs=0.01)


def test_an_empty_batch_is_an_empty_answer(by_village):
    assert len(by_village.locate_many(np.empty((0, 2))).codes) == 0


def test_a_degree_of_longitude_counts_by_its_length_on_the_ground():
    """At 60 degrees it is half as long as one of latitude."""
    locator = Locator([("18.01.01.2001", -60.0, 105.9), ("18.01.01.2002", -60.6, 105.0)], reach_km=60)
    assert locator.locate(-60.0, 105.0) == Place("18.01.01.2001", Certainty.INDICATIVE, pytest.approx(50_000, rel=0.01))


@given(st.lists(st.tuples(st.floats(-6, -4.8), st.floats(104.6, 106.0)), min_size=1, max_size=20))
def test_a_batch_says_the_same_as_one_by_one_and_agrees_with_the_great_circle(points):
    locator = Locator(VILLAGES)
    batch = locator.locate_many(np.array(points))
    sites = np.array([(lat, lng) for _code, lat, lng in VILLAGES])
    for index, (lat, lng) in enumerate(points):
        single = locator.locate(lat, lng)
        assert batch.codes[index] == (single.region_code if isinstance(single, Place) else "")
        gaps = ground_distance_m(np.full((len(sites), 2), (lat, lng)), sites)
        if isinstance(single, Place):
            assert single.distance_m <= gaps.min() * 1.005 + 0.01
        else:
            assert gaps.min() > 24_800


def test_an_outline_decides_before_the_nearest_village_does():
    locator = Locator(
        VILLAGES, [("18.01.01.2001", box(105.15, -5.45, 105.25, -5.35)), ("18.01.01.2002", box(105.25, -5.45, 105.30, -5.35))]
    )
    assert locator.locate(-5.40, 105.245) == Place("18.01.01.2001", Certainty.OUTLINE, 0.0)
    assert locator.locate(-5.40, 105.255) == Place("18.01.01.2002", Certainty.OUTLINE, 0.0)


def test_a_point_on_a_shared_border_always_falls_to_the_same_side():
    for order in permutations([box(1, 1, 2, 2), box(2, 1, 3, 2), box(1, 2, 2, 3), box(2, 2, 3, 3)]):
        locator = Locator([], [(f"18.01.01.200{number}", square) for number, square in enumerate(order)])
        assert locator.locate(2.0, 2.0) == Place("18.01.01.2000", Certainty.OUTLINE, 0.0)


def test_off_shore_within_two_kilometres_the_nearest_outline_has_the_point():
    outlines = [("18.01.01.2001", box(105.15, -5.45, 105.25, -5.35)), ("18.01.01.2002", box(105.25, -5.45, 105.30, -5.35))]
    locator = Locator(VILLAGES[:2], outlines)
    km = 1 / 111.195
    near = locator.locate(-5.35 + 1.9 * km, 105.2)
    assert near == Place("18.01.01.2001", Certainty.INDICATIVE, pytest.approx(1900, abs=10))
    farther = locator.locate(-5.35 + 10 * km, 105.2)
    assert farther == Place("18.01.01.2001", Certainty.INDICATIVE, pytest.approx(15_560, abs=60))


def test_beside_a_half_imported_province_the_neighbour_keeps_its_land():
    """One kilometre outside the only outline, but at the next village, whose own outline nobody imported."""
    locator = Locator(VILLAGES, [("18.01.01.2001", box(105.15, -5.45, 105.25, -5.35))])
    assert locator.locate(-5.40, 105.259) == Place("18.01.01.2002", Certainty.INDICATIVE, pytest.approx(111, abs=5))


def test_inside_a_district_s_outline_the_nearest_village_of_that_district_has_the_point():
    locator = Locator(VILLAGES, [("18.01.02", box(105.15, -5.50, 105.30, -5.405))])
    assert locator.locate(-5.41, 105.20) == Place("18.01.02.2001", Certainty.INDICATIVE, pytest.approx(5560, abs=20))


def test_where_no_village_has_a_position_the_outline_s_own_region_answers():
    locator = Locator([], [("18.01.02", box(105.15, -5.50, 105.30, -5.405))])
    assert locator.locate(-5.41, 105.20) == Place("18.01.02", Certainty.INDICATIVE, 0.0)
    assert locator.locate(-5.41, 107.0) == TooFar("18.01.02", "18.01.02", pytest.approx(188, abs=2), swapped=False)


def test_an_island_of_many_parts_is_one_region():
    islands = shapely.MultiPolygon([box(105.0, -6.0, 105.1, -5.9), box(105.4, -6.2, 105.5, -6.1)])
    locator = Locator(VILLAGES, [("18.01.01.2001", islands)])
    assert locator.locate(-6.15, 105.45) == Place("18.01.01.2001", Certainty.OUTLINE, 0.0)
