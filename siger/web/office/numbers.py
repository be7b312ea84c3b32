"""Ids out of forms that anybody may have written."""

from collections.abc import Iterable
from typing import Final

_MOST_DIGITS: Final = 9


def number_of(typed: str) -> int:
    """0, which is nobody's id, for what is no number."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS else 0


def numbers_of(typed: Iterable[str]) -> list[int]:
    """Those that are numbers, in order."""
    return [found for one in typed if (found := number_of(one))]
