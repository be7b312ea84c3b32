"""A file of pairs: CSV with the columns `text_a`, `text_b` and `label` (1 the same, 0 not)."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

COLUMNS: Final = ("text_a", "text_b", "label")
LARGEST_FILE: Final = 200_000_000
LONGEST_FIELD: Final = 1_000_000
_YES: Final = frozenset({"1", "1.0", "true", "yes", "ya"})
_NO: Final = frozenset({"0", "0.0", "false", "no", "tidak"})


class PairsFileError(ValueError):
    """The file cannot be used; the text says why, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Pair:
    one: str
    other: str
    same: bool


def read_pairs(path: Path) -> list[Pair]:
    """Raises PairsFileError. A byte-order mark, semicolons instead of commas and NUL bytes are borne."""
    text = _decoded(path)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise PairsFileError(f"{path.name}: the first line must name the columns {', '.join(COLUMNS)}; {', '.join(missing)} is missing.")
    try:
        pairs = [_pair(path.name, reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise PairsFileError(f"{path.name}, line {reader.line_num}: {error}. Is a quotation mark open?") from error
    if not any(pair.same for pair in pairs) or all(pair.same for pair in pairs):
        raise PairsFileError(f"{path.name}: {len(pairs)} pairs, but not of both labels; nothing can be measured.")
    return pairs


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PairsFileError(f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB. Cut it into several files.")
        return path.read_bytes().decode("utf-8-sig").replace("\0", "")
    except OSError as error:
        raise PairsFileError(f"{path}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise PairsFileError(f"{path.name}: byte {error.start:,} is no UTF-8. Save the file as UTF-8.") from error


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _pair(name: str, line: int, row: dict[str, str | None]) -> Pair:
    label = (row["label"] or "").strip().lower()
    if label not in _YES | _NO:
        raise PairsFileError(f"{name}, line {line}: the label is {label[:20]!r}; it must be 1 or 0.")
    return Pair(row["text_a"] or "", row["text_b"] or "", label in _YES)
