"""`siger triage evaluate`: how often the suggestion of a category is right."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from siger.cli.terminal import err, fail, out, print_json

if TYPE_CHECKING:
    from siger.triage.category.evaluating import Tally

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV with text, category and, if wanted, category2.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="For scripts: accuracy, top3, macro_f1, the figures by category and the confusion table.")
]


def evaluate(file: File, as_json: AsJson = False) -> None:
    """Compare the lexicon's suggestions with labels that people gave. Needs no database, changes nothing.

    A row may have two labels: suggesting the one in category2 counts as right too.
    """
    from siger.triage.category.evaluating import as_data
    from siger.triage.category.evaluating import evaluate as count
    from siger.triage.category.labelled import BrokenFile, labelled_texts
    from siger.triage.category.scoring import probabilities
    from siger.triage.category.suggestions import read_text

    started = time.process_time()
    try:
        with err.status("Reading the texts …"):
            tally = count(labelled_texts(file), lambda text: probabilities(read_text(text).values))
    except BrokenFile as error:
        fail(f"{file.name}: {error}")
    if as_json:
        print_json(as_data(tally))
    else:
        _show(tally, (time.process_time() - started) * 1_000)


def _show(tally: Tally, cpu_ms: float) -> None:
    from rich.table import Table

    out.print(f"accuracy {tally.accuracy:.4f}\ntop3     {tally.top3:.4f}\nmacro_f1 {tally.macro_f1:.4f}")
    out.print(f"{tally.texts} texts, {cpu_ms / tally.texts:.2f} ms CPU a text, probability off by {tally.calibration_error:.3f} on average")
    table = Table("category", "texts", "precision", "recall", "f1", "taken for")
    for score in tally.by_category():
        if score.texts or score.suggested:
            wrong = ", ".join(f"{code} {count}" for code, count in score.taken_for)
            table.add_row(score.code, str(score.texts), f"{score.precision:.2f}", f"{score.recall:.2f}", f"{score.f1:.2f}", wrong)
    out.print(table)
