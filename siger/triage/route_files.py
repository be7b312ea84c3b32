"""Reads an installation's `routes.toml` into rows (category, service, region, agency); the rule is written in installations/README.md.

Plain Python without Django, like `siger.people.agency_files`, whose rows it needs.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from siger.people.agency_files import AgencyRow
from siger.people.agency_functions import AgencyKind


class RouteFileError(ValueError):
    """A rule names something that does not exist, or finds no agency; the text says which and where."""


class Owner(StrEnum):
    """The level of government that normally owns the thing."""

    REGENCY = "regency"
    PROVINCE = "province"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class RouteRow:
    """Reports of `category` (of one `service`, or of all others when None) in `region_code` go first to `agency_code`."""

    category: str
    service: str | None
    region_code: str
    agency_code: str
    owner: Owner


def read_routes(folder: Path, agencies: Sequence[AgencyRow], province_code: str, regency_codes: Sequence[str]) -> list[RouteRow]:
    """One row per rule for the province itself and for each regency, so that every category has an answer everywhere.

    The row of the province is for reports of which no smaller region is known. Raises RouteFileError when a category has no general
    rule, a rule comes twice, or no agency fits.
    """
    rules: list[dict[str, Any]] = tomllib.loads((folder / "routes.toml").read_text(encoding="utf-8"))["route"]
    _check_rules(rules, _services(folder))
    return [row for rule in rules for row in _expand(rule, agencies, province_code, sorted(regency_codes))]


def _services(folder: Path) -> dict[str, set[str]]:
    data = tomllib.loads((folder / "services.toml").read_text(encoding="utf-8"))
    return {category["code"]: {service["code"] for service in category["service"]} for category in data["category"]}


def _check_rules(rules: Sequence[Mapping[str, Any]], services: Mapping[str, set[str]]) -> None:
    seen: set[tuple[str, str | None]] = set()
    for rule in rules:
        category, service = rule["category"], rule.get("service")
        if category not in services or (service is not None and service not in services[category]):
            raise RouteFileError(f"routes.toml: {category}/{service or '*'} is not in services.toml")
        if (category, service) in seen:
            raise RouteFileError(f"routes.toml: {category}/{service or '*'} has two rules")
        seen.add((category, service))
    if missing := sorted(category for category in services if (category, None) not in seen):
        raise RouteFileError(f"routes.toml: no general rule for {', '.join(missing)}")


def _expand(rule: Mapping[str, Any], agencies: Sequence[AgencyRow], province_code: str, regency_codes: Sequence[str]) -> Iterator[RouteRow]:
    owner = Owner(rule["owner"])
    fixed: Mapping[str, str] = rule.get("except", {})
    codes = {row.code for row in agencies}
    for region in (province_code, *regency_codes):
        agency = fixed.get(region, rule.get("agency")) or _agency_for(owner, rule.get("functions", ()), agencies, province_code, region)
        if agency not in codes:
            where = f"{rule['category']}/{rule.get('service', '*')} in {region}"
            raise RouteFileError(f"routes.toml: {where}: {'no agency fits' if agency is None else f'there is no agency {agency}'}")
        yield RouteRow(rule["category"], rule.get("service"), region, agency, owner)


def _agency_for(owner: Owner, functions: Sequence[str], agencies: Sequence[AgencyRow], province_code: str, region: str) -> str | None:
    owned = [row for row in agencies if _belongs(row, owner, province_code, region)]
    for function in functions:
        fitting = [row for row in owned if row.function == function]
        # The office made for this regency, then a unit that names it, then one for the whole province.
        for chosen in (
            [row for row in fitting if row.region == region and region != province_code],
            [row for row in fitting if region in row.serves],
            [row for row in fitting if not row.serves and row.region == province_code],
            fitting if region == province_code else [],
        ):
            if chosen:
                return chosen[0].code
    return None


def _belongs(row: AgencyRow, owner: Owner, province_code: str, region: str) -> bool:
    if owner is Owner.NATIONAL:
        return row.kind is AgencyKind.NATIONAL and row.region in {province_code, region}
    if owner is Owner.PROVINCE or region == province_code:
        return row.kind is not AgencyKind.NATIONAL and row.region == province_code
    return row.kind is not AgencyKind.NATIONAL and row.region == region
