"""`siger triage`: what is it, whose is it, is it known already. One file a command."""

from __future__ import annotations

import typer

from siger.cli.triage.duplicates import duplicates
from siger.cli.triage.evaluate import evaluate
from siger.cli.triage.import_assets import import_assets
from siger.cli.triage.train import train
from siger.cli.triage.versions import versions

triage = typer.Typer(no_args_is_help=True, help="Triage: evaluate and teach suggestions, import things with owners.")
triage.command("duplicates")(duplicates)
triage.command("evaluate")(evaluate)
triage.command("import-assets")(import_assets)
triage.command("train")(train)
triage.command("versions")(versions)
