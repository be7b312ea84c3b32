"""Bodies outside the platform to which reports are often referred: the installation's `outside.toml`."""

import logging
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from siger.core.health.findings import Finding, doubtful, well
from siger.reports.categories import Category

_log = logging.getLogger(__name__)
# As wide as the columns of Referral.
_LONGEST_CODE: Final = 60
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class OutsideBody:
    """`categories` are what it usually answers for; `way` says how it is reached, for the dispatcher."""

    code: str
    name: str
    way: str
    categories: frozenset[str]


def outside_bodies() -> dict[str, OutsideBody]:
    """By code, in the order of the file; none for an installation without one, or with one that cannot be read: names in words still do."""
    try:
        return read_outside(settings.INSTALLATION.folder)
    except ValueError as error:
        _log.error("outside.toml is left aside: %s", error)
        return {}


def bodies_for(category: str) -> list[OutsideBody]:
    """Those that answer for the category first."""
    return sorted(outside_bodies().values(), key=lambda body: category not in body.categories)


@lru_cache(maxsize=4)
def read_outside(folder: Path) -> dict[str, OutsideBody]:
    """Raises ValueError, which says what is wrong: no TOML, a missing code or name, an unknown category, a code that comes twice."""
    path = folder / "outside.toml"
    if not path.exists():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("body", [])
    if not isinstance(rows, list):
        raise ValueError("outside.toml: `body` is a list of tables")
    bodies: dict[str, OutsideBody] = {}
    for row in rows:
        body = _body(row)
        if body.code in bodies:
            raise ValueError(f"outside.toml: the code {body.code} comes twice")
        bodies[body.code] = body
    return bodies


def _body(row: Any) -> OutsideBody:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) and row[name].strip() for name in ("code", "name")):
        raise ValueError(f"outside.toml: a body needs code and name: {row!r}")
    if len(row["code"]) > _LONGEST_CODE or len(row["name"]) > _LONGEST_NAME:
        raise ValueError(f"outside.toml: code or name of {row['code'][:_LONGEST_CODE]} is too long")
    listed = row.get("categories", [])
    unknown = [code for code in listed if not isinstance(code, str) or code not in set(Category)] if isinstance(listed, list) else [listed]
    if unknown:
        raise ValueError(f"outside.toml: {row['code']} names no category: {unknown[0]!r}")
    return OutsideBody(row["code"], row["name"], str(row.get("way", "")), frozenset(listed))


def outside_health() -> list[Finding]:
    """For `siger doctor`."""
    try:
        bodies = read_outside(settings.INSTALLATION.folder)
    except ValueError as error:
        return doubtful("outside", str(error), "Mend the file; until then dispatchers write the names of outside bodies by hand.")
    return well("outside", f"{len(bodies)} outside bodies")
