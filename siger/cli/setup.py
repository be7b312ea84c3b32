"""`siger migrate`, and the steps that `siger serve` takes before it serves."""

from __future__ import annotations

import time

from rich.progress import Progress, SpinnerColumn, TextColumn

from siger.cli.application import application
from siger.cli.demo import accounts
from siger.cli.setup_stamp import record_setup
from siger.cli.setup_steps import STEPS, SetupStep
from siger.cli.terminal import err, print_json


def migrate() -> None:
    """Bring the tables to what this version needs."""
    with application("siger migrate"):
        err.print(f"[green]✓[/] {apply_migrations()}")


def set_up() -> None:
    """Migrate, load the reference data and, for a demonstration, its data.

    `siger serve` does this by itself.
    """
    with application("siger set-up"):
        _take_all()
        shown = accounts()
        record_setup(shown)
    print_json({"accounts": shown})


def _take_all() -> None:
    from django.conf import settings

    columns = (SpinnerColumn(finished_text="[green]✓[/]"), TextColumn("{task.description}"), TextColumn("[dim]{task.fields[result]}"))
    with Progress(*columns, console=err) as progress:
        for step in STEPS:
            if settings.DEMONSTRATION or not step.demonstration:
                _take(step, progress)


def _take(step: SetupStep, progress: Progress) -> None:
    task = progress.add_task(step.label, total=1, result="")
    started = time.monotonic()
    result = step.load()()
    seconds = time.monotonic() - started
    words = str(result) if isinstance(result, str | int) else ""
    progress.update(task, completed=1, result=f"{words} ({seconds:.1f} s)" if seconds >= 0.1 else words)


def apply_migrations() -> str:
    """Apply what is missing; in words, how much that was."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
    return f"{len(plan)} migrations applied" if plan else "nothing to migrate"
