"""`siger demo`: reports that look true, for trying Siger out."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from siger.cli.application import application
from siger.cli.terminal import err, fail

REPORTS = int(os.environ.get("SIGER_DEMO_REPORTS") or 3000)
SEED = 18

Reports = Annotated[int, typer.Option(min=1, help="How many reports, over 18 months.")]
Seed = Annotated[int, typer.Option(help="The same seed and time give the same data.")]
AsOf = Annotated[datetime | None, typer.Option(help="The moment at which the data ends; now unless given.")]


def demo(reports: Reports = REPORTS, seed: Seed = SEED, as_of: AsOf = None) -> None:
    """Fill an installation that is for demonstration."""
    with application("siger demo"):
        from django.conf import settings

        if not settings.DEMONSTRATION:
            fail(
                "This installation is not for demonstration (SIGER_SITE_URL or DATABASE_URL is set, or SIGER_DEMO=0);"
                " invented reports stay out."
            )
        from siger.people.models import Agency

        if not Agency.objects.exists():
            fail("There are no agencies and services yet. First: siger set-up")
        err.print(f"[green]✓[/] {build_demonstration(reports=reports, seed=seed, as_of=as_of)}")


def build_once() -> str:
    """The step of every start: roads that are new, reports when there are none. All or none: a start that is interrupted begins anew."""
    from django.db import transaction

    from siger.demo.network import bring_network
    from siger.reports.models import Report

    bring_network()
    if Report.objects.exists():
        return "already there"
    with transaction.atomic():
        return build_demonstration(reports=REPORTS, seed=SEED, as_of=None)


def build_demonstration(*, reports: int, seed: int, as_of: datetime | None) -> str:
    """Build and say what was built."""
    from django.conf import settings

    from siger.demo.build import build
    from siger.demo.desk.enliven import enliven

    if as_of is not None and as_of.tzinfo is None:
        as_of = as_of.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))  # typed without a zone: the clock on the province's wall
    built = str(build(reports=reports, seed=seed, as_of=as_of))
    if as_of is None:
        enliven()
    return built


def accounts() -> list[dict[str, str]]:
    """Who may sign in to a demonstration, as rows of a table; empty when this is none."""
    from django.conf import settings

    if not settings.DEMONSTRATION:
        return []
    from django.utils import translation

    from siger.demo.accounts import shown_accounts

    with translation.override("en"):  # as everything else in the terminal
        return [dict(row) for row in shown_accounts()]
