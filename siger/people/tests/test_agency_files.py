"""How an installation's agencies.toml becomes rows."""

from pathlib import Path

import pytest
from lokal import wilayah

from siger.people.agency_files import AgencyFileError, AgencyRow, offices_of_regions, read_agencies
from siger.people.agency_functions import AgencyFunction, AgencyKind

ROOT = Path(__file__).parents[3]
LAMPUNG = ROOT / "installations/lampung"
BENGKULU = ROOT / "tests/installations/bengkulu"
NEEDED_EVERYWHERE = {
    AgencyFunction.DISPATCH,
    AgencyFunction.INSPECTORATE,
    AgencyFunction.VALIDATION,
    AgencyFunction.PUBLIC_WORKS,
    AgencyFunction.ENVIRONMENT,
}


def regencies(province: str) -> list[str]:
    return [region.code for region in wilayah.list_wilayah(province)]


@pytest.fixture(scope="module")
def lampung() -> dict[str, AgencyRow]:
    return {row.code: row for row in read_agencies(LAMPUNG, regencies("18"))}


def small(folder: Path, *, template: str = "", regency: str = "", agency: str = "") -> Path:
    (folder / "agencies.toml").write_text(
        f"""
province = {{ name = "Pemerintah Provinsi X", short_name = "Pemprov X", region = "99" }}
agency = [{agency}]
regency_template = [
  {{ slug = "pu", kind = "regency_office", function = "public_works", name = "Dinas PU {{regency}}", short_name = "PU {{place}}" }},
  {template}
]
[regency."99.01"]
name = "Kabupaten Y"
place = "Y"
{regency}
""",
        encoding="utf-8",
    )
    return folder


def test_lampung_has_fifteen_governments_under_the_province(lampung: dict[str, AgencyRow]) -> None:
    governments = [row for row in lampung.values() if row.kind is AgencyKind.GOVERNMENT]
    assert len(governments) == 16
    assert {row.parent for row in governments} == {None, "prov"}
    assert lampung["18.71"].name == "Pemerintah Kota Bandar Lampung"


@pytest.mark.parametrize(("folder", "province"), [(LAMPUNG, "18"), (BENGKULU, "17")])
def test_every_regency_can_receive_validate_inspect_and_work(folder: Path, province: str) -> None:
    rows = read_agencies(folder, regencies(province))
    for regency in regencies(province):
        assert {row.function for row in rows if row.region == regency} >= NEEDED_EVERYWHERE, regency


@pytest.mark.parametrize(("folder", "province"), [(LAMPUNG, "18"), (BENGKULU, "17")])
def test_parents_come_before_their_children_and_codes_once(folder: Path, province: str) -> None:
    seen: set[str | None] = {None}
    for row in read_agencies(folder, regencies(province)):
        assert row.parent in seen, row
        assert row.code not in seen, row
        seen.add(row.code)


def test_rows_fit_the_table(lampung: dict[str, AgencyRow]) -> None:
    offices = list(offices_of_regions(LAMPUNG, [("18.01.04.2001", "Hajimena")]))
    for row in [*lampung.values(), *offices]:
        assert len(row.code) <= 60
        assert len(row.name) <= 200
        assert len(row.short_name) <= 80
        assert "{" not in row.name + row.short_name


def test_a_template_is_filled_with_the_regency(lampung: dict[str, AgencyRow]) -> None:
    assert lampung["18.10.dishub"].name == "Dinas Perhubungan Kabupaten Pringsewu"
    assert lampung["18.10.dishub"].parent == "18.10"
    assert lampung["18.10.setda.tapem"].parent == "18.10.setda"


def test_a_local_name_replaces_the_general_one(lampung: dict[str, AgencyRow]) -> None:
    assert lampung["18.71.air"].name == "Perumda Air Minum Way Rilau"
    assert lampung["18.02.pu"].function is AgencyFunction.PUBLIC_WORKS


def test_a_city_of_kelurahan_has_no_village_office(lampung: dict[str, AgencyRow]) -> None:
    assert "18.71.pmd" not in lampung
    assert "18.01.pmd" in lampung


def test_a_branch_of_a_national_body_stands_under_that_body(lampung: dict[str, AgencyRow]) -> None:
    assert lampung["18.06.bpn"].parent == "nat.bpn"
    assert lampung["18.06.bpn"].region == "18.06"


def test_units_of_the_road_office_cover_every_regency_once(lampung: dict[str, AgencyRow]) -> None:
    served = [code for row in lampung.values() if row.parent == "prov.bmbk" for code in row.serves]
    assert sorted(served) == sorted(regencies("18"))


def test_offices_below_the_regency_come_from_the_regions() -> None:
    regions = [
        ("18", "Lampung"),
        ("18.10", "Pringsewu"),
        ("18.10.01", "Pringsewu"),
        ("18.10.01.1001", "Pringsewu Barat"),
        ("18.10.01.2005", "Podomoro"),
    ]
    offices = list(offices_of_regions(LAMPUNG, regions))
    assert [(row.name, row.parent) for row in offices] == [
        ("Kecamatan Pringsewu", "18.10"),
        ("Kelurahan Pringsewu Barat", "18.10.01"),
        ("Pekon Podomoro", "18.10.01"),
    ]


def test_an_undescribed_or_unknown_regency_is_named(tmp_path: Path) -> None:
    with pytest.raises(AgencyFileError, match=r"99\.02"):
        read_agencies(small(tmp_path), ["99.01", "99.02"])
    with pytest.raises(AgencyFileError, match=r"99\.01 is not a region"):
        read_agencies(small(tmp_path), [])


def test_a_change_to_an_office_that_the_template_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AgencyFileError, match="parks"):
        read_agencies(small(tmp_path, regency='without = ["parks"]'), ["99.01"])


@pytest.mark.parametrize(
    ("agency", "complaint"),
    [
        ('{ code = "a", kind = "castle", function = "dispatch", name = "A" }', "castle"),
        ('{ code = "a", kind = "bureau", function = "magic", name = "A" }', "magic"),
        ('{ code = "a", kind = "bureau", function = "dispatch", name = "A", parent = "b" }', "under b"),
        ('{ code = "a", kind = "bureau", function = "dispatch", name = "A", parent = "a" }', "under itself"),
        ('{ code = "99.01.pu", kind = "bureau", function = "dispatch", name = "A" }', "listed twice"),
        ('{ code = "a", kind = "bureau", function = "dispatch", name = "A", serves = ["18.01"] }', r"18\.01"),
    ],
)
def test_a_wrong_agency_is_named(tmp_path: Path, agency: str, complaint: str) -> None:
    with pytest.raises(AgencyFileError, match=complaint):
        read_agencies(small(tmp_path, agency=agency), ["99.01"])
