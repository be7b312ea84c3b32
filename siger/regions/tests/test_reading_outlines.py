"""A file from outside may be anything."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siger.regions.outlines import reading
from siger.regions.outlines.polygons import NotAPolygon, polygon_from
from siger.regions.outlines.reading import read_outlines
from siger.regions.outlines.report import Kind
from siger.regions.tests.conftest import square_feature

RING = [[105.0, -5.0], [105.1, -5.0], [105.1, -4.9], [105.0, -4.9], [105.0, -5.0]]


def kinds(path) -> list[Kind]:
    return [problem.kind for problem in read_outlines(path)[1]]


def test_a_sound_file_gives_its_outlines_and_no_problem(geojson):
    outlines, problems = read_outlines(geojson(("18.01", 105.0, -5.0), ("1801042001", 105.0, -5.0)))
    assert problems == []
    assert [(one.code, one.where) for one in outlines] == [("18.01", "batas.geojson#1"), ("18.01.04.2001", "batas.geojson#2")]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "JSON"),
        (b"\xff\xfe\x00", "JSON"),
        (b"PK\x03\x04 a zip", "JSON"),
        (b"[" * 200_000, "dalam"),
        (b'{"a":' * 200_000, "dalam"),
        (b'{"type":"FeatureCollection","features":[NaN]}', "JSON"),
        (b'{"type":"FeatureCollection","features":[1e999]}', ""),
        (b"null", "FeatureCollection"),
        (b'"FeatureCollection"', "FeatureCollection"),
        (b'{"type":"Feature","features":[]}', "FeatureCollection"),
        (b'{"type":"FeatureCollection","features":{}}', "FeatureCollection"),
        (b'{"type":"FeatureCollection","features":[]}', "satu batas pun"),
        (b'{"type":"FeatureCollection","features":[{}],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::32748"}}}', "EPSG:4326"),
        (b'{"type":"FeatureCollection","features":[{}],"crs":7}', "EPSG:4326"),
    ],
)
def test_an_unreadable_file_is_one_problem_in_words(tmp_path, content, word):
    path = tmp_path / "x.geojson"
    path.write_bytes(content)
    outlines, problems = read_outlines(path)
    assert outlines == []
    assert len(problems) == 1
    assert word in problems[0].message


def test_a_missing_file_a_folder_and_a_device_are_not_read(tmp_path):
    for path in (tmp_path / "none.geojson", tmp_path, type(tmp_path)("/dev/zero")):
        assert kinds(path) == [Kind.FILE]


def test_a_huge_file_and_too_many_outlines_are_refused(tmp_path, geojson, monkeypatch):
    sound = geojson(("18.01", 105.0, -5.0), ("18.02", 105.2, -5.0))
    monkeypatch.setattr(reading, "MAX_FEATURES", 1)
    assert kinds(sound) == [Kind.FILE]
    monkeypatch.setattr(reading, "MAX_FILE_BYTES", 100)
    outlines, problems = read_outlines(sound)
    assert outlines == []
    assert "MB" in problems[0].message


def test_usual_names_of_degrees_are_understood(geojson):
    for name in ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"):
        path = geojson(("18.01", 105.0, -5.0), crs={"type": "name", "properties": {"name": name}})
        assert kinds(path) == []


@pytest.mark.parametrize("code", [None, 18, 18.01, True, "", "Lampung", "18.1", ["18"], {"a": 1}, "18" * 50, "18.01; DROP TABLE", "١٨"])
def test_a_code_that_is_none_is_a_problem_of_its_feature(geojson, code):
    outlines, problems = read_outlines(geojson((code, 105.0, -5.0), ("18.02", 105.0, -5.0)))
    assert [problem.kind for problem in problems] == [Kind.CODE]
    assert problems[0].where == "batas.geojson#1"
    assert len(outlines) == 1


@pytest.mark.parametrize("feature", [None, 7, "x", [], {}, {"properties": None}, {"properties": []}])
def test_a_feature_that_is_none_is_a_problem(tmp_path, feature):
    path = tmp_path / "x.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert kinds(path) == [Kind.CODE]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [],
        {},
        {"type": "Point", "coordinates": [105, -5]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": RING},
        {"type": "Polygon", "coordinates": [RING[:-1]]},
        {"type": "Polygon", "coordinates": [RING[:2] + RING[:1]]},
        {"type": "Polygon", "coordinates": [[["105.0", "-5.0"], *RING[1:]]]},
        {"type": "Polygon", "coordinates": [[[True, False], *RING[1:-1], [True, False]]]},
        {"type": "Polygon", "coordinates": [[[10**400, 0], *RING[1:-1], [10**400, 0]]]},
        {"type": "Polygon", "coordinates": [[[float("nan"), 0], *RING[1:]]]},
        {"type": "Polygon", "coordinates": [[[512345.0, 9412345.0], [512350.0, 9412345.0], [512350.0, 9412350.0], [512345.0, 9412345.0]]]},
        {"type": "Polygon", "coordinates": [[[105], *RING[1:]]]},
        {"type": "Polygon", "coordinates": [[RING[0], RING[0], RING[0], RING[0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
        {"type": "MultiPolygon", "coordinates": [RING]},
        {"type": "MultiPolygon", "coordinates": {}},
        {"type": ["Polygon"], "coordinates": [RING]},
    ],
)
def test_what_is_no_valid_polygon_is_refused_with_the_reason(geometry):
    with pytest.raises(NotAPolygon) as refused:
        polygon_from(geometry)
    assert str(refused.value)


def test_heights_are_dropped_and_holes_are_kept():
    hole = [[105.02, -4.98], [105.04, -4.98], [105.04, -4.96], [105.02, -4.98]]
    shape = polygon_from({"type": "Polygon", "coordinates": [[[*point, 12.5] for point in RING], hole]})
    assert not shape.has_z
    assert len(shape.interiors) == 1


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates", "kode", "properties"]), inner, max_size=3)
    ),
    max_leaves=20,
)


@given(st.sampled_from(["Polygon", "MultiPolygon"]), values)
def test_no_coordinates_whatever_break_the_reader(kind, coordinates):
    try:
        assert polygon_from({"type": kind, "coordinates": coordinates}).is_valid
    except NotAPolygon as refused:
        assert str(refused)


@given(st.lists(values, max_size=3))
def test_no_features_whatever_break_the_reader(tmp_path_factory, features):
    path = tmp_path_factory.mktemp("hostile") / "x.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    outlines, problems = read_outlines(path)
    assert len(outlines) + len(problems) >= 1


def test_squares_of_the_fixture_are_sound():
    assert polygon_from(square_feature("18", 105, -5)["geometry"]).is_valid
