"""`siger mail`: messages that did not arrive."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from siger.cli.application import application
from siger.cli.terminal import err, fail, out, print_json

mail = typer.Typer(no_args_is_help=True, help="Messages that did not arrive: see why, send them again.")

AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]


@mail.command("list")
def list_undelivered(as_json: AsJson = False, limit: Annotated[int, typer.Option(min=1)] = 100) -> None:
    """Show refused and given-up messages, the latest first, without addresses and words."""
    with application("siger mail list"):
        from siger.notify.sending import undelivered

        found = undelivered(limit=limit)
    if as_json:
        keys = ("id", "template", "state", "attempts", "last_error")
        print_json([{key: getattr(one, key) for key in keys} for one in found])
        return
    table = Table("message", "what", "state", "attempts", "why", box=None, pad_edge=False)
    for one in found:
        table.add_row(str(one.pk), one.template, one.state, str(one.attempts), one.last_error)
    out.print(table if found else "All arrived.")


@mail.command("resend")
def resend_messages(
    ids: Annotated[list[int] | None, typer.Argument(help="Message numbers.")] = None, every: Annotated[bool, typer.Option("--all")] = False
) -> None:
    """Try again: those named, or --all that were given up (not those that were refused for good)."""
    if bool(ids) == every:
        fail("Name the messages, or say --all; `siger mail list` shows them.")
    with application("siger mail resend"):
        from siger.notify.sending import resend, undelivered

        chosen = ids or [one.pk for one in undelivered(limit=10_000) if one.state == "dead"]
        sent = [delivery_id for delivery_id in chosen if resend(delivery_id)]
    err.print(f"[green]✓[/] {len(sent)} sent again")
