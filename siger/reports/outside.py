"""Bodies outside the platform to which reports are often referred: the installation's `outside.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from siger.reports.categories import Category


@dataclass(frozen=True, slots=True)
class OutsideBody:
    """`categories` are what it usually answers for; `way` says how it is reached, for the dispatcher."""

    code: str
    name: str
    way: str
    categories: frozenset[str]


def outside_bodies() -> dict[str, OutsideBody]:
    """By code, in the order of the file; none for an installation without one."""
    return _read(settings.INSTALLATION.folder)


def bodies_for(category: str) -> list[OutsideBody]:
    """Those that answer for the category first."""
    return sorted(outside_bodies().values(), key=lambda body: category not in body.categories)


@lru_cache(maxsize=4)
def _read(folder: Path) -> dict[str, OutsideBody]:
    """Raises ValueError for a category that is none of the 27, or a code that comes twice."""
    path = folder / "outside.toml"
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["body"] if path.exists() else []
    bodies = {row["code"]: _body(row) for row in rows}
    if len(bodies) != len(rows):
        raise ValueError("outside.toml: a code comes twice")
    return bodies


def _body(row: dict[str, Any]) -> OutsideBody:
    categories = frozenset(Category(code).value for code in row.get("categories", ()))
    return OutsideBody(row["code"], row["name"], row.get("way", ""), categories)
