"""National holidays and joint leave of a year: by the decree as packaged in lokal-id, else as the package `holidays` knows or expects them.

Joint leave exists by decree alone, so a year of which `holidays` knows some was decreed. Of any other year the dates are an expectation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

import holidays
import lokal

_ESTIMATED: Final = (" (perkiraan)", " (estimated)")


class Basis(StrEnum):
    DECREE = "decree"  # lokal-id, with the decree's number
    KNOWN = "known"  # `holidays`, with joint leave
    EXPECTED = "expected"  # no decree yet: due dates there are provisional


@dataclass(frozen=True, slots=True)
class NationalYear:
    """`days` are days off with their names, joint leave included. `decree` names it where we have its number."""

    year: int
    days: Mapping[date, str]
    basis: Basis
    decree: str = ""

    @property
    def decreed(self) -> bool:
        return self.basis is not Basis.EXPECTED


@lru_cache(maxsize=64)
def national_year(year: int) -> NationalYear:
    if year in lokal.HOLIDAY_YEARS:
        return from_decree(year)
    return from_expectation(year)


def from_decree(year: int) -> NationalYear:
    """Raises ValueError for a year without data."""
    told = lokal.get_holidays(year)
    return NationalYear(year, {date.fromisoformat(day.date): day.name for day in told.holidays}, Basis.DECREE, told.decree)


def from_expectation(year: int) -> NationalYear:
    public = holidays.country_holidays("ID", years=year, language="id", categories="public")
    joint = holidays.country_holidays("ID", years=year, language="id", categories="government")
    days = {day: _plain(name) for source in (joint, public) for day, name in source.items()}
    return NationalYear(year, days, Basis.KNOWN if joint else Basis.EXPECTED)


def _plain(name: str) -> str:
    for mark in _ESTIMATED:
        name = name.replace(mark, "")
    return name
