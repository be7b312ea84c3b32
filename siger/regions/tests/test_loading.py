import pytest

from siger.regions.loading import load_regions
from siger.regions.models import Level, PositionBasis, Region, RegionsVersion
from siger.regions.shapes.drawn import map_file
from siger.regions.tests.conftest import LAMPUNG

pytestmark = pytest.mark.django_db


def test_lampung_comes_whole(lampung, db):
    assert lampung.total == 2896 == Region.objects.count()
    assert lampung.counts == {"province": 1, "regency": 13, "city": 2, "district": 229, "village": 2446, "urban_village": 205}
    assert (lampung.positions_given, lampung.positions_derived, lampung.without_position) == (2640, 11, 0)
    assert lampung.unknown_positions == ()
    assert len(lampung.notes()) == 1


def test_the_tree_follows_the_codes(lampung, db):
    for code, parent, level in Region.objects.values_list("code", "parent_id", "level"):
        assert (parent or "") == code.rpartition(".")[0]
        assert (level == Level.PROVINCE) == (parent is None)


def test_a_region_says_its_full_name_and_ancestors_without_a_query(lampung, db, django_assert_num_queries):
    region = Region.objects.get(name="Gedong Meneng", code__startswith="18.71")
    with django_assert_num_queries(0):
        assert str(region) == "Gedong Meneng, Rajabasa, Kota Bandar Lampung"
        assert region.ancestor_codes == ("18", "18.71", region.code[:8])
        assert region.title == "Kelurahan Gedong Meneng"
        assert region.depth == 4


def test_a_district_lies_in_the_middle_of_its_villages(lampung, db):
    natar = Region.objects.get(code="18.01.04")
    lats = [lat for (lat,) in Region.objects.filter(parent=natar).values_list("lat")]
    assert natar.position_basis == PositionBasis.VILLAGES
    assert natar.lat == pytest.approx(sum(lats) / len(lats), abs=1e-4)


def test_all_below_a_region_is_one_range_of_codes(lampung, db):
    assert Region.objects.filter(code__startswith="18.71.").count() == 20 + 126
    metro = Region.objects.filter(code__gte="18.72", code__lt="18.73").order_by("code")
    assert metro.first() == Region.objects.get(name="Kota Metro")


def test_the_same_input_again_changes_nothing(lampung, db, django_assert_max_num_queries):
    version = RegionsVersion.objects.get().value
    with django_assert_max_num_queries(4):
        assert not load_regions("18", folder=LAMPUNG).changed
    assert RegionsVersion.objects.get().value == version


def test_a_code_that_left_the_list_stays_but_is_inactive(lampung, db):
    gone = Region.objects.create(
        code="18.01.04.2999",
        name="Hilang",
        full_name="Hilang",
        level=Level.VILLAGE,
        parent_id="18.01.04",
        search_name="hilang",
        search_joined="hilang",
    )
    result = load_regions("18", folder=LAMPUNG)
    gone.refresh_from_db()
    assert result.retired == ("18.01.04.2999",)
    assert not gone.active
    assert load_regions("18", folder=LAMPUNG).retired == ()


def test_a_second_province_loads_the_same_way_and_says_that_it_has_no_positions(lampung, db, tmp_path):
    result = load_regions("17", folder=tmp_path)
    assert result.counts[Level.PROVINCE] == 1
    assert result.total == Region.objects.filter(code__startswith="17").count() > 1000
    assert result.positions_given == 0
    assert "positions.csv" in result.notes()[0]
    assert not Region.objects.get(code="17").has_position
    assert Region.objects.filter(code__startswith="18", active=True).count() == 2896


def test_a_second_province_with_a_few_positions_has_points_and_a_map(lampung, db, tmp_path):
    load_regions("17", folder=tmp_path)
    codes = list(Region.objects.filter(code__startswith="17.01.", level=Level.VILLAGE).order_by("code").values_list("code", flat=True)[:3])
    rows = "\n".join(f"{code},{-4.4 + index / 50},{102.9 + index / 60}" for index, code in enumerate(codes))
    (tmp_path / "positions.csv").write_text(f"code,lat,lng\n{rows}\n18.01.04.2001,-5.3,105.2\n", encoding="utf-8")
    result = load_regions("17", folder=tmp_path)
    assert result.positions_given == 3
    assert result.positions_derived > 0
    assert result.without_position > 0
    assert result.unknown_positions == ("18.01.04.2001",)
    assert len(result.notes()) == 2
    assert map_file("17", 2).body
    assert map_file("18", 2).body


def test_loading_takes_a_constant_number_of_statements(db, tmp_path, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        load_regions("17", folder=tmp_path)
