"""`siger regions`: the tree of regions, their outlines, and where a point lies."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from siger.cli.application import application
from siger.cli.terminal import err, out, print_json

regions = typer.Typer(no_args_is_help=True, help="Regions: load them, import outlines, locate a point.")

AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]
Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, help="GeoJSON; each feature's code in `kode`.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check and report, change nothing.")]


@regions.command("load")
def load(as_json: AsJson = False) -> None:
    """Load or refresh the regions of the configured province. Running it again changes nothing."""
    with application("siger regions load"):
        from django.conf import settings
        from django.utils import translation

        from siger.regions.loading import load_regions

        with translation.override("en"):
            result = load_regions(settings.INSTALLATION.code)
            notes = result.notes()
    if as_json:
        print_json({**asdict(result), "total": result.total, "notes": notes})
        return
    out.print(f"{result.total} regions of province {result.province}: {'loaded' if result.changed else 'unchanged'}")
    for line in notes:
        err.print(f"[yellow]![/] {line}")


@regions.command("import-outlines")
def import_outlines(files: Files, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Replace approximate shapes by real outlines. All or nothing: with any problem, nothing changes."""
    with application("siger regions import-outlines"):
        from django.utils import translation

        from siger.regions.outlines.importing import import_outlines as run_import

        with translation.override("en"), err.status("Checking the outlines …"):
            report = run_import(files, dry_run=dry_run)
            lines = report.lines()
    if as_json:
        print_json(report.as_data())
    else:
        for line in lines:
            out.print(line, markup=False)
    raise typer.Exit(0 if report.ok else 1)


@regions.command("locate", context_settings={"ignore_unknown_options": True})
def locate(lat: float, lng: float, as_json: AsJson = False) -> None:
    """Say in which region a point lies (degrees, WGS 84). Exit code 1 when nobody here serves it."""
    with application("siger regions locate"):
        from siger.regions.current import locate as find
        from siger.regions.locating.answers import Place
        from siger.regions.models import Region

        answer = find(lat, lng)
        served = isinstance(answer, Place)
        region = Region.objects.filter(code=answer.region_code).first()
    name = region.full_name if region else ""
    if as_json:
        print_json({"served": served, "name": name, **asdict(answer)})
    elif served:
        out.print(f"{answer.region_code}  {name}", markup=False)
    else:
        out.print(f"Outside; the nearest region is {answer.region_code}  {name}", markup=False)
    raise typer.Exit(0 if served else 1)
