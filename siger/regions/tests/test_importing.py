import pytest

from siger.regions.current import forget_locator, locate
from siger.regions.locating.answers import Certainty
from siger.regions.models import Region, RegionOutline, RegionsVersion
from siger.regions.outlines.importing import import_outlines
from siger.regions.outlines.report import LISTED, ImportReport, Kind, Problem
from siger.regions.shapes.drawn import map_file, outline_geojson
from siger.regions.tests.conftest import square_feature

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lampung")]

HAJIMENA, SIDOSARI = "18.01.04.2001", "18.01.04.2002"


def around(code: str, *, shift: float = 0.0, size: float = 0.02) -> dict:
    """A square around the recorded position of a region."""
    region = Region.objects.get(code=code)
    return square_feature(code, region.lng - size / 2 + shift, region.lat - size / 2, size)


def test_imported_outlines_decide_and_the_maps_show_them(db, geojson):
    version, before = RegionsVersion.objects.get().value, map_file("18.01.04", 4).etag
    report = import_outlines([geojson(around(HAJIMENA), around(SIDOSARI))])
    assert report.ok
    assert report.imported == {4: 2}
    assert len(report.missing[4]) == 2649
    assert "2 desa/kelurahan diimpor" in report.lines()[0]
    assert "2649 desa/kelurahan belum punya batas" in report.lines()[1]
    assert RegionsVersion.objects.get().value != version
    forget_locator()
    hajimena = Region.objects.get(code=HAJIMENA)
    assert locate(hajimena.lat + 0.009, hajimena.lng + 0.009).certainty is Certainty.OUTLINE
    assert map_file("18.01.04", 4).etag != before
    assert [one["id"] for one in outline_geojson(4, within="18.01.04")["features"]] == [HAJIMENA, SIDOSARI]


def test_a_dry_run_reports_and_stores_nothing(db, geojson):
    report = import_outlines([geojson(around(HAJIMENA))], dry_run=True)
    assert report.ok
    assert not report.changed
    assert "tidak disimpan" in report.lines()[0]
    assert not RegionOutline.objects.exists()


def test_a_later_import_replaces_its_own_depth_and_no_other(db, geojson):
    import_outlines([geojson(around(HAJIMENA), around("18.01.04", size=0.2))])
    import_outlines([geojson(around(SIDOSARI))])
    assert sorted(RegionOutline.objects.values_list("region_id", flat=True)) == ["18.01.04", SIDOSARI]


def test_one_bad_outline_among_good_ones_changes_nothing(db, geojson):
    import_outlines([geojson(around(HAJIMENA))])
    before = list(RegionOutline.objects.values("region_id", "imported_at"))
    version = RegionsVersion.objects.get().value
    bowtie = {"type": "Polygon", "coordinates": [[[105.2, -5.3], [105.3, -5.2], [105.3, -5.3], [105.2, -5.2], [105.2, -5.3]]]}
    bad = {"type": "Feature", "properties": {"kode": "18.01.04.2003"}, "geometry": bowtie}
    report = import_outlines([geojson(around(SIDOSARI), name="satu.geojson"), geojson(bad, name="dua.geojson")])
    assert [(problem.kind, problem.where) for problem in report.problems] == [(Kind.GEOMETRY, "dua.geojson#1")]
    assert "Self-intersection" in report.lines()[0]
    assert "Tidak ada yang diubah" in report.lines()[-1]
    assert list(RegionOutline.objects.values("region_id", "imported_at")) == before
    assert RegionsVersion.objects.get().value == version


def problems_of(geojson, *features) -> list[tuple[Kind, str]]:
    report = import_outlines([geojson(*features)])
    assert not report.ok
    assert not RegionOutline.objects.exists()
    return [(problem.kind, problem.message) for problem in report.problems]


def test_an_unknown_code_is_named(db, geojson):
    [(kind, message)] = problems_of(geojson, around(HAJIMENA), square_feature("17.01", 102.9, -4.4))
    assert kind is Kind.CODE
    assert "17.01" in message


def test_a_code_that_comes_twice_is_named_with_both_places(db, geojson):
    [(kind, message)] = problems_of(geojson, around(HAJIMENA), around(HAJIMENA, shift=0.05))
    assert kind is Kind.DUPLICATE
    assert "batas.geojson#1" in message


def test_latitude_before_longitude_is_recognised(db, geojson):
    [(kind, message)] = problems_of(geojson, square_feature(HAJIMENA, -5.36, 105.21))
    assert kind is Kind.PLACE
    assert "lintang dan bujur tertukar" in message


def test_an_outline_in_another_province_is_refused(db, geojson):
    [(kind, message)] = problems_of(geojson, square_feature(HAJIMENA, 110.4, -7.8))
    assert kind is Kind.PLACE
    assert "di luar provinsi" in message


def test_codes_that_were_mixed_up_are_noticed_by_the_distance(db, geojson):
    krui = Region.objects.filter(code__startswith="18.13.", level="urban_village").first()
    [(kind, message)] = problems_of(geojson, square_feature(HAJIMENA, krui.lng, krui.lat))
    assert kind is Kind.PLACE
    assert "tertukar" in message


def test_neighbours_may_touch_and_overlap_a_little_but_not_much(db, geojson):
    first = around(HAJIMENA)
    west, south = first["geometry"]["coordinates"][0][0]
    assert import_outlines([geojson(first, square_feature(SIDOSARI, west + 0.02, south))], dry_run=True).ok
    assert import_outlines([geojson(first, square_feature(SIDOSARI, west + 0.01999, south))], dry_run=True).ok
    [(kind, message)] = problems_of(geojson, first, square_feature(SIDOSARI, west + 0.015, south))
    assert kind is Kind.OVERLAP
    assert "Hajimena" in message
    assert "Sidosari" in message
    assert "1.23 km²" in message.replace(",", ".")


def test_a_region_above_may_cover_those_below(db, geojson):
    assert import_outlines([geojson(around(HAJIMENA), around("18.01.04", size=0.3), around("18.01", size=0.9))], dry_run=True).ok


def test_no_file_at_all_imports_nothing_and_deletes_nothing(db, geojson):
    import_outlines([geojson(around(HAJIMENA))])
    report = import_outlines([])
    assert report.imported == {}
    assert RegionOutline.objects.count() == 1


def test_an_import_takes_a_constant_number_of_statements(db, geojson, django_assert_max_num_queries):
    many = [
        around(code, size=0.001)
        for code in Region.objects.filter(code__startswith="18.72.", level="urban_village").values_list("code", flat=True)
    ]
    with django_assert_max_num_queries(14):
        assert import_outlines([geojson(*many)]).ok


def test_a_report_lists_the_first_problems_and_counts_the_rest():
    many = ImportReport(problems=tuple(Problem(Kind.CODE, f"x#{n}", "salah", "18") for n in range(LISTED + 7)))
    assert len(many.lines()) == LISTED + 2
    assert "7 masalah lagi" in many.lines()[-2]
    data = many.as_data()
    assert len(data["problems"]) == LISTED + 7
    assert data["problems"][0] == {"kind": "code", "where": "x#0", "code": "18", "message": "salah"}
    assert data["changed"] is False
