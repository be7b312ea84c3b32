"""How far, how long ago and under which other categories the same thing may have been reported. Read once from `data/neighbours.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

from siger.reports.categories import Category


@dataclass(frozen=True, slots=True)
class Reach:
    """`radius_m` between two exact points, `window` before and after; `categories` with the own one, none for any."""

    radius_m: float
    window: timedelta
    categories: tuple[str, ...]


def reach_of(category: str) -> Reach:
    """Of a category that is not known (yet) any other may be the same."""
    return _reaches().get(category) or _reaches()[""]


@cache
def _reaches() -> Mapping[str, Reach]:
    rows = tomllib.loads(files(__package__).joinpath("data", "neighbours.toml").read_text(encoding="utf-8"))
    near = {code: set(rows.get(code, rows["usual"])["near"].split()) for code in Category}
    for code, others in [(code, set(others)) for code, others in near.items()]:
        for other in others:
            near[Category(other)].add(code)
    return {
        "": _reach(rows["usual"], ()),
        **{code: _reach(rows.get(code, rows["usual"]), (code, *sorted(near[code]))) for code in Category},
    }


def _reach(row: Mapping[str, float], categories: tuple[str, ...]) -> Reach:
    return Reach(float(row["radius_m"]), timedelta(days=row["days"]), categories)
