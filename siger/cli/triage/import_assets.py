"""`siger triage import-assets`: things with owners from GeoJSON."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from siger.cli.application import application
from siger.cli.terminal import err, out, print_json

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, help="GeoJSON in degrees (EPSG:4326).")]
AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check and report, change nothing.")]
Source = Annotated[str, typer.Option(help="Name of where the things come from; the first file's name unless given.")]
Replace = Annotated[str, typer.Option(metavar="NAME", help="Source that the files hold wholly: what they no longer have is taken away.")]


def import_assets(
    files: Files, source: Source = "", replace_source: Replace = "", dry_run: DryRun = False, as_json: AsJson = False
) -> None:
    """Import road segments, drains, rivers, lamps, schools, markets and health centres with their owners.

    All or nothing: with any problem, nothing changes. The same file again changes nothing.
    """
    if source and replace_source:
        raise typer.BadParameter("Give --source or --replace-source, not both.")
    with application("siger triage import-assets"), ExitStack() as opened:
        from django.utils import translation

        from siger.people.actors import SYSTEM
        from siger.triage.assets.importing import import_assets as run_import
        from siger.triage.assets.incoming.checking import AssetFile

        contents = [AssetFile(path.name, opened.enter_context(path.open("rb"))) for path in files]
        name = replace_source or source or files[0].stem[:80]
        with translation.override("en"), err.status("Checking the things …"):
            report = run_import(actor=SYSTEM, files=contents, source=name, replace=bool(replace_source), dry_run=dry_run)
            lines = report.lines()
    if as_json:
        print_json(report.as_data())
    else:
        for line in lines:
            out.print(line, markup=False, soft_wrap=True)
    raise typer.Exit(0 if report.ok else 1)
