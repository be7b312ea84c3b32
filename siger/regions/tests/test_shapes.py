import gzip
import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siger.core.errors import NotFound
from siger.regions.plane import Plane
from siger.regions.shapes.cells import probable_land, village_cells
from siger.regions.shapes.coverage import Coverage, dissolve
from siger.regions.shapes.drawing import label_point, simplified, small_file
from siger.regions.shapes.drawn import label_points, map_file, outline_geojson

PLANE = Plane.around(-5.0)
spots = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda pair: (105 + pair[0] / 400, -5.5 + pair[1] / 400))


@settings(max_examples=40, deadline=None)
@given(st.lists(spots, min_size=1, max_size=25, unique=True))
def test_cells_cover_the_land_once_and_hold_their_own_village(sites):
    points = np.array(sites)
    cells, land = village_cells(points), probable_land(points)
    assert shapely.is_valid(cells).all()
    assert shapely.area(cells).sum() == pytest.approx(land.area, rel=1e-3)
    assert shapely.union_all(cells).area == pytest.approx(land.area, rel=1e-3)
    assert (shapely.distance(cells, shapely.points(points)) < 1e-5).all()


def test_no_village_no_cell():
    assert len(village_cells(np.empty((0, 2)))) == 0


def test_an_island_of_its_own_stays_an_island():
    mainland = [(x, y) for x in np.linspace(105.0, 105.2, 6) for y in np.linspace(-5.2, -5.0, 6)]
    land = probable_land(np.array([*mainland, (105.9, -5.5)]))
    assert len(shapely.get_parts(land)) == 2
    assert not land.contains(shapely.Point(105.55, -5.3))


def test_the_levels_nest_exactly():
    villages = [(f"18.0{1 + i % 2}.0{1 + i % 3}.20{i:02}", -5.0 + i * 0.013 % 0.2, 105.0 + i * 0.029 % 0.3) for i in range(30)]
    coverage = Coverage(villages, [], PLANE)
    for level in (1, 2, 3):
        joined = dissolve(coverage.by_depth[4], level)
        assert coverage.by_depth[level].keys() == joined.keys()
        for code, shape in joined.items():
            assert shape.symmetric_difference(coverage.by_depth[level][code]).area < 1e-8


def test_imported_outlines_are_drawn_instead_of_cells():
    villages = [("18.01.01.2001", -5.0, 105.0), ("18.01.01.2002", -5.0, 105.1)]
    own = shapely.box(104.9, -5.1, 105.05, -4.9)
    coverage = Coverage(villages, [("18.01.01.2001", own)], PLANE)
    assert list(coverage.by_depth[4]) == ["18.01.01.2001"]
    assert PLANE.unflatten(coverage.by_depth[1]["18"]).equals_exact(own, 1e-5, normalize=True)


def test_cells_keep_to_the_outline_of_their_district():
    villages = [("18.01.01.2001", -5.0, 105.0), ("18.01.02.2001", -5.0, 105.1)]
    district = shapely.box(104.9, -5.1, 105.01, -4.9)
    coverage = Coverage(villages, [("18.01.01", district)], PLANE)
    cell = PLANE.unflatten(coverage.by_depth[4]["18.01.01.2001"])
    assert cell.bounds[2] == pytest.approx(105.01, abs=1e-5)


def test_simplified_neighbours_keep_one_common_border():
    rng = np.random.default_rng(3)
    sites = rng.uniform((105, -5.5), (106, -4.5), (400, 2))
    cells, side = village_cells(sites), np.floor(sites * 3).sum(axis=1)
    shapes = {f"18.{i:02}": shapely.union_all(cells[side == number], grid_size=1e-6) for i, number in enumerate(np.unique(side))}
    coarse = list(simplified(shapes, 4000).values())
    assert shapely.coverage_is_valid(coarse)
    assert shapely.get_num_coordinates(coarse).sum() < shapely.get_num_coordinates(list(shapes.values())).sum() / 2


def test_a_file_keeps_its_limit_and_is_the_same_for_the_same_shapes():
    rng = np.random.default_rng(4)
    cells = village_cells(rng.uniform((105, -5.5), (106, -4.5), (400, 2)))
    shapes = {f"18.01.01.{i:04}": cell for i, cell in enumerate(cells)}
    body = small_file(shapes, {}, PLANE, limit=21_000)
    assert 15_000 < len(body) <= 21_000
    assert body == small_file(shapes, {}, PLANE, limit=21_000)
    assert len(body) < len(small_file(shapes, {}, PLANE, limit=100_000))
    assert len(json.loads(gzip.decompress(body))["features"]) == 400


def test_a_label_lies_inside_the_largest_part():
    shape = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(3, 3, 8, 4)])
    assert shapely.box(3.2, 3.2, 7.8, 3.8).contains(label_point(shape))


@pytest.mark.django_db
def test_lampung_s_maps_are_small_and_complete(lampung, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        regencies = map_file("18", 2)
    assert len(regencies.body) + len(map_file("18", 1).body) <= 29_000
    assert len(regencies.body) <= 15_000
    assert len(outline_geojson(2, within="18")["features"]) == 15
    assert len(outline_geojson(3, within="18")["features"]) == 229
    for number in [*range(1, 14), 71, 72]:
        assert len(map_file(f"18.{number:02}", 3).body) <= 20_000


@pytest.mark.django_db
def test_a_map_is_geojson_with_names_labels_and_neighbouring_borders(lampung, db):
    features = outline_geojson(2, within="18")["features"]
    metro = next(one for one in features if one["id"] == "18.72")
    assert metro["properties"]["name"] == "Kota Metro"
    shapes = [shapely.from_geojson(json.dumps(one["geometry"])) for one in features]
    assert shapely.is_valid(shapes).all()
    overlap = sum(a.intersection(b).area for i, a in enumerate(shapes) for b in shapes[:i])
    assert overlap < 0.0005 * shapely.area(shapes).sum()
    for feature, shape in zip(features, shapes, strict=True):
        lat, lng = label_points(2, within="18")[feature["id"]]
        assert shape.contains(shapely.Point(lng, lat)), feature["properties"]["name"]


@pytest.mark.django_db
@pytest.mark.parametrize(("within", "depth"), [("18", 4), ("99", 2), ("18.01.04.2001", 4), ("18.01", 1)])
def test_a_map_that_is_not_drawn_is_not_found(lampung, db, within, depth):
    with pytest.raises(NotFound):
        map_file(within, depth)
