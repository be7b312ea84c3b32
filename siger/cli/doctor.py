"""`siger doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from siger.cli.application import database_running, set_up_django
from siger.cli.terminal import err, out, print_json
from siger.core.database.trouble import DatabaseTrouble
from siger.core.health.findings import Finding, Status, broken

AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]
MARKS = {Status.OK: "[green]✓[/]", Status.WARN: "[yellow]![/]", Status.FAIL: "[bold red]✗[/]"}


def doctor(as_json: AsJson = False) -> None:
    """Check database, worker, failed jobs, storage, mail, clock, disk and unsafe settings. Exit code 1 when something is broken."""
    with _database_if_possible() as trouble:
        set_up_django()
        from siger.core.health.examination import examine
        from siger.notify.health import mail
        from siger.reports.outside import outside_health
        from siger.reports.queries.closed_agencies import closed_agencies_health
        from siger.triage.category.learning.versions import learning_health
        from siger.triage.rules.findings import rules_health

        above = [
            ("mail", mail),
            ("rules", rules_health),
            ("closed_agencies", closed_agencies_health),
            ("outside", outside_health),
            ("categories", learning_health),
        ]
        found = [*trouble, *examine(above)]
    if as_json:
        print_json([{"subject": one.subject, "status": one.status.value, "words": one.words, "mend": one.mend} for one in found])
    else:
        _show(found)
    raise typer.Exit(1 if any(one.status is Status.FAIL for one in found) else 0)


@contextlib.contextmanager
def _database_if_possible() -> Iterator[list[Finding]]:
    """A database that does not start is a finding, not the end of the examination."""
    with contextlib.ExitStack() as stack:
        trouble: list[Finding] = []
        try:
            stack.enter_context(database_running("siger doctor"))
        except DatabaseTrouble as error:
            trouble = broken("database.server", str(error), "Mend what it names, then run `siger doctor` again.")
        yield trouble


def _show(found: Sequence[Finding]) -> None:
    for one in found:
        out.print(f"{MARKS[one.status]} [bold]{one.subject:<18}[/] ", end="")
        out.print(one.words, markup=False, soft_wrap=True)
        if one.mend:
            out.print(f"   {'':<18} [dim]→[/] ", end="")
            out.print(one.mend, markup=False, soft_wrap=True)
    bad = sum(one.status is Status.FAIL for one in found)
    doubtful = sum(one.status is Status.WARN for one in found)
    err.print(f"\n{len(found)} checks, {bad} broken, {doubtful} doubtful")
