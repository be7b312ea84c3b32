"""An installation's optional `short_forms.csv`: how people shorten the names of their regions ("lamsel" for Lampung Selatan)."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from siger.regions.normalising import normalise


@lru_cache(maxsize=4)
def local_short_forms(folder: Path) -> Mapping[str, str]:
    """The long form by the short one, both normalised; empty without the file. Read once per process."""
    path = folder / "short_forms.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        pairs = ((normalise(row.get("short") or ""), normalise(row.get("long") or "")) for row in csv.DictReader(lines))
        return {short: long for short, long in pairs if short and long}
