"""`siger translations`: the catalogues that translators write, compiled for the pages. Needs no gettext on the machine."""

from __future__ import annotations

from pathlib import Path

import polib
import typer

import siger
from siger.cli.terminal import err

translations = typer.Typer(no_args_is_help=True, help="Catalogues of words.")


@translations.callback()
def group() -> None:
    """Keeps `compile` a subcommand although it is the only one."""


@translations.command("compile")
def compile_catalogues() -> None:
    """Write the .mo file beside every .po file that is newer."""
    for source in sorted(Path(siger.__file__).parent.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            catalogue = polib.pofile(str(source))
            written = target.with_suffix(".mo.new")
            catalogue.save_as_mofile(str(written))
            written.replace(target)  # whoever reads meanwhile sees the old one or the new one
            err.print(f"{source.relative_to(Path(siger.__file__).parent)}: {catalogue.percent_translated()} % translated")
