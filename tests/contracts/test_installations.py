"""What every installation's folder promises to the rest."""

import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from siger.core.installation import read_installation
from siger.reports.categories import SENSITIVE, Category, ReportClass

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "installations/lampung", ROOT / "tests/installations/bengkulu"]
CLOCKS = {"triage", "response", "information", "complaint", "supervision", "validation", "needs_info_working_days"} | {
    "reporter_confirmation_calendar_days",
    "reopen_days",
}


def categories(folder: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads((folder / "services.toml").read_text(encoding="utf-8"))["category"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_province_is_complete(folder: Path) -> None:
    installation = read_installation(folder)
    assert ZoneInfo(installation.zone)
    assert installation.number_prefix.isalpha()
    assert set(installation.clocks) >= CLOCKS
    (south, west), (north, east) = installation.raw["map"]["bounds"]
    latitude, longitude = installation.raw["map"]["centre"]
    assert south < latitude < north
    assert west < longitude < east


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_all_fixed_categories_are_described_once(folder: Path) -> None:
    assert [entry["code"] for entry in categories(folder)] == [category.value for category in Category]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sensitive_categories_start_private(folder: Path) -> None:
    assert {entry["code"] for entry in categories(folder) if entry.get("sensitive")} >= {category.value for category in SENSITIVE}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_service_is_described_in_both_languages_under_one_code(folder: Path) -> None:
    services = [service for entry in categories(folder) for service in entry["service"]]
    assert len({service["code"] for service in services}) == len(services)
    for service in services:
        assert service["name"]
        assert service["name_en"]
        assert service["description"]
        assert all(word == word.lower() for word in service["keywords"]), service["code"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_classes_are_the_legal_ones(folder: Path) -> None:
    known = {kind.value for kind in ReportClass}
    for entry in categories(folder):
        assert {entry["class"], *(service.get("class", "complaint") for service in entry["service"])} <= known


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_whatever_is_for_the_inspectorate_says_so_itself(folder: Path) -> None:
    for entry in categories(folder):
        supervised = {service["code"] for service in entry["service"] if service.get("class") == ReportClass.SUPERVISION}
        wanted = {service["code"] for service in entry["service"]} if entry["code"] == Category.ILLEGAL_LEVIES_CORRUPTION else set()
        assert supervised == wanted
        assert all(service.get("sensitive") for service in entry["service"] if service["code"] in wanted)


def test_lampung_offers_enough_to_choose_from() -> None:
    assert sum(len(entry["service"]) for entry in categories(FOLDERS[0])) >= 120
