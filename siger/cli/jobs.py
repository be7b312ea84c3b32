"""`siger jobs`: background work that failed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from siger.cli.application import application
from siger.cli.terminal import err, fail, out, print_json

jobs = typer.Typer(no_args_is_help=True, help="Background jobs that failed: see them, send them again.")

AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]


@jobs.command("list")
def list_failed(as_json: AsJson = False, limit: Annotated[int, typer.Option(min=1)] = 100) -> None:
    """Show the failed jobs, the latest first."""
    with application("siger jobs list"):
        from siger.core.jobs.failed import failed_jobs

        found = failed_jobs(limit=limit)
    if as_json:
        print_json([asdict(job) for job in found])
        return
    table = Table("job", "what", "attempts", "failed at", box=None, pad_edge=False)
    for job in found:
        table.add_row(str(job.id), job.what, str(job.attempts), f"{job.failed_at:%Y-%m-%d %H:%M} UTC" if job.failed_at else "")
    out.print(table if found else "None failed.")


@jobs.command("resend")
def resend(
    ids: Annotated[list[int] | None, typer.Argument(help="Job numbers.")] = None, every: Annotated[bool, typer.Option("--all")] = False
) -> None:
    """Put failed jobs back into the queue: those named, or --all."""
    if bool(ids) == every:
        fail("Name the jobs, or say --all; `siger jobs list` shows them.")
    with application("siger jobs resend"):
        from siger.core.jobs.failed import resend_failed

        sent = resend_failed(None if every else ids)
    err.print(f"[green]✓[/] {len(sent)} sent again")
