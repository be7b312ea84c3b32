"""Texts with the category that a person gave them, from a CSV file: `text`, `category`, optional `category2`."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from siger.triage.category.lexicon_files import CODES

LONGEST_CELL: Final = 1_000_000
_NEEDED: Final = ("text", "category")


class BrokenFile(Exception):
    """The file cannot be read as labelled texts; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """`right`: the category, and the second one where the person gave two."""

    text: str
    category: str
    second: str = ""

    @property
    def right(self) -> tuple[str, ...]:
        return (self.category, self.second) if self.second else (self.category,)


def labelled_texts(path: Path) -> Iterator[Labelled]:
    """Row by row, so that a file of any size fits; an empty text says nothing and counts.

    Raises BrokenFile at the first row that is wrong.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines, _explained():
        rows = _rows(lines)
        found = 0
        for number, row in rows:
            found += 1
            yield _labelled(number, row)
        if not found:
            raise BrokenFile("The file has no rows below its header.")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise BrokenFile(f"The file is not UTF-8 (byte {error.start}). Save it as CSV UTF-8.") from error
    except csv.Error as error:
        raise BrokenFile(f"This is not a CSV file that can be read: {error}.") from error


def _rows(lines: IO[str]) -> Iterator[tuple[int, dict[str, str]]]:
    header = lines.readline()
    separator = max(",;\t", key=header.count)
    names = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator), [])]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise BrokenFile(f"Columns missing: {', '.join(missing)}. The first line must name text, category and, if there is one, category2.")
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    for cells in reader:
        if cells:
            yield reader.line_num + 1, dict(zip(names, cells, strict=False))


def _labelled(number: int, row: dict[str, str]) -> Labelled:
    text, category = row.get("text", ""), row.get("category", "").strip()
    second = row.get("category2", "").strip()
    for code in (category, second) if second else (category,):
        if code not in CODES:
            raise BrokenFile(f"Line {number}: unknown category “{code[:40]}”. Known: {', '.join(CODES)}.")
    return Labelled(text, category, second if second != category else "")
