"""An installation's `positions.csv`: where its villages lie. A fact table of our own; its source is credited in NOTICE."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from siger.core.errors import Invalid
from siger.regions.codes import is_code

COLUMNS: Final = ("code", "lat", "lng")


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees. `given` is false when the table itself says that the position was only derived from the neighbours."""

    lat: float
    lng: float
    given: bool = True


def read_positions(path: Path) -> dict[str, Position]:
    """Position by code; empty when there is no such file, because a province may start without.

    Raises Invalid, which names the line, for a missing column, a code that is none, a number out of range or a code that comes twice.
    """
    if not path.exists():
        return {}
    found: dict[str, Position] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for line, row in _rows(csv.DictReader(lines)):
            code = row["code"].strip()
            if not is_code(code) or code in found:
                raise _unreadable(line, _("kode “%(code)s” salah atau ganda") % {"code": code})
            found[code] = _position(line, row)
    return found


def _rows(reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]]]:
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise _unreadable(1, _("kolom code, lat dan lng harus ada"))
    for row in reader:
        if any(row[column] is None for column in COLUMNS):
            raise _unreadable(reader.line_num, _("baris terpotong"))
        yield reader.line_num, row


def _position(line: int, row: dict[str, str]) -> Position:
    try:
        lat, lng = float(row["lat"]), float(row["lng"])
    except ValueError as error:
        raise _unreadable(line, _("lat atau lng bukan angka")) from error
    if not (-90 <= lat <= 90 and -180 <= lng <= 180):
        raise _unreadable(line, _("lat atau lng di luar jangkauan"))
    return Position(lat=lat, lng=lng, given=(row.get("basis") or "given") == "given")


def _unreadable(line: int, what: str) -> Invalid:
    return Invalid({"positions": _("positions.csv baris %(line)d: %(what)s.") % {"line": line, "what": what}})
