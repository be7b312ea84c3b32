import pytest

from siger.core.errors import Forbidden, Invalid
from siger.people.actors import SYSTEM
from siger.people.models import Agency
from siger.triage.assets.importing import import_assets
from siger.triage.assets.incoming import checking
from siger.triage.assets.incoming.report import LISTED
from siger.triage.assets.retiring import retire_asset
from siger.triage.assets.tests.files import asset_file, feature, road, spot
from siger.triage.models import Asset, AssetChange, AssetImport, AssetsVersion

pytestmark = pytest.mark.django_db


def bring(*features, source="contoh", actor=SYSTEM, **options):
    return import_assets(actor=actor, files=[asset_file(*features)], source=source, **options)


def only_message(report):
    assert report.problem_count == len(report.problems) == 1
    return report.problems[0].message


def test_things_of_every_kind_are_stored_with_owner_and_region(world):
    report = bring(
        road(),
        road(30, jenis="selokan", owner="18.71.pu"),
        road(60, jenis="sungai", owner="prov"),
        spot("lampu", 5, nama="LP-1"),
        spot("sekolah"),
        spot("pasar"),
        spot("puskesmas"),
    )
    assert report.ok
    assert report.counts.added == 7
    stored = Asset.objects.get(kind="road")
    assert (stored.agency.code, stored.road_class, stored.name, stored.region_id) == (
        "prov.bmbk",
        "province",
        "Jl. Contoh",
        "18.71.01.1001",
    )
    assert stored.lat == pytest.approx(-5.3802)
    assert AssetImport.objects.get().result == "stored"


def test_the_same_file_twice_changes_nothing(world):
    bring(road(), spot("lampu"))
    version, before = AssetsVersion.objects.get().value, list(Asset.objects.values_list("id", flat=True))
    report = bring(road(), spot("lampu"))
    assert report.ok
    assert not report.changed
    assert report.counts.unchanged == 2
    assert list(Asset.objects.values_list("id", flat=True)) == before
    assert AssetsVersion.objects.get().value == version
    assert AssetImport.objects.order_by("-id")[0].result == "unchanged"


def test_a_thing_with_a_code_is_written_anew_in_its_place(world):
    bring(road(kode="R-1"))
    report = bring(road(kode="R-1", nama="Jl. Baru"))
    assert (report.counts.changed, report.counts.added) == (1, 0)
    assert Asset.objects.get().name == "Jl. Baru"


def test_what_a_replaced_source_no_longer_has_is_taken_away_and_other_sources_stay(world):
    bring(road(kode="R-1"), road(40, kode="R-2"))
    bring(road(80), source="lain")
    retire_asset(actor=SYSTEM, asset_id=Asset.objects.get(key="R-2").pk, reason="sudah diserahkan")
    report = bring(road(kode="R-1"), replace=True)
    assert (report.counts.removed, report.counts.unchanged) == (1, 1)
    assert set(Asset.objects.values_list("source", "name")) == {("contoh", "Jl. Contoh"), ("lain", "Jl. Contoh")}
    assert (AssetChange.objects.get().asset_id, AssetChange.objects.get().key) == (None, "R-2")


def test_a_dry_run_says_what_would_happen_and_stores_nothing(world):
    report = bring(road(), dry_run=True)
    assert report.counts.added == 1
    assert "uji coba" in report.lines()[-1]
    assert not Asset.objects.exists()
    assert not AssetImport.objects.exists()


def test_one_bad_feature_keeps_everything_out_and_is_written_down(world):
    report = bring(road(), road(20, owner="tidak.ada"), road(40, kelas="gang"))
    assert not report.ok
    assert [one.where for one in report.problems] == ["aset.geojson#2", "aset.geojson#3"]
    assert "tidak.ada" in report.problems[0].message
    assert not Asset.objects.exists()
    logged = AssetImport.objects.get()
    assert (logged.result, logged.problem_count, logged.added) == ("refused", 2, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("bukan fitur", "bukan Feature"),
        ({"type": "Feature", "properties": None, "geometry": None}, "tidak punya properti"),
        (road(jenis="jembatan"), "“jenis” harus salah satu"),
        (road(jenis=["jalan"]), "“jenis” harus salah satu"),
        (road(kelas=None), "“kelas” jalan"),
        (road(owner=""), "“pemilik” kosong"),
        (road(nama="x" * 201), "lebih dari 200"),
        (road(nama=1.5), "harus berupa teks"),
        (road(toleransi=0), "1 sampai 1000"),
        (road(toleransi=True), "1 sampai 1000"),
        (feature({"type": "Point", "coordinates": [105.25, -5.38]}, jenis="jalan", kelas="desa", pemilik="prov"), "bentuknya Point"),
        (feature({"type": "Point", "coordinates": "x"}, jenis="lampu", pemilik="prov"), "daftar dua angka"),
        (feature({"type": "LineString", "coordinates": [[105.25, -5.38]]}, jenis="sungai", pemilik="prov"), "paling sedikit dua titik"),
        (feature({"type": "Point", "coordinates": [-5.38, 105.25]}, jenis="lampu", pemilik="prov"), "tertukar"),
        (feature({"type": "Point", "coordinates": [527_000.5, 9_405_000]}, jenis="lampu", pemilik="prov"), "tampaknya UTM"),
        (feature({"type": "Point", "coordinates": [11_716_000, -600_000]}, jenis="lampu", pemilik="prov"), "Web Mercator"),
        (feature({"type": "Point", "coordinates": [2.35, 48.85]}, jenis="lampu", pemilik="prov"), "di luar provinsi"),
    ],
)
def test_every_refused_feature_is_told_why(world, wrong, said):
    assert said in only_message(bring(wrong))


def test_a_closed_agency_can_own_nothing_new(world):
    Agency.objects.filter(code="prov.bmbk").update(active=False)
    assert "tidak aktif" in only_message(bring(road()))


def test_the_same_feature_twice_in_a_file_is_one_and_a_code_given_twice_is_refused(world):
    assert bring(road(), road()).counts.added == 1
    report = bring(road(kode="A"), road(30, kode="A"), source="lain")
    assert [one.where for one in report.problems] == ["aset.geojson#1", "aset.geojson#2"]


def test_many_problems_are_counted_and_the_first_are_listed(world):
    report = bring(*(road(owner="x") for _ in range(LISTED + 7)))
    assert (len(report.problems), report.problem_count) == (LISTED, LISTED + 7)
    assert "7 masalah lagi" in report.lines()[-2]


def test_more_things_than_a_process_can_keep_are_refused_with_the_reason(world, monkeypatch):
    monkeypatch.setattr(checking, "MAX_THINGS", 2)
    assert "batas untuk satu instalasi" in only_message(bring(*(road(n) for n in range(3))))
    assert bring(road(1), road(2)).ok
    assert "bersama sumber lain" in only_message(bring(road(3), source="lain"))
    assert bring(road(4), road(5), replace=True).ok


def test_a_regency_imports_only_things_of_its_own_offices_in_its_own_territory(world):
    own = spot("lampu", owner="18.01.pu")
    own["geometry"]["coordinates"] = [105.19, -5.31]
    assert bring(own, actor=world.other_dispatcher).ok
    assert "bukan instansi di wilayah tugas Anda" in only_message(bring(road(), actor=world.other_dispatcher, source="b"))
    assert "di luar wilayah tugas Anda" in only_message(bring(spot("lampu", owner="18.01.pu"), actor=world.other_dispatcher, source="c"))


def test_nobody_replaces_a_source_that_holds_things_of_another_government(world):
    bring(road())
    with pytest.raises(Forbidden, match="pemerintah lain"):
        bring(spot("lampu", owner="18.01.pu"), actor=world.other_dispatcher, replace=True)


@pytest.mark.parametrize("who", ["officer", "inspector", "leader"])
def test_only_dispatchers_and_administrators_import(world, who):
    with pytest.raises(Forbidden):
        bring(road(), actor=getattr(world, who))


def test_an_administrator_imports_and_the_log_says_who(world):
    bring(road(), actor=world.administrator)
    assert AssetImport.objects.get().by_id == world.administrator.user_id


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_source_needs_a_name(world, name):
    with pytest.raises(Invalid):
        bring(road(), source=name)
