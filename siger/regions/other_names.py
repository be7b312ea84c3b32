"""An installation's optional `other_names.csv`: what people call a region besides its official name ("balam" for Bandar Lampung)."""

import csv
from collections import defaultdict
from pathlib import Path


def read_other_names(path: Path) -> dict[str, tuple[str, ...]]:
    """Names by code, several lines for several names; empty without the file. Codes that do not exist are simply never asked for."""
    if not path.exists():
        return {}
    names: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            code, name = (row.get("code") or "").strip(), (row.get("name") or "").strip()
            if code and name:
                names[code].append(name)
    return {code: tuple(those) for code, those in names.items()}
