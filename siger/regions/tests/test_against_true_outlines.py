"""Measured against the true outlines of Lampung. Without an import 98.3 % of the regencies and cities, 92.4 % of the districts and
74.9 % of the villages are right (40 points in each of 2,640 villages); with the import all are."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from siger.regions.current import current_locator, forget_locator, locate
from siger.regions.locating.answers import Certainty, Place, TooFar
from siger.regions.locating.locator import Locator
from siger.regions.models import RegionOutline
from siger.regions.outlines.importing import import_outlines
from siger.regions.positions import read_positions
from siger.regions.shapes.coverage import Coverage
from siger.regions.shapes.drawn import LIMITS, map_file
from siger.regions.tests.conftest import LAMPUNG
from siger.regions.tests.truth import points_inside, shares_right, true_villages

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def truth() -> dict[str, shapely.Geometry]:
    return true_villages(LAMPUNG.parents[2] / "shared" / "data" / "regions")


@pytest.fixture(scope="module")
def own() -> list[tuple[str, float, float]]:
    return [(code, one.lat, one.lng) for code, one in read_positions(LAMPUNG / "positions.csv").items() if one.given]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_nearest_village_is_right_often_enough(truth, own, seed):
    codes, points = points_inside(truth, 20, seed)
    found = Locator(own).locate_many(points)
    regency, district, village = shares_right(codes, found.codes)
    print(f"right: regency or city {regency:.2f} %, district {district:.2f} %, village {village:.2f} %")
    assert (found.codes != "").all()
    assert regency >= 97.5
    assert district >= 91
    assert village >= 73


def test_nearly_all_recorded_positions_lie_in_their_own_village(truth, own):
    outside = [
        111.195 * truth[code].distance(shapely.Point(lng, lat)) for code, lat, lng in own if not truth[code].covers(shapely.Point(lng, lat))
    ]
    assert len(outside) < 100
    assert max(outside) < 3.5


def test_the_drawn_land_resembles_the_true_land(truth, own):
    locator = Locator(own)
    land = shapely.union_all([locator.villages.plane.flatten(outline) for outline in truth.values()])
    drawn = Coverage(own, [], locator.villages.plane).by_depth[1]["18"]
    assert drawn.intersection(land).area / drawn.union(land).area > 0.9


@pytest.mark.slow
@pytest.mark.django_db
def test_after_an_import_every_point_inside_is_right(lampung, db, shared, truth):
    files = [shared / f"lampung_{level}.geojson" for level in ("provinsi", "kabupaten", "kecamatan", "desa")]
    assert import_outlines(files, dry_run=True).ok
    assert not RegionOutline.objects.exists()
    report = import_outlines(files)
    assert report.ok, report.lines()
    assert report.imported == {1: 1, 2: 15, 3: 229, 4: 2640}
    assert [len(report.missing[depth]) for depth in (1, 2, 3, 4)] == [0, 0, 0, 11]
    forget_locator()
    codes, points = points_inside(truth, 10, 4)
    found = current_locator().locate_many(points)
    assert shares_right(codes, found.codes) == (100, 100, 100)
    assert found.outlined.all()
    _off_shore_the_nearest_has_the_point(truth)
    _islands_and_strangers()
    _maps_stay_small()


def _off_shore_the_nearest_has_the_point(truth: dict[str, shapely.Geometry]) -> None:
    """Points up to 2 km outside the province, checked against the distance to every outline."""
    plane = current_locator().villages.plane
    codes, flat = list(truth), np.array([plane.flatten(outline) for outline in truth.values()], dtype=object)
    land = shapely.union_all(flat)
    west, south, east, north = land.bounds
    tried = np.random.default_rng(5).uniform((west, south), (east, north), (30_000, 2))
    gaps = shapely.distance(shapely.points(tried), land) * 111.195
    sea = tried[(gaps > 0.001) & (gaps < 1.99)][:300]
    assert len(sea) > 150
    found = current_locator().locate_many(np.column_stack((sea[:, 1], sea[:, 0] / plane.shrink)))
    for point, code in zip(sea, found.codes, strict=True):
        distances = shapely.distance(flat, shapely.Point(point))
        assert distances[codes.index(code)] == pytest.approx(distances.min(), abs=1e-9)


def _islands_and_strangers() -> None:
    assert locate(-5.0777, 106.28) == Place("18.07.22.2004", Certainty.OUTLINE, 0.0), "the Segama islands, 50 km from any village"
    assert isinstance(locate(-6.2, 106.8), TooFar), "Jakarta"
    swapped = locate(105.2, -5.4)
    assert isinstance(swapped, TooFar)
    assert swapped.swapped


def _maps_stay_small() -> None:
    assert len(map_file("18", 2).body) <= LIMITS[1, 2]
    for regency in range(1, 14):
        body = map_file(f"18.{regency:02}", 3).body
        assert len(body) <= LIMITS[2, 3]
        assert json.loads(gzip.decompress(body))["features"]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("file", ["lampung_kabupaten_lite.geojson", "lampung_kecamatan_lite.geojson"])
def test_the_simplified_outlines_import_too_and_help_the_districts(lampung, db, shared: Path, truth, file):
    report = import_outlines([shared / file])
    assert report.ok, report.lines()
    forget_locator()
    codes, points = points_inside(truth, 4, 6)
    regency, district, _village = shares_right(codes, current_locator().locate_many(points).codes)
    assert regency > 98.9
    assert district > (98 if "kecamatan" in file else 92.5)
