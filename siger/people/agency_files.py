"""Reads an installation's `agencies.toml` into rows; the rule of expansion is written in installations/README.md.

Plain Python without Django: the same file is checked in tests, in `siger doctor` and while seeding.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siger.people.agency_functions import AgencyFunction, AgencyKind

PROVINCE_ROOT = "prov"


class AgencyFileError(ValueError):
    """The file contradicts itself or the regions; the text names the code and what to mend."""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency. `serves` names the regencies of a unit that covers only some; empty means all of `region`."""

    code: str
    name: str
    short_name: str
    kind: AgencyKind
    function: AgencyFunction
    region: str
    parent: str | None
    serves: tuple[str, ...] = ()


def read_agencies(folder: Path, regency_codes: Sequence[str]) -> list[AgencyRow]:
    """Every listed agency and the template of each regency, parents before children, in a stable order.

    `regency_codes` are the second-level region codes of the province. Raises AgencyFileError when a regency is not described,
    an unknown one is, a code comes twice, or a parent, kind or function does not exist.
    """
    data = tomllib.loads((folder / "agencies.toml").read_text(encoding="utf-8"))
    _compare_regencies(data.get("regency", {}), regency_codes)
    rows = [*_province_rows(data), *_regency_rows(data, regency_codes)]
    _check(rows, regency_codes)
    return _parents_first(rows)


def offices_of_regions(folder: Path, regions: Iterable[tuple[str, str]]) -> Iterator[AgencyRow]:
    """The kecamatan and kelurahan/desa offices of `regions` (code, name); other levels are skipped.

    A fourth group beginning with 1 is a kelurahan, with 2 a desa, which some regencies call otherwise (`[village_words]`).
    """
    data = tomllib.loads((folder / "agencies.toml").read_text(encoding="utf-8"))
    words: Mapping[str, str] = data.get("village_words", {})
    for code, name in regions:
        depth = code.count(".")
        parent = code.rpartition(".")[0]
        if depth == 2:
            full = f"Kecamatan {name}"
            yield AgencyRow(code, full, full, AgencyKind.DISTRICT_OFFICE, AgencyFunction.DISTRICT, code, parent)
        elif depth == 3:
            word = "Kelurahan" if code.rpartition(".")[2].startswith("1") else words.get(code[:5], "Desa")
            full = f"{word} {name}"
            yield AgencyRow(code, full, full, AgencyKind.VILLAGE_OFFICE, AgencyFunction.VILLAGE, code, parent)


def _compare_regencies(described: Mapping[str, Any], codes: Sequence[str]) -> None:
    if missing := sorted(set(codes) - set(described)):
        raise AgencyFileError(f"agencies.toml: regency {', '.join(missing)} has no [regency.…] table")
    if unknown := sorted(set(described) - set(codes)):
        raise AgencyFileError(f"agencies.toml: regency {', '.join(unknown)} is not a region of this province")


def _province_rows(data: Mapping[str, Any]) -> Iterator[AgencyRow]:
    province: Mapping[str, str] = data["province"]
    yield AgencyRow(
        PROVINCE_ROOT,
        province["name"],
        province["short_name"],
        AgencyKind.GOVERNMENT,
        AgencyFunction.GOVERNMENT,
        province["region"],
        None,
    )
    for entry in data.get("agency", []):
        kind = entry["kind"]
        yield _row(
            entry,
            code=entry["code"],
            region=entry.get("region", province["region"]),
            parent=entry.get("parent", None if kind == AgencyKind.NATIONAL else PROVINCE_ROOT),
        )


def _regency_rows(data: Mapping[str, Any], codes: Sequence[str]) -> Iterator[AgencyRow]:
    for code in sorted(codes):
        regency: Mapping[str, Any] = data["regency"][code]
        name, place = regency["name"], regency["place"]
        short = f"Pemkot {place}" if name.startswith("Kota") else f"Pemkab {place}"
        yield AgencyRow(code, f"Pemerintah {name}", short, AgencyKind.GOVERNMENT, AgencyFunction.GOVERNMENT, code, PROVINCE_ROOT)
        overrides: Mapping[str, Mapping[str, str]] = regency.get("override", {})
        known = {entry["slug"] for entry in data["regency_template"]}
        if strange := sorted((set(overrides) | set(regency.get("without", []))) - known):
            raise AgencyFileError(f"agencies.toml: regency {code} changes {', '.join(strange)}, which the template does not have")
        for entry in data["regency_template"]:
            if entry["slug"] not in regency.get("without", []):
                merged = {**entry, **overrides.get(entry["slug"], {})}
                yield _regency_row(merged, code, regency)
        for entry in regency.get("extra", []):
            yield _regency_row(entry, code, regency)


def _regency_row(entry: Mapping[str, Any], code: str, regency: Mapping[str, Any]) -> AgencyRow:
    words = {"regency": regency["name"], "place": regency["place"], "seat": regency.get("seat", regency["place"])}
    filled = {**entry, "name": entry["name"].format(**words), "short_name": entry["short_name"].format(**words)}
    parent = f"{code}.{entry['under']}" if "under" in entry else code
    outside = entry["kind"] == AgencyKind.NATIONAL
    return _row(filled, code=f"{code}.{entry['slug']}", region=code, parent=entry.get("parent") if outside else parent)


def _row(entry: Mapping[str, Any], *, code: str, region: str, parent: str | None) -> AgencyRow:
    try:
        kind, function = AgencyKind(entry["kind"]), AgencyFunction(entry["function"])
    except ValueError as error:
        raise AgencyFileError(f"agencies.toml: {code}: {error}") from error
    name = entry["name"]
    return AgencyRow(code, name, entry.get("short_name", name), kind, function, region, parent, tuple(entry.get("serves", ())))


def _check(rows: Sequence[AgencyRow], regency_codes: Sequence[str]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.code in seen:
            raise AgencyFileError(f"agencies.toml: {row.code} is listed twice")
        seen.add(row.code)
    for row in rows:
        if row.parent is not None and row.parent not in seen:
            raise AgencyFileError(f"agencies.toml: {row.code} stands under {row.parent}, which does not exist")
        if strange := sorted(set(row.serves) - set(regency_codes)):
            raise AgencyFileError(f"agencies.toml: {row.code} serves {', '.join(strange)}, which is not a region of this province")


def _parents_first(rows: Sequence[AgencyRow]) -> list[AgencyRow]:
    placed: set[str | None] = {None}
    ordered: list[AgencyRow] = []
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row.parent in placed]
        if not ready:
            raise AgencyFileError(f"agencies.toml: {waiting[0].code} stands under itself")
        ordered += ready
        placed |= {row.code for row in ready}
        waiting = [row for row in waiting if row.code not in placed]
    return ordered
