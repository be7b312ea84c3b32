"""`siger triage duplicates FILE.csv`: how well pairs of texts are told apart, from words and place names alone. Needs no database."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from siger.cli.terminal import fail, out, print_json

PairsFile = Annotated[
    Path, typer.Argument(help="CSV with the columns text_a, text_b and label (1: they tell of the same, 0: they do not).")
]


def duplicates(file: PairsFile, as_json: Annotated[bool, typer.Option("--json", help="For scripts.")] = False) -> None:
    """Average precision, and precision and recall at the threshold that Siger uses."""
    from siger.cli.application import set_up_django

    set_up_django()
    from siger.triage.similar.evaluation.figures import measure
    from siger.triage.similar.evaluation.pairs import PairsFileError, read_pairs

    try:
        figures = measure(read_pairs(file))
    except PairsFileError as wrong:
        fail(str(wrong))
    if as_json:
        print_json({name: round(value, 4) for name, value in asdict(figures).items()})
        return
    out.print(f"{figures.pairs:,} pairs, {figures.same:,} of them the same")
    out.print(f"average precision  {figures.average_precision:.3f}")
    out.print(f"at threshold {figures.threshold:.2f}  precision {figures.precision:.3f}, recall {figures.recall:.3f}")
