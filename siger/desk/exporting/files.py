"""CSV and XLSX of rows, as bytes that come as they are written. No cell is ever a formula."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from siger.desk.exporting.rows import HEADS, Row
from siger.desk.models import Form

FOLDER: Final = "siger-export-"
MEDIA: Final[dict[str, str]] = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What spreadsheets take for the beginning of a formula, also behind blanks, and in the wide forms of the same signs.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
_CHUNK: Final = 1 << 16
_CELL_MOST: Final = 32_000  # a cell of XLSX holds 32,767


def harmless(value: str | int) -> str | int:
    """A text that a spreadsheet shows as it is, whatever a reporter wrote."""
    if not isinstance(value, str):
        return value
    plain = value.replace("\0", "")
    return f"'{plain}" if plain.startswith(_FORMULA) or plain.lstrip().startswith(_FORMULA) else plain


def chunks_of(form: str, batches: Iterable[list[Row]]) -> Iterator[bytes]:
    return _xlsx(batches) if form == Form.XLSX else _csv(batches)


def _csv(batches: Iterable[list[Row]]) -> Iterator[bytes]:
    """UTF-8 with a mark at the beginning, by which spreadsheets know it."""
    yield b"\xef\xbb\xbf" + _lines([tuple(str(head) for head in HEADS)])
    for batch in batches:
        yield _lines(batch)


def _lines(rows: Iterable[Row]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([harmless(value) for value in row] for row in rows)
    return written.getvalue().encode()


def _xlsx(batches: Iterable[list[Row]]) -> Iterator[bytes]:
    """Written row by row into a folder of its own, which goes with it; after a kill `forget_exports` takes it away."""
    with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        path = Path(folder) / "export.xlsx"
        _workbook(path, folder, batches)
        with path.open("rb") as opened:
            while chunk := opened.read(_CHUNK):
                yield chunk


def _workbook(path: Path, folder: str, batches: Iterable[list[Row]]) -> None:
    options = {
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(path), options) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(HEADS) - 1, 18)
        for column, head in enumerate(HEADS):
            sheet.write_string(0, column, str(head), bold)
        line = 0
        for batch in batches:
            for row in batch:
                line += 1
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(line, column, value[:_CELL_MOST])
                    else:
                        sheet.write_number(line, column, value)
