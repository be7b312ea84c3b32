"""Entry point of the `siger` command."""

from __future__ import annotations

import sys


def run() -> None:
    """Trouble that is understood is told in words; anything else is a bug and shows where it happened.

    Imports late: Ctrl-C while Python is still reading files must not end in a traceback.
    """
    try:
        from siger.cli.commands import app

        app()
    except KeyboardInterrupt:
        sys.exit(130)  # what a shell gives to a command that Ctrl-C ended
    except Exception as error:
        if not _is_understood(error):
            raise
        from siger.cli.terminal import err

        err.print(f"[bold red]✗[/] {error}", soft_wrap=True)
        sys.exit(1)


def _is_understood(error: Exception) -> bool:
    """A refusal or a trouble of the database. Without importing what may not be loaded: then nobody raised it."""
    known = (("siger.core.database.trouble", "DatabaseTrouble"), ("siger.core.errors", "Refusal"))
    return any(isinstance(error, getattr(sys.modules[module], name)) for module, name in known if module in sys.modules)
