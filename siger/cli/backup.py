"""`siger backup` and `siger restore`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from siger.cli.application import application, set_up_django
from siger.cli.terminal import err, fail, out, print_json
from siger.core.database.location import database_url, state_directory
from siger.core.database.server import private_database

AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]
Target = Annotated[Path | None, typer.Argument(help="The archive; in the state directory's `backups` unless given.")]
Source = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="An archive that `siger backup` wrote.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
OtherKeys = Annotated[bool, typer.Option("--other-keys", help="The archive's key file is lost; what is sealed stays unreadable.")]


def backup(target: Target = None, as_json: AsJson = False) -> None:
    """Write database and files into one archive, while everything runs. The keys are not in it."""
    path = (target or state_directory() / "backups" / f"siger-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar").absolute()
    with application("siger backup"):
        from django.conf import settings

        from siger.core.backup.trouble import BackupTrouble
        from siger.core.backup.writing import write_backup

        try:
            with err.status(f"Writing {path} …"):
                manifest = write_backup(path)
        except BackupTrouble as trouble:
            fail(str(trouble))
        key_file = str(settings.KEY_FILE)
    if as_json:
        print_json({"archive": str(path), "bytes": path.stat().st_size, "key_file": key_file, **asdict(manifest)})
        return
    out.print(f"{path}  {path.stat().st_size / 1e6:.1f} MB, {manifest.files} files", soft_wrap=True)
    err.print(
        f"[yellow]The keys are not in it.[/] Keep a copy of {key_file} in another place: without it names and contacts stay sealed.",
        soft_wrap=True,
    )
    if manifest.elsewhere:
        err.print(f"[yellow]Not in it either:[/] the bucket of {', '.join(manifest.elsewhere)}.", soft_wrap=True)


def restore(source: Source, yes: Yes = False, other_keys: OtherKeys = False) -> None:
    """Replace database and files by those of an archive. Stop `siger serve` first."""
    if not yes:
        typer.confirm(f"This replaces every report and file in {state_directory()} by {source}. Go on?", abort=True)
    with _database_alone():
        set_up_django()
        from siger.core.backup.reading import restore_backup
        from siger.core.backup.trouble import BackupTrouble

        try:
            with err.status("Checking and restoring …"):
                manifest = restore_backup(source, other_keys=other_keys)
        except BackupTrouble as trouble:
            fail(f"{trouble} Nothing was changed.")
    err.print(f"[green]✓[/] Restored what was there at {manifest.created}, {manifest.files} files.", soft_wrap=True)
    err.print("The next `siger serve` brings the tables up to date.")


@contextlib.contextmanager
def _database_alone() -> Iterator[None]:
    """The private server for us alone, so that nobody writes meanwhile; a named database checks who else is connected."""
    if database_url():
        yield
        return
    with private_database(state_directory(), purpose="siger restore"):
        yield
