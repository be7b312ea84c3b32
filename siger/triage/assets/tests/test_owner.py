import math
import time

import pytest

from siger.people.actors import SYSTEM
from siger.people.models import Agency
from siger.reports.models import PositionSource
from siger.triage.assets import current
from siger.triage.assets.current import forget_assets, owner_by_asset
from siger.triage.assets.importing import import_assets
from siger.triage.assets.owner import Doubt
from siger.triage.assets.retiring import restore_asset, retire_asset
from siger.triage.assets.tests.files import HERE, asset_file, feature, road, spot
from siger.triage.models import Asset
from siger.triage.owners import suggest_owner, suggested_names
from tests.world.listed import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _anew(world):
    forget_assets()
    yield
    forget_assets()


def bring(*features, **options):
    assert import_assets(actor=SYSTEM, files=[asset_file(*features)], source=options.pop("source", "contoh"), **options).ok
    forget_assets()  # the test's transaction is never committed


def owner(category="roads", service="pothole", accuracy_m=8.0, lat=HERE[0], lng=HERE[1]):
    return owner_by_asset(lat, lng, category, service, accuracy_m)


def test_the_nearest_road_within_its_tolerance_decides_and_says_why(world):
    bring(road(42, nama="Jl. Z.A. Pagar Alam", kelas="nasional"), road(300, owner="18.71.pu", kelas="kota"))
    found = owner()
    assert found.agency_id == world.agencies["prov.bmbk"].pk
    assert found.words == "42 m dari ruas Jl. Z.A. Pagar Alam (jalan nasional) → Dinas Bina Marga"
    assert found.sure


def test_beyond_the_tolerance_nothing_decides_unless_the_thing_reaches_farther():
    bring(road(60))
    assert owner() is None
    bring(road(60, toleransi=80), source="lain")
    assert owner().near.asset.tolerance_m == 80


def test_what_does_not_fit_the_category_or_service_never_decides():
    bring(road(5), spot("lampu", 3), spot("sekolah", 3))
    assert owner("street_lighting", "lamp_out").near.asset.kind == "lamp"
    assert owner("street_lighting", "traffic_light") is None
    assert owner("roads", "road_marking") is None
    assert owner("waste", "waste_pile") is None
    assert owner("education", "").near.asset.kind == "school"
    assert owner("unknown", "unknown") is None


def test_a_toll_road_decides_only_for_who_says_so():
    bring(road(0, kelas="tol", owner="prov"), road(30, owner="18.71.pu", kelas="kota"))
    assert owner("roads", "pothole").near.asset.road_class == "regency"
    assert owner("roads", "road_toll").near.asset.road_class == "toll"


def test_the_nearer_edge_wins_and_the_higher_class_wins_a_tie():
    bring(road(12, kelas="nasional", owner="prov.bmbk"), road(-7, kelas="desa", owner="18.71.01"))
    found = owner()  # both edges are 5 m away
    assert found.near.asset.road_class == "national"
    assert found.doubt is Doubt.RIVAL
    assert found.rival_agency == "Kecamatan Kedaton"
    assert "Bisa juga 7 m dari ruas Jl. Contoh (jalan desa) → Kecamatan Kedaton" in found.words
    assert not found.sure
    bring(road(-6, kelas="desa", owner="18.71.01"), source="lebih dekat")
    assert owner().near.asset.road_class == "village"


def test_accuracy_lowers_the_certainty_and_never_turns_the_answer():
    bring(road(10), road(45, owner="18.71.pu", kelas="kota"))
    assert owner(accuracy_m=8).sure
    assert owner(accuracy_m=40).doubt is Doubt.RIVAL
    coarse = owner(accuracy_m=200)
    assert (coarse.agency_id, coarse.doubt) == (owner(accuracy_m=8).agency_id, Doubt.ACCURACY)
    assert "±200 m" in coarse.words
    assert owner(accuracy_m=501) is None
    assert owner(accuracy_m=math.nan) is None
    assert owner(accuracy_m=None) is not None


@pytest.mark.parametrize(("lat", "lng"), [(math.nan, 105.25), (math.inf, 105.25), (91.0, 500.0), (0.0, 0.0)])
def test_a_position_that_is_none_has_no_owner(lat, lng):
    bring(road())
    assert owner(lat=lat, lng=lng) is None


def test_a_closed_agency_is_passed_over_for_the_next_one():
    bring(road(5), road(20, owner="18.71.pu", kelas="kota"))
    Agency.objects.filter(code="prov.bmbk").update(active=False)
    assert owner().agency_name == "Dinas PU Kota Bandar Lampung"
    Agency.objects.filter(code="18.71.pu").update(active=False)
    forget_assets()
    assert owner() is None


def test_a_retired_thing_decides_nothing_until_it_is_restored_and_an_import_leaves_it_so():
    bring(road(kode="R"))
    asset = Asset.objects.get()
    retire_asset(actor=SYSTEM, asset_id=asset.pk, reason="sudah diserahkan")
    bring(road(kode="R", nama="Jl. Ganti Nama"))
    assert owner() is None
    restore_asset(actor=SYSTEM, asset_id=asset.pk, reason="batal diserahkan")
    forget_assets()
    assert owner().near.asset.name == "Jl. Ganti Nama"


def test_another_process_is_noticed_after_ten_seconds(monkeypatch):
    bring(road())
    assert owner() is not None
    import_assets(actor=SYSTEM, files=[asset_file(spot("lampu"))], source="contoh", replace=True)
    assert owner() is not None
    later = time.monotonic() + current.LOOK_AGAIN_S
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert owner() is None


def test_a_look_up_costs_no_statement(django_assert_num_queries):
    bring(road())
    owner()
    with django_assert_num_queries(0):
        owner()
        owner("waste", "waste_pile")


def test_no_things_at_all_are_no_trouble():
    assert owner() is None


def test_a_long_winding_road_is_found_along_its_whole_length():
    points = [[HERE[1] + n * 0.0005, HERE[0] + (0.0004 if n % 2 else 0.0)] for n in range(-300, 301)]
    bring(feature({"type": "LineString", "coordinates": points}, jenis="jalan", kelas="provinsi", pemilik="prov.bmbk"))
    for lng, lat in points[::50]:
        assert round(owner(lat=lat, lng=lng).near.distance_m) == 0


def test_a_demonstration_says_that_it_is_one_and_decides_nothing_for_real_people(settings):
    bring(road(5), demonstration=True)
    settings.DEMONSTRATION = True
    found = owner()
    assert found.words.endswith("→ Dinas Bina Marga. Garis jalannya data peragaan.")
    assert not found.sure
    settings.DEMONSTRATION = False
    forget_assets()
    assert owner() is None


def test_a_name_that_says_what_it_is_does_not_say_it_twice():
    bring(feature({"type": "Point", "coordinates": [HERE[1], HERE[0]]}, jenis="sekolah", nama="Sekolah Rakyat 3", pemilik="18.71.pu"))
    assert owner("education", "").words.startswith("0 m dari Sekolah Rakyat 3 →")


def test_the_desk_is_offered_the_owner_of_the_thing_before_any_rule(world):
    bring(road(20, nama="Jl. Z.A. Pagar Alam"))
    report = world.report().report
    suggestion = suggest_owner(report)
    assert suggestion.agency.code == "prov.bmbk"
    assert suggestion.asset.words == "20 m dari ruas Jl. Z.A. Pagar Alam (jalan provinsi) → Dinas Bina Marga"


def test_the_list_names_the_same_owner_as_the_desk(world):
    bring(road(20))
    beside = world.report().report
    bulb = world.report(category="street_lighting", service_code="").report
    assert suggested_names(rows_of(beside, bulb)).get(beside.pk) == suggest_owner(beside).agency.short_name == "Dinas Bina Marga"


def test_a_damaged_geometry_is_passed_over(world):
    bring(road(5, kode="rusak"), road(20, owner="18.71.pu", kelas="kota"))
    Asset.objects.filter(key="rusak").update(geometry=b"tidak ada")
    forget_assets()
    assert owner().agency_name == "Dinas PU Kota Bandar Lampung"


def test_where_only_the_village_is_known_no_thing_decides(world):
    bring(road(0))
    report = world.report().report
    report.position_source = PositionSource.VILLAGE
    assert suggest_owner(report).asset is None


def test_whistleblowing_is_nobodys_to_route_even_beside_a_road(world):
    bring(road(0))
    report = world.report().report
    report.visibility = "whistleblowing"
    assert suggest_owner(report) is None


def test_an_owner_that_was_closed_a_moment_ago_is_not_suggested(world):
    bring(road(5))
    report = world.report().report
    assert suggest_owner(report).agency.code == "prov.bmbk"
    Agency.objects.filter(code="prov.bmbk").update(active=False)
    assert suggest_owner(report).asset is None
