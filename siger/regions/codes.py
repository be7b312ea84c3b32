"""What a region's code says by itself. Plain Python.

A code has one part per level, joined by dots: province 2 digits, regency or city 2, district 2, village 4: "18.71.13.1006".
The fourth part starts with 1 for a kelurahan, 2 for a desa, 3 for a desa adat. Source: the ministry's list of region codes (kode wilayah).
"""

import re
from typing import Final

CODE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?", re.ASCII)
DEPTHS: Final = {"province": 1, "regency": 2, "city": 2, "district": 3, "village": 4, "urban_village": 4}
LENGTHS: Final = {1: 2, 2: 5, 3: 8, 4: 13}


def is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None


def depth(code: str) -> int:
    """1 province, 2 regency or city, 3 district, 4 village."""
    return code.count(".") + 1


def parent_code(code: str) -> str | None:
    """The code one level up; None for a province."""
    return code.rpartition(".")[0] or None


def ancestor_codes(code: str) -> tuple[str, ...]:
    """From the province down to the parent, without the code itself."""
    parts = code.split(".")
    return tuple(".".join(parts[:length]) for length in range(1, len(parts)))


def at_depth(code: str, wanted: int) -> str:
    """The ancestor (or the code itself) at a depth; a code that is not as deep stays as it is."""
    return ".".join(code.split(".")[:wanted])


def is_within(code: str, region: str) -> bool:
    """True when `code` is `region` or lies below it. "18.01" is not within "18.0"."""
    return code == region or code.startswith(f"{region}.")
