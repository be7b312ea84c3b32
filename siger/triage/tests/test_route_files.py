"""How an installation's routes.toml becomes rows."""

from pathlib import Path

import pytest
from lokal import wilayah

from siger.people.agency_files import AgencyRow, read_agencies
from siger.reports.categories import Category
from siger.triage.route_files import Owner, RouteFileError, RouteRow, read_routes

ROOT = Path(__file__).parents[3]
LAMPUNG = ROOT / "installations/lampung"
WASTE = '{ category = "waste", owner = "regency", functions = ["dispatch"] }'
BENGKULU = ROOT / "tests/installations/bengkulu"


def regencies(province: str) -> list[str]:
    return [region.code for region in wilayah.list_wilayah(province)]


def routes(folder: Path, province: str) -> tuple[dict[str, AgencyRow], dict[tuple[str, str | None, str], RouteRow]]:
    codes = regencies(province)
    agencies = read_agencies(folder, codes)
    rows = read_routes(folder, agencies, province, codes)
    return {row.code: row for row in agencies}, {(row.category, row.service, row.region_code): row for row in rows}


@pytest.fixture(scope="module")
def lampung() -> dict[tuple[str, str | None, str], RouteRow]:
    return routes(LAMPUNG, "18")[1]


@pytest.mark.parametrize(("folder", "province"), [(LAMPUNG, "18"), (BENGKULU, "17")])
def test_every_category_has_an_existing_agency_everywhere(folder: Path, province: str) -> None:
    agencies, rows = routes(folder, province)
    for category in Category:
        for region in (province, *regencies(province)):
            assert rows[(category.value, None, region)].agency_code in agencies


def test_a_regency_never_gets_the_office_of_another(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    for row in lampung.values():
        if row.agency_code[:2] == "18":
            assert row.agency_code.startswith(row.region_code + "."), row


def test_a_common_road_belongs_to_the_regency_and_a_named_one_to_its_owner(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    assert lampung[("roads", None, "18.01")].agency_code == "18.01.pu"
    assert lampung[("roads", "road_province", "18.01")].agency_code == "prov.bmbk.2"
    assert lampung[("roads", "road_national", "18.08")].agency_code == "nat.bpjn.2"


def test_a_report_without_a_regency_goes_to_the_province(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    assert lampung[("roads", None, "18")].agency_code == "prov.bmbk"
    assert lampung[("electricity", None, "18")].agency_code == "nat.pln"


def test_a_national_body_is_met_at_its_branch(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    assert lampung[("electricity", None, "18.72")].agency_code == "nat.pln.metro"
    assert lampung[("land", None, "18.04")].agency_code == "18.04.bpn"
    assert lampung[("environment_mining", "wildlife", "18.07")].agency_code == "nat.waykambas"


def test_a_regency_without_the_first_office_gets_the_next(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    assert lampung[("water", None, "18.71")].agency_code == "18.71.air"
    assert lampung[("water", None, "18.72")].agency_code == "18.72.pu"


def test_an_exception_holds_for_its_region_only(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    assert lampung[("street_lighting", None, "18.71")].agency_code == "18.71.perkim"
    assert lampung[("street_lighting", None, "18.72")].agency_code == "18.72.dishub"


def test_corruption_never_goes_first_to_the_government_accused(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    found = {row.agency_code for row in lampung.values() if row.category == Category.ILLEGAL_LEVIES_CORRUPTION}
    assert found == {"prov.inspektorat"}


def test_the_owner_is_told(lampung: dict[tuple[str, str | None, str], RouteRow]) -> None:
    assert lampung[("land", None, "18.01")].owner is Owner.NATIONAL


@pytest.mark.parametrize(
    ("rules", "complaint"),
    [
        ('{ category = "roads", owner = "regency", functions = ["dispatch"] }', "no general rule for waste"),
        ('{ category = "ghosts", owner = "regency", functions = ["dispatch"] }', "ghosts"),
        ('{ category = "roads", service = "waste_pile", owner = "regency", functions = ["dispatch"] }', "roads/waste_pile"),
        ('{ category = "roads", owner = "regency", agency = "a" }, { category = "roads", owner = "regency", agency = "a" }', "two rules"),
        (
            f'{{ category = "roads", owner = "regency", functions = ["ferry"] }}, {WASTE}',
            r"roads/\* in 18: no agency fits",
        ),
        (
            f'{{ category = "roads", owner = "regency", agency = "prov.x" }}, {WASTE}',
            r"no agency prov\.x",
        ),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, rules: str, complaint: str) -> None:
    listed = {"roads": "pothole", "waste": "waste_pile"}
    services = "".join(f'[[category]]\ncode = "{code}"\nservice = [{{ code = "{service}" }}]\n' for code, service in listed.items())
    (tmp_path / "services.toml").write_text(services, encoding="utf-8")
    (tmp_path / "routes.toml").write_text(f"route = [{rules}]", encoding="utf-8")
    agencies = [row for row in read_agencies(LAMPUNG, regencies("18")) if row.region == "18" and row.function != "ferry"]
    with pytest.raises(RouteFileError, match=complaint):
        read_routes(tmp_path, agencies, "18", [])
