"""`siger keys`: the keys that seal personal data."""

from __future__ import annotations

import typer

from siger.cli.application import application
from siger.cli.terminal import err

keys = typer.Typer(no_args_is_help=True, help="The keys that seal personal data.")


@keys.callback()
def group() -> None:
    """Keeps `rotate` a subcommand although it is the only one."""


def ensure_key_file() -> str:
    """Make the key file on the first start, so that it can be copied before the first report comes."""
    from django.conf import settings

    from siger.core.crypto.keys import keyring

    ring = keyring()
    return f"{len(ring.keys)} in {settings.KEY_FILE}"


@keys.command("rotate")
def rotate() -> None:
    """Make a new key and seal everything with it anew. Copy the key file before and after."""
    with application("siger keys rotate"):
        from siger.core.crypto.rotation import rotate as rotate_keys

        with err.status("Sealing anew …"):
            result = rotate_keys()
    err.print(f"[green]✓[/] {result}")
