"""Which things decide the owner of which reports: by the fixed categories here, by services in the installation's `assets.toml`.

A category that is not named has no things: its owner is found by rules.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from siger.reports.categories import Category
from siger.triage.assets.kinds import AssetKind, RoadClass


class FittingFileError(ValueError):
    """`assets.toml` names something that does not exist; the text says which."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Kinds that may decide. `classes` narrows roads; every other kind has none."""

    kinds: tuple[AssetKind, ...]
    classes: frozenset[str]


# A toll road is fenced in: who reports a hole beside or below it means another road, unless they say "toll".
_OPEN_ROADS: Final = frozenset(RoadClass) - {RoadClass.TOLL}
BY_CATEGORY: Final[dict[str, tuple[AssetKind, ...]]] = {
    Category.ROADS: (AssetKind.ROAD,),
    Category.STREET_LIGHTING: (AssetKind.LAMP,),
    Category.DRAINAGE_FLOOD: (AssetKind.DRAIN, AssetKind.RIVER),
    Category.EDUCATION: (AssetKind.SCHOOL,),
}


def fit_for(folder: Path, category: str, service_code: str) -> Fit:
    """What may decide the owner of a report of this service, or of the category where the service has no line of its own."""
    return _services(folder).get(service_code) or Fit(BY_CATEGORY.get(category, ()), _OPEN_ROADS)


@lru_cache(maxsize=8)
def _services(folder: Path) -> Mapping[str, Fit]:
    """Raises FittingFileError. An installation without the file has no lines."""
    file = folder / "assets.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["fit"] if file.is_file() else []
    known = {service["code"] for group in _listed(folder) for service in group["service"]}
    return {row["service"]: _fit(row, known) for row in rows}


def _listed(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((folder / "services.toml").read_text(encoding="utf-8"))["category"]
    return listed


def _fit(row: Mapping[str, Any], known: set[str]) -> Fit:
    if row["service"] not in known:
        raise FittingFileError(f"assets.toml: {row['service']} is not in services.toml")
    try:
        kinds = tuple(AssetKind(kind) for kind in row["kinds"])
        classes = frozenset(RoadClass(one) for one in row["classes"]) if "classes" in row else _OPEN_ROADS
    except ValueError as error:
        raise FittingFileError(f"assets.toml: {row['service']}: {error}") from error
    return Fit(kinds, classes)
