"""What the terminal shows."""

from __future__ import annotations

import json
import sys
from typing import Any, NoReturn

import typer
from rich.console import Console

# Results go to standard output, so that a script can read them; progress and trouble go beside it.
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def print_json(value: Any) -> None:
    """One JSON document on standard output, without colours or line breaks of the terminal's width."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def fail(words: str, *, code: int = 1) -> NoReturn:
    """End the command with words on what happened and what to do."""
    err.print(f"[bold red]✗[/] {words}", soft_wrap=True)
    raise typer.Exit(code)
