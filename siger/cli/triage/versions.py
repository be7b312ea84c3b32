"""`siger triage versions`: what was learned about categories, and going back."""

from __future__ import annotations

from typing import Annotated

import typer

from siger.cli.application import application
from siger.cli.terminal import err, fail, out

Use = Annotated[int | None, typer.Option(metavar="NUMBER", help="Put this version live; 0 is the lexicon alone.")]


def versions(use: Use = None) -> None:
    """List the versions that were learned, newest first; with --use go back to one."""
    with application("siger triage versions"):
        if use is not None:
            _use(use)
        from siger.triage.category.learning.versions import versions as kept

        rows = kept()
        for row in rows:
            mark, figures = "[green]●[/]" if row.live else " ", row.figures.get("learned", {})
            out.print(f"{mark} {row.pk:>4}  {row.trained_at:%Y-%m-%d}  {row.labels:>7,} labels  accuracy {figures.get('accuracy', 0):.4f}")
        if not any(row.live for row in rows):
            out.print("The lexicon stands alone.")


def _use(number: int) -> None:
    from siger.core.errors import NotFound
    from siger.people.actors import SYSTEM
    from siger.triage.category.learning.versions import put_live
    from siger.triage.category.learning.weights import DamagedWeights

    try:
        put_live(actor=SYSTEM, version=number or None)
    except NotFound:
        fail(f"There is no version {number}. Without --use, `siger triage versions` lists those that are kept.")
    except DamagedWeights as damage:
        fail(f"Version {number} cannot be used: {damage}. Nothing was changed.")
    err.print("[green]✓[/] Every process uses it within a minute.")
