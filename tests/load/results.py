"""Figures as a table for people, with the aim beside each."""

from typing import Any

from rich.table import Table

from tests.load.bulk import AIM_S as BULK_S
from tests.load.cases import CASES, Aim
from tests.load.idle import AIMS_MB
from tests.load.owner import AIM_US as OWNER_US
from tests.load.photo_match import AIM_MS as MATCH_MS


def table_of(rows: list[dict[str, Any]]) -> Table:
    columns = (
        "case",
        "CPU web ms",
        "CPU db ms",
        "CPU ms / aim",
        "p50 ms",
        "p99 ms",
        "per s",
        "limit per s",
        "share / aim",
        "statements",
        "bytes",
    )
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="left" if column == "case" else "right")
    for row in rows:
        if "pss_mb" in row:
            table.add_row(row["case"], "", "", _judged(row["pss_mb"], AIMS_MB[row["case"]], "{:.0f} MB"))
        elif "verb" in row:
            table.add_row(*_cells_of_run(row))
        elif "photos" in row:
            table.add_row(*_cells_of_match(row))
        elif "cpu_us" in row:
            told = f"{row['read_mb']:.0f} MB in memory, read in {row['read_cpu_s']:.1f} s, imported in {row['import_cpu_s']:.0f} s"
            table.add_row(row["case"], "", "", _judged(row["cpu_us"], OWNER_US, "{:.0f} µs"), told)
        else:
            table.add_row(*_cells(row, CASES[row["case"]].aim))
    return table


def _cells(row: dict[str, Any], aim: Aim) -> list[str]:
    share = row["per_s"] / row["limit_per_s"] if row["limit_per_s"] else 0.0
    return [
        row["case"],
        f"{row['cpu_ms_web']:.2f}",
        f"{row['cpu_ms_db']:.2f}",
        _judged(row["cpu_ms_web"] + row["cpu_ms_db"], aim.cpu_ms, "{:.1f}"),
        f"{row['p50_ms']:.1f}",
        f"{row['p99_ms']:.1f}",
        f"{row['per_s']:.0f}",
        f"{row['limit_per_s']:.0f}",
        _judged(share * 100, aim.share and aim.share * 100, "{:.0f} %", at_least=True),
        str(row["statements"]),
        f"{row['bytes']:,}",
    ]


def _cells_of_run(row: dict[str, Any]) -> list[str]:
    """CPU of one report, seconds of the whole run."""
    name, python, database = f"{row['case']}: {row['verb']}", f"{row['cpu_ms_python']:.2f}", f"{row['cpu_ms_db']:.2f}"
    told = f"{row['done']:,} done, {row['failed']:,} not, {row['statements']} statements each"
    return [name, python, database, _judged(row["seconds"], BULK_S, "{:.1f} s"), told]


def _cells_of_match(row: dict[str, Any]) -> list[str]:
    python, database = row["cpu_ms_python"], row["cpu_ms_db"]
    found = f"{row['found']:.0%} of the copies found, {row['wrong']:.0%} of strangers wrongly"
    told = f"{row['photos']:,} photos, a copy {row['cpu_ms_copy']:.1f} ms, {found}, {row['index_mb']:,.0f} MB"
    spent = _judged(python + database, MATCH_MS, "{:.1f}")
    return [row["case"], f"{python:.2f}", f"{database:.2f}", spent, f"{row['p50_ms']:.1f}", f"{row['p99_ms']:.1f}", told]


def _judged(value: float, aim: float | None, form: str, *, at_least: bool = False) -> str:
    if aim is None:
        return form.format(value)
    good = value >= aim if at_least else value <= aim
    sign = "≥" if at_least else "≤"
    return f"[{'green' if good else 'bold red'}]{form.format(value)}[/] {sign} {form.format(aim)}"
