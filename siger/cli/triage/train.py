"""`siger triage train`: learn categories from the labels of this installation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from siger.cli.application import application
from siger.cli.terminal import err, fail, out, print_json

if TYPE_CHECKING:
    from siger.triage.category.learning.training import Trained

LabelsFile = Annotated[
    Path | None,
    typer.Option(
        "--labels",
        exists=True,
        dir_okay=False,
        readable=True,
        help="CSV with text, category and, if wanted, category2; added to the reports.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Learn and measure, change nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]


def train(labels: LabelsFile = None, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Learn categories from reports that officers handled, beside the lexicon.

    One text of five is held back from every training. What is not better on those than the lexicon alone and than the version before
    does not go live.
    """
    with application("siger triage train"):
        trained = _train(labels, dry_run)
        if as_json:
            print_json({"labels": trained.labels, "live": trained.live, "version": trained.version, **trained.figures()})
        else:
            _show(trained, dry_run)


def _train(file: Path | None, dry_run: bool) -> Trained:
    from itertools import chain

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from siger.people.actors import SYSTEM
    from siger.triage.category.labelled import BrokenFile, labelled_texts
    from siger.triage.category.learning.apart import LearningFailed
    from siger.triage.category.learning.training import TooFewLabels
    from siger.triage.category.learning.training import train as learn
    from siger.triage.category.learning.verified import verified_labels

    brought = labelled_texts(file) if file else iter(())
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=err, transient=True) as progress:
            task = progress.add_task("Reading and learning …", total=None)
            return learn(
                actor=SYSTEM,
                labels=chain(verified_labels(), brought),
                dry_run=dry_run,
                progress=lambda done, of: progress.update(task, completed=done, total=of),
            )
    except BrokenFile as error:
        fail(f"{file.name if file else ''}: {error}")
    except (TooFewLabels, LearningFailed) as error:
        fail(str(error))


def _show(trained: Trained, dry_run: bool) -> None:
    out.print(f"{trained.labels:,} labelled texts, {trained.lexicon.texts:,} of them held back and measured on:")
    rows = (("lexicon alone", trained.lexicon), ("version before", trained.before), ("newly learned", trained.learned))
    for name, figures in rows:
        if figures is not None:
            out.print(f"  {name:<15} accuracy {figures.accuracy:.4f}  top3 {figures.top3:.4f}  surprise {figures.surprise:.4f}")
    out.print(_verdict(trained, dry_run))


def _verdict(trained: Trained, dry_run: bool) -> str:
    if trained.live:
        return f"[green]✓[/] Version {trained.version} is live; every process uses it within a minute."
    if not trained.better:
        return "Not put live: it is not better than what is in use. Nothing was changed."
    if dry_run:
        return "Better than what is in use. Nothing was changed (--dry-run)."
    return "Not put live: another training finished meanwhile. Nothing was changed; run it again."
