"""Ranges of cells around a point hold every point within the distance."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siger.reports.categories import Category
from siger.reports.placing import cell_of
from siger.triage.similar.finding.candidates import METRES_A_DEGREE
from siger.triage.similar.finding.neighbours import reach_of
from siger.triage.similar.finding.ring import spans_around
from siger.triage.similar.finding.sought import MOST_INACCURATE_M, VILLAGE_M

turn = st.floats(min_value=0, max_value=2 * math.pi)
degrees = st.floats(min_value=-11, max_value=6), st.floats(min_value=95, max_value=141)


@settings(max_examples=400, deadline=None)
@given(
    *degrees, st.floats(min_value=20, max_value=5_000), st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=2 * math.pi)
)
def test_no_point_within_the_distance_is_left_out(lat, lng, radius, share, bearing):
    there = (
        lat + radius * share * math.cos(bearing) / METRES_A_DEGREE,
        lng + radius * share * math.sin(bearing) / METRES_A_DEGREE / math.cos(math.radians(lat)),
    )
    cell = cell_of(*there)
    assert any(span.low <= cell <= span.high for span in spans_around(lat, lng, radius))


@pytest.mark.parametrize("radius", [20, 300, 800, 2_000, 4_500])
def test_ranges_are_few_and_do_not_reach_far_beyond(radius):
    spans = spans_around(-5.38, 105.25, radius)
    assert len(spans) <= 19
    far = cell_of(-5.38 + 8 * radius / METRES_A_DEGREE, 105.25)
    assert not any(span.low <= far <= span.high for span in spans)
    assert all(one.high < other.low for one, other in pairwise(spans))


def test_every_category_has_a_reach_and_neighbourhood_counts_both_ways():
    for code in Category:
        reach = reach_of(code)
        assert reach.categories[0] == code
        assert 0 < reach.radius_m + max(MOST_INACCURATE_M, VILLAGE_M) < 6_000
        assert all(code in reach_of(other).categories for other in reach.categories)


def test_an_unknown_category_is_compared_with_every_other():
    assert reach_of("").categories == ()
    assert reach_of("no such thing").categories == ()
